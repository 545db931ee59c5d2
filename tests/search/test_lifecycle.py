"""Generations, lock, queue, damage and repair, on real files."""

import json
import os
import random
import subprocess
import sys
import threading
import time

import pytest
from django.core.management import CommandError, call_command
from django.http import QueryDict

from articles.models import Article, Mention
from search import checks, engine, lifecycle, queue, worker
from search.backends import writing
from search.generations import IndexLocked
from search.health import backlog, health
from search.models import PendingChange
from search.request import SearchRequest
from tests import factories

pytestmark = pytest.mark.django_db


def total(address="q=boats"):
    page = engine.search(SearchRequest.from_get(QueryDict(address)))
    assert not page.warning
    return page.total


def warning(address="q=boats"):
    return engine.search(SearchRequest.from_get(QueryDict(address))).warning


def boats(**fields):
    return factories.article(**{"title": "Boats", "body": "Boats on a canal.", **fields})


def segment_file(folder, ending):
    return next(path for path in lifecycle.backend().folder().iterdir() if path.name.endswith(ending))


# Generations


def test_a_new_generation_takes_the_place_of_the_old_one_which_is_removed(index):
    boats()
    index.build()
    first = lifecycle.backend().folder()
    assert total() == 1
    index.build()
    second = lifecycle.backend().folder()
    assert second != first
    assert sorted(path.name for path in index.folder.iterdir()) == sorted([second.name, "current", "writer.lock"])
    assert total() == 1


def test_a_manifest_says_what_an_index_was_made_under(index):
    boats()
    index.build()
    manifest = json.loads((lifecycle.backend().folder() / "manifest.json").read_text())
    assert set(manifest) == {"versions", "built", "documents", "seconds"}
    assert set(manifest["versions"]) == {"schema", "analysis", "opencc", "whoosh"}
    assert manifest["documents"] == 1


def test_a_reader_that_has_a_generation_open_goes_on_when_it_is_replaced(index):
    boats()
    index.build()
    commit = lifecycle.backend().commit()
    index.build()
    assert commit.segments[0].postings("text_en", "boat").ids[0] == 0


def test_a_build_that_fails_leaves_what_is_in_use_and_its_remains_go_with_the_next(index):
    boats()
    index.build()

    def stop(count):
        raise worker.Stopped

    with pytest.raises(worker.Stopped), lifecycle.backend().generations.lock("building"):
        lifecycle.build(stop)
    assert total() == 1
    assert len([path for path in index.folder.iterdir() if path.is_dir()]) == 2
    index.build()
    assert len([path for path in index.folder.iterdir() if path.is_dir()]) == 1


def test_what_changes_during_a_build_stays_queued(index):
    kept = boats()

    def change(count):
        kept.title = "Mills"
        kept.save()

    with lifecycle.backend().generations.lock("building"):
        lifecycle.build(change)
    assert [change.article for change in queue.waiting(9)] == [kept.pk]
    index.drain()
    assert total("q=title:mills") == 1


# Lock


def test_one_process_writes_and_the_next_is_told_which(index, monkeypatch):
    monkeypatch.setattr("search.generations.LOCK_PATIENCE", 0.1)
    generations = lifecycle.backend().generations
    with generations.lock("building"):
        assert f"process {os.getpid()}, building since" in generations.holder()
        with pytest.raises(IndexLocked, match=f"process {os.getpid()}, building"), generations.lock("update"):
            pass
        with pytest.raises(CommandError, match="written by another process"):
            call_command("index", "build")
    assert generations.holder() == ""
    with generations.lock("update"):
        pass


