"""Loading the starter archive: idempotent, kind to curators, all or nothing."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Label, LoadedRow, Mention, Note, Reference, Statement, Term
from articles.starter.ledger import Ledger
from articles.starter.load import load
from articles.starter.read import FixtureError, read_archive
from tests import factories

pytestmark = pytest.mark.django_db

DIGEST = """title: {title}
event: meeting-2024
written: 2026-11-21
people:
topics: water
places:
organisations:
---
First paragraph, with a claim. [daily; series:2024-11-20]

Second paragraph. [daily]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small archive with one row of each kind."""
    rows = {
        "references": [{"key": "daily", "title": "A report"}, {"key": "series", "title": "A broadcast"}],
        "terms": [
            {"slug": "water", "kind": "topic", "broader": "nature"},
            {"slug": "nature", "kind": "topic"},
            {"slug": "speaker-one", "kind": "speaker"},
        ],
        "events": [
            {"slug": "meeting-2024", "series": "summit", "date": "2024-11-19/2024-11-22", "opening": "2024-11-20"}
        ],
        "labels/en": [
            {
                "term": "water",
                "text": "water",
                "type": "preferred",
                "status": "verified",
                "cite": "daily",
                "bridge": True,
                "link": True,
            },
        ],
        "statements": [
            {
                "subject": "meeting-2024",
                "attribute": "attendance",
                "number": 1800,
                "comparator": ">",
                "unit": "guests",
                "cite": "series:2024-11-22",
            },
        ],
        "appearances": [{"speaker": "speaker-one", "event": "meeting-2024", "role": "speech", "cite": "daily"}],
        "sources": [
            {"slug": "this-archive", "name": "This archive", "kind": "archive"},
            {"slug": "paper", "name": "Paper", "kind": "press"},
        ],
        "records": [
            {
                "key": "paper-1",
                "language": "en",
                "title": "Record",
                "source": "paper",
                "address": "https://paper.example/1",
                "date": "2024-11",
                "basis": "address",
                "event": "meeting-2024",
                "terms": ["water"],
            },
        ],
    }
    for name, values in rows.items():
        write(tmp_path, name, values)
    (tmp_path / "digests" / "meeting-2024").mkdir(parents=True)
    (tmp_path / "digests" / "meeting-2024" / "en.md").write_text(DIGEST.format(title="Digest"), encoding="utf-8")
    return tmp_path


def write(folder: Path, name: str, rows: list[dict]) -> None:
    path = folder / f"{name}.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def run(folder: Path) -> dict:
    return load(read_archive(folder))


def test_everything_arrives_with_what_it_refers_to(folder):
    run(folder)
    water = Term.objects.get(slug="water")
    assert water.broader.slug == "nature"
    assert water.labels.get().citation.reference.key == "daily"
    digest, record = Article.objects.get(kind="digest"), Article.objects.get(kind="record")
    assert digest.body == "First paragraph, with a claim.\nSecond paragraph."
    assert [(note.paragraph, note.citation.locator) for note in digest.notes.order_by("pk")] == [
        (1, ""),
        (1, "2024-11-20"),
        (2, ""),
    ]
    assert [mention.term.slug for mention in digest.mentions.all()] == ["water"]
    assert (record.iso_date, record.body, record.state) == ("2024-11", "", "published")
    assert digest.event.iso_date == "2024-11-19/2024-11-22"
    assert Statement.objects.get().citation.locator == "2024-11-22"


def test_a_second_run_changes_nothing(folder):
    run(folder)
    before = {row.pk: row.updated for row in Article.objects.all()}
    counts = run(folder)
    assert {what for table in counts.values() for what in table} == {"unchanged"}
    assert {row.pk: row.updated for row in Article.objects.all()} == before
    assert Article.history.count() == 2


def test_of_a_large_archive_only_what_was_loaded_is_read_again(folder):
    load(read_archive(folder))
    loaded = Article.objects.count()
    factories.article()
    assert len(Ledger(Article).rows) == loaded


def test_a_curators_change_survives_and_the_other_fields_follow_the_fixture(folder):
    run(folder)
    Reference.objects.filter(key="daily").update(title="The curator's title")
    write(
        folder,
        "references",
        [{"key": "daily", "title": "New title", "publisher": "Daily"}, {"key": "series", "title": "Corrected"}],
    )
    run(folder)
    daily = Reference.objects.get(key="daily")
    assert (daily.title, daily.publisher) == ("The curator's title", "Daily")
    assert Reference.objects.get(key="series").title == "Corrected"


def test_the_curators_value_still_stands_after_a_further_run(folder):
    run(folder)
    Reference.objects.filter(key="daily").update(title="The curator's title")
    for title in ("Second", "Third"):
        write(folder, "references", [{"key": "daily", "title": title}, {"key": "series", "title": "A broadcast"}])
        run(folder)
        assert Reference.objects.get(key="daily").title == "The curator's title"


def test_what_a_curator_deleted_stays_deleted_with_all_that_hangs_on_it(folder):
    run(folder)
    Term.objects.get(slug="water").delete()
    run(folder)
    assert not Term.objects.filter(slug="water").exists()
    assert not Label.objects.exists()
    assert not Mention.objects.exists()


def test_a_row_that_a_curator_made_first_stays_the_curators(folder):
    Term.objects.create(slug="water", kind="topic", note="made by hand")
    counts = run(folder)
    assert Term.objects.get(slug="water").note == "made by hand"
    assert counts["term"]["a curator's own"] == 1


def test_a_label_that_left_the_fixtures_goes_unless_a_curator_changed_it(folder):
    run(folder)
    write(folder, "labels/en", [])
    run(folder)
    assert not Label.objects.exists()
    write(
        folder,
        "labels/en",
        [{"term": "water", "text": "eau", "type": "variant", "status": "general", "bridge": False, "link": False}],
    )
    run(folder)
    Label.objects.update(bridge=True)
    write(folder, "labels/en", [])
    run(folder)
    assert Label.objects.get().text == "eau"


def test_changed_notes_reach_a_digest(folder):
    run(folder)
    path = folder / "digests" / "meeting-2024" / "en.md"
    path.write_text(DIGEST.format(title="Digest").replace("[daily]", "[series:2024-11-21]"), encoding="utf-8")
    run(folder)
    assert {(note.paragraph, note.citation.locator) for note in Note.objects.all()} == {
        (1, ""),
        (1, "2024-11-20"),
        (2, "2024-11-21"),
    }


def test_addresses_are_the_same_at_every_installation(folder):
    run(folder)
    first = set(Article.objects.values_list("public_id", flat=True))
    Article.objects.all().delete()
    LoadedRow.objects.all().delete()
    run(folder)
    assert set(Article.objects.values_list("public_id", flat=True)) == first


@pytest.mark.parametrize(
    ("table", "rows", "fault"),
    [
        (
            "labels/en",
            [{"term": "wine", "text": "w", "type": "preferred", "status": "general", "bridge": True, "link": True}],
            "no term wine",
        ),
        (
            "statements",
            [{"subject": "water", "attribute": "note", "text": "x", "language": "en", "cite": "nobody"}],
            "no reference nobody",
        ),
        ("references", [{"key": "daily", "title": "A"}, {"key": "daily", "title": "B"}], "daily stands twice"),
        (
            "references",
            [{"key": "daily", "title": "A", "address": "no address"}, {"key": "series", "title": "B"}],
            "address",
        ),
        ("events", [{"slug": "meeting-2024", "series": "summit", "date": "soon"}], "no date: soon"),
        (
            "sources",
            [{"slug": "this-archive", "name": "A", "kind": "pub"}, {"slug": "paper", "name": "P", "kind": "press"}],
            "pub",
        ),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_saved(folder, table, rows, fault):
    write(folder, table, rows)
    with pytest.raises(FixtureError, match=fault):
        run(folder)
    assert not Term.objects.exists()
    assert not LoadedRow.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("event: meeting-2024", "event: other", "names the event other"),
        ("title: Digest\n", "", "lacks title"),
        ("Second paragraph. [daily]", "Second paragraph.", "names no source"),
        ("---\n", "", "expected <language>.md"),
    ],
)
def test_a_wrong_digest_is_named(folder, old, new, fault):
    path = folder / "digests" / "meeting-2024" / "en.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(FixtureError, match=fault):
        run(folder)


def test_broken_json_is_named_with_its_line(folder):
    path = folder / "terms.jsonl"
    path.write_text('{"slug": "a", "kind": "topic"}\n{"slug": \n', encoding="utf-8")
    with pytest.raises(FixtureError, match=r"terms\.jsonl, line 2"):
        run(folder)


def test_the_command_says_what_it_did_and_refuses_in_one_line(folder, capsys):
    call_command("load_archive", folder)
    assert "term: 2 created" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no folder"):
        call_command("load_archive", folder / "missing")
    (folder / "terms.jsonl").write_text("[]\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"nothing loaded: terms\.jsonl, line 1"):
        call_command("load_archive", folder)