def test_the_lock_of_a_killed_process_is_free(index):
    code = (
        "import sys, time; from pathlib import Path; from search.generations import Generations\n"
        "with Generations(Path(sys.argv[1])).lock('building'): print('locked', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(index.folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "locked\n"
    assert "building" in lifecycle.backend().generations.holder()
    process.kill()
    process.wait()
    process.stdout.close()
    assert lifecycle.backend().generations.holder() == ""
    index.build()


# Queue


def test_a_change_is_searchable_after_a_drain(index):
    article = boats()
    index.build()
    article.title, article.body = "Mills", "Mills"
    article.save()
    newer = boats()
    assert index.drain() == 2
    assert total() == 1
    assert total("q=mills") == 1
    newer.delete()
    index.drain()
    assert total() == 0


def test_an_article_waits_once_however_often_it_changes(index):
    article = boats()
    for _time in range(5):
        article.save()
    assert PendingChange.objects.count() == 1


def test_a_change_that_comes_while_the_writer_works_stays_queued(index):
    article = boats()
    read = queue.waiting(9)
    article.save()
    queue.finish(read)
    assert [change.article for change in queue.waiting(9)] == [article.pk]


def test_a_change_that_is_rolled_back_is_not_queued(index):
    from django.db import transaction

    article = boats(state="draft")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        article.save()
        1 / 0  # noqa: B018
    assert PendingChange.objects.count() == 0


def test_what_an_index_document_holds_is_queued_when_it_changes(index):
    event, source = factories.event(), factories.source()
    speaker, topic = factories.speaker(), factories.term("topic")
    article = boats(event=event, source=source)
    citation = factories.citation(article=article)

    def queued(change):
        PendingChange.objects.all().delete()
        result = change()
        assert [pending.article for pending in PendingChange.objects.all()] == [article.pk]
        return result

    mention = queued(lambda: Mention.objects.create(article=article, term=topic))
    appearance = queued(lambda: speaker.appearances.create(event=event, role="speech", citation=citation))
    for row in (article, event, source, speaker, topic, mention, appearance):
        queued(row.save)
    queued(mention.delete)
    queued(appearance.delete)
    queued(lambda: article.terms.set([topic]))
    queued(lambda: article.terms.clear())
    queued(lambda: topic.mentioned_in.add(article))
    queued(lambda: topic.mentioned_in.clear())


def test_labels_and_new_rows_that_no_article_knows_are_not_queued(index):
    topic = factories.term("topic", {"en": "Trade"})
    topic.labels.get().save()
    factories.event()
    factories.source()
    boats(state="draft")
    assert PendingChange.objects.count() == 0


def test_rows_written_past_all_signals_are_found_by_comparison(index):
    gone, stays = boats(), boats()
    index.build()
    Article.objects.filter(pk=gone.pk).update(state="draft")
    added = Article.objects.bulk_create([Article(title="Boats", body="Boats", language="en", state="published")])[0]
    assert lifecycle.reconcile() == ({added.pk}, {gone.pk})
    index.drain()
    assert lifecycle.reconcile() == (set(), set())
    assert lifecycle.backend().commit().keys == {stays.pk, added.pk}


def test_one_article_that_cannot_be_indexed_holds_nobody_up(index, monkeypatch, caplog):
    index.build()
    boats(), boats(title="Broken"), boats()
    whole = writing.Writer.add_document

    def break_one(writer, **values):
        if values["title_en"] == "Broken":
            raise RuntimeError("no such text")
        whole(writer, **values)

    monkeypatch.setattr(writing.Writer, "add_document", break_one)
    index.drain()
    assert total() == 2
    assert "cannot be indexed" in caplog.text
    index.build()
    assert total() == 2


def test_a_commit_that_fails_loses_no_change_and_frees_the_index(index, monkeypatch):
    index.build()
    boats()
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(writing, "merge_small", lambda writer, segments: 1 / 0)
        index.drain()
    assert PendingChange.objects.count() == 1
    assert total() == 0
    index.drain()
    assert total() == 1


def test_many_commits_are_merged_and_lose_nothing(index):
    """Batches of changes and deletions, so that segments hold documents alive and struck out when they are merged."""
    generator = random.Random(1)
    index.build()
    articles = [boats(body=f"Boats {'and mills ' * 300} v{number}x0") for number in range(12)]
    versions = dict.fromkeys(range(12), 0)
    for round_number in range(1, 25):
        for number in generator.sample(sorted(versions), min(4, len(versions))):
            versions[number] = round_number
            articles[number].body = f"Boats {'and mills ' * generator.choice([1, 300])} v{number}x{round_number}"
            articles[number].save()
        if round_number % 8 == 0:
            gone = generator.choice(sorted(versions))
            del versions[gone]
            articles[gone].delete()
        index.drain()
        commit = lifecycle.backend().commit()
        assert len(commit.segments) <= writing.MANY_SEGMENTS + 1
        assert commit.documents == len(versions)
    assert total() == len(versions) == 9
    assert total('q="and mills" boats') == 9
    for number, version in versions.items():
        assert total(f'q="v{number}x{version}"') == 1
        assert total(f'q="mills v{number}x{version}"') == 1
    listed = [path.name for path in lifecycle.backend().folder().iterdir() if path.name.startswith("files.")]
    assert len(listed) == 1


# Missing, out of date, damaged


def test_without_an_index_the_database_answers_and_says_so(index):
    boats()
    boats(state="draft")
    page = engine.search(SearchRequest.from_get(QueryDict("q=canal")))
    assert page.total == 1
    assert "not ready" in page.warning
    assert page.hits[0].snippet == "Boats on a <mark>canal</mark>."
    assert health().state == "missing"
    assert [found.id for found in checks.index_is_usable(None)] == ["search.W001"]


def test_an_index_of_another_version_is_not_read(index, monkeypatch):
    boats()
    index.build()
    assert total() == 1
    monkeypatch.setattr("search.backends.whoosh.ANALYSIS_VERSION", "another")
    lifecycle.backend().checked = None
    assert warning()
    assert health().state == "stale"
    assert [found.id for found in checks.index_is_usable(None)] == ["search.W002"]
    index.build()
    assert total() == 1
    assert checks.index_is_usable(None) == []


DAMAGES = {
    "a file is gone": lambda folder: segment_file(folder, ".trm").unlink(),
    "a file is cut short": lambda folder: os.truncate(segment_file(folder, ".pst"), 10),
    "the table of contents is gone": lambda folder: segment_file(folder, ".toc").unlink(),
    "the table of contents is empty": lambda folder: os.truncate(segment_file(folder, ".toc"), 0),
    "the list of files is gone": lambda folder: segment_file(folder, ".json").unlink(),
    "the manifest is nonsense": lambda folder: (segment_file(folder, "manifest.json")).write_text("{"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_noticed_and_mended_by_one_command(index, damage):
    boats()
    index.build()
    assert total() == 1
    DAMAGES[damage](index.folder)
    lifecycle.backend().store.close()
    lifecycle.backend().checked = None
    assert warning()
    assert health().state == "damaged"
    assert [found.id for found in checks.index_is_usable(None)] == ["search.W003"]
    with pytest.raises(CommandError):
        call_command("index", "check")
    call_command("index", "build")
    assert total() == 1
    call_command("index", "check")


def test_damage_under_an_open_reader_is_noticed_by_the_health_check(index):
    boats()
    index.build()
    assert total() == 1
    segment_file(index.folder, ".pst").unlink()
    assert health().state == "damaged"
    assert not lifecycle.is_sound()
    assert total() == 1


def test_altered_bytes_degrade_a_search_and_are_found_by_reading_through(index, caplog):
    boats()
    index.build()
    path = segment_file(index.folder, ".pst")
    path.write_bytes(b"\xff" * path.stat().st_size)
    assert warning()
    assert health().state == "damaged"
    assert not lifecycle.is_sound()
    index.build()
    assert total() == 1
    assert lifecycle.is_sound()


def test_a_suspicion_that_proves_wrong_is_dropped(index):
    boats()
    index.build()
    lifecycle.backend().generations.suspect(lifecycle.backend().folder(), "a fault of our own")
    assert health().state == "damaged"
    assert lifecycle.is_sound()
    assert health().state == "ok"


def test_a_deleted_index_folder_is_a_missing_index(index):
    import shutil

    boats()
    index.build()
    assert total() == 1
    shutil.rmtree(index.folder)
    assert warning()
    assert health().state == "missing"


def test_health_says_when_the_index_is_being_built_and_by_whom(index):
    with lifecycle.backend().generations.lock("building"):
        found = health()
    assert (found.state, found.is_ok) == ("building", False)
    assert f"process {os.getpid()}, building" in found.writer


def test_a_check_does_not_complain_of_an_index_that_is_being_built(index):
    with lifecycle.backend().generations.lock("building"):
        assert checks.index_is_usable(None) == []


def test_health_gives_what_waits_and_since_when(index):
    boats()
    index.build()
    assert backlog() == {"pending": 0, "oldest_seconds": 0.0}
    boats()
    assert backlog()["pending"] == 1
    assert (health().state, health().documents) == ("ok", 1)


def test_an_index_folder_that_is_a_file_is_an_error_of_its_own(index):
    index.folder.write_text("")
    assert health().state == "missing"
    with pytest.raises((CommandError, OSError)):
        call_command("index", "build")


# Command and worker


def test_the_command_builds_updates_and_checks(index, capsys):
    boats()
    call_command("index", "build")
    assert "1 articles indexed" in capsys.readouterr().out
    boats()
    call_command("index", "update")
    assert "1 articles brought up to date" in capsys.readouterr().out
    call_command("index", "check")
    assert "2 articles, every file sound" in capsys.readouterr().out
    Article.objects.update(state="draft")
    with pytest.raises(CommandError, match="2 should not be there"):
        call_command("index", "check")


def test_to_update_an_index_that_is_not_there_says_what_to_do(index):
    with pytest.raises(CommandError, match="index build"):
        call_command("index", "update")


@pytest.fixture
def running(index_dir, transactional_db):
    """A worker in a thread of its own; it is stopped and has closed everything at the end."""
    stop = threading.Event()

    def run():
        from django.db import connection

        worker.work(stop)
        lifecycle.backend().store.close()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    yield
    stop.set()
    thread.join(20)
    assert not thread.is_alive()


def eventually(condition, seconds=2.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return time.monotonic()
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} seconds")


def test_a_running_worker_builds_the_index_and_makes_changes_searchable_within_two_seconds(running):
    eventually(lambda: health().state == "ok", 10)
    article = boats()
    eventually(lambda: total() == 1)
    article.state = "withdrawn"
    article.save()
    assert total() == 0
    eventually(lambda: PendingChange.objects.count() == 0)
    assert lifecycle.backend().commit().keys == set()


def test_a_running_worker_mends_a_damaged_index(running):
    eventually(lambda: health().state == "ok", 10)
    boats()
    eventually(lambda: total() == 1)
    segment_file(None, ".pst").unlink()
    eventually(lambda: health().state == "ok", 10)
    assert total() == 1


def test_a_worker_stops_when_told_in_the_middle_of_a_build(index):
    boats()
    stop = threading.Event()
    stop.set()
    with pytest.raises(worker.Stopped), lifecycle.backend().generations.lock("working"):
        worker.ensure(stop)
    worker.work(stop)
    assert health().state == "missing"
