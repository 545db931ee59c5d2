"""A whole run of ingest: addresses of a real local server, lists, archives; again, resumed, killed."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.management import call_command

from articles.ingest.authority import from_database
from articles.ingest.captures import payload_of, warc_path
from articles.ingest.catalogue import Outcome, save
from articles.ingest.fetch import given_text
from articles.ingest.pipeline import read
from articles.ingest.web.capture import capture
from articles.ingest.web.pace import Pace
from articles.models import Article, Capture, Proposal
from tests import factories
from tests.ingest import world
from tests.ingest.pdfs import pdf
from tests.ingest.web.site import running

SENTENCE = "The Third World Internet Conference opened in Wuzhen, with many guests from afar."


def page(number: int = 0, words: str = "") -> bytes:
    return (
        f"<!doctype html><meta charset=utf-8><title>Canal town opens door {number}</title>"
        f"<h1>Canal town opens door {number}</h1><p>2016-11-17</p><p>{SENTENCE} Door {number} is open. {words}</p>"
    ).encode()


pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings):
    with running() as site:
        settings.CAPTURE_PORTS = [site.port]
        settings.CAPTURE_LOOPBACK = True
        yield site


@pytest.fixture(autouse=True)
def archive(tmp_path, settings):
    settings.CAPTURES_DIR = tmp_path / "captures"
    settings.CAPTURE_PAUSE = 0
    world.populate()


def run(*arguments) -> tuple[int, str, list[str]]:
    """Exit code, standard output, lines of standard error."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *map(str, arguments), stdout=out, stderr=err)
        code = 0
    except SystemExit as stop:
        code = stop.code
    return code, out.getvalue(), err.getvalue().splitlines()


def originals() -> list[Path]:
    return sorted(path for path in Path(project.CAPTURES_DIR).rglob("*") if path.is_file())


class TestAddresses:
    def test_a_page_becomes_a_draft_with_its_capture(self, site):
        address = site.page("/2016/11/17/a.html", page())
        code, _out, err = run(address + "?utm_source=x")
        assert (code, err) == (1, [f"{address}?utm_source=x: it answers “404 Not Found”", "1 refused"])
        assert run(address)[::2] == (0, ["1 saved"])
        article, kept = Article.objects.get(), Capture.objects.get()
        assert (article.title, article.state, article.address) == ("Canal town opens door 0", "draft", address)
        assert (kept.address, kept.final_address, kept.status) == (address, "", 200)
        assert ["Content-Type", "text/html; charset=utf-8"] in kept.headers
        assert payload_of(kept) == page() and warc_path(kept) == originals()[0]

    def test_the_address_that_was_captured_counts_and_not_what_the_page_says_of_itself(self, site):
        body = page().replace(b"<h1>", b"<link rel=canonical href='https://press.example/'><h1>")
        run(site.page("/a", body), site.page("/b", body.replace(b"door 0", b"door 1")))
        assert sorted(Article.objects.values_list("address", flat=True)) == [site.address("/a"), site.address("/b")]

    def test_the_encoding_is_the_servers_where_the_page_says_none(self, site):
        text = (
            "<h1>水乡迎客</h1><p>2016年11月17日，第三届世界互联网大会在乌镇开幕，来自多个国家的嘉宾出席了开幕式。</p>"
        )
        run(site.page("/a", text.encode("gb18030"), "text/html; charset=gb2312"))
        assert Article.objects.get().title == "水乡迎客"
        assert Capture.objects.get().encoding == "gb18030"

    def test_other_bytes_are_one_more_capture_and_the_same_ones_nothing(self, site):
        address = site.page("/a", page())
        run(address)
        assert run(address)[2] == ["1 unchanged"]
        site.page("/a", page(words="The square was full."))
        assert run(address.replace("/a", "/a#top"))[2] == ["1 another capture of a known article"]
        assert (Article.objects.count(), Capture.objects.count(), len(originals())) == (1, 2, 2)

    def test_a_redirect_leads_to_a_known_article(self, site):
        run(site.page("/new", page()))
        site.page("/new", page(words="The square was full."))
        run(site.redirect("/old", "/new"))
        assert Article.objects.count() == 1
        newest = Capture.objects.first()
        assert (newest.address, newest.final_address) == (site.address("/old"), site.address("/new"))

    def test_the_same_bytes_at_another_address_are_another_article_and_stored_once(self, site):
        run(site.page("/a", page()), site.page("/b", page()))
        assert Article.objects.count() == 2
        first, second = Capture.objects.order_by("pk")
        assert first.sha256 == second.sha256 and first.warc != second.warc
        assert payload_of(first) == payload_of(second) == page()
        assert warc_path(second).stat().st_size < warc_path(first).stat().st_size + 400

    def test_a_curator_may_capture_an_unchanged_page_again(self, site):
        fetched = [capture(site.page("/a", page()), site.policy()) for _time in range(2)]
        authority = from_database()
        article, _outcome = save(read(fetched[0], authority), authority)
        again = save(read(fetched[1], authority), authority, again=True)
        assert again == (article, Outcome.CAPTURED)
        assert len(set(article.captures.values_list("captured", flat=True))) == 2
        assert {payload_of(kept) for kept in article.captures.all()} == {page()}

    def test_a_capture_may_be_given_to_an_article_whatever_its_address(self, site):
        other = factories.article(address="https://press.example/a")
        authority = from_database()
        reading = read(capture(site.page("/a", page()), site.policy()), authority)
        assert save(reading, authority, into=other) == (other, Outcome.CAPTURED)
        assert other.captures.get().address == site.address("/a")

    def test_a_feed_and_a_sitemap_stand_for_their_pages(self, site):
        for name in "abc":
            site.page(f"/{name}", page(ord(name)))
        site.page(
            "/feed", b"<rss><item><link>/a</link></item><item><link>/gone</link></item></rss>", "application/rss+xml"
        )
        site.page("/map1.xml", b"<urlset><url><loc>/b</loc></url><url><loc>/c</loc></url></urlset>", "text/xml")
        site.page("/map.xml", b"<sitemapindex><sitemap><loc>/map1.xml</loc></sitemap></sitemapindex>", "text/xml")
        code, _out, err = run(site.address("/feed"), site.address("/map.xml"))
        assert (code, err) == (1, [f"{site.address('/gone')}: it answers “404 Not Found”", "3 saved, 1 refused"])

    def test_feeds_that_lead_to_themselves_come_to_an_end(self, site):
        site.page("/feed", b"<rss><item><link>/feed?1</link></item></rss>", "application/rss+xml")
        site.page("/feed?1", b"<rss><item><link>/feed</link></item></rss>", "application/rss+xml")
        assert run(site.address("/feed"))[2][0].endswith("a feed within a feed")

    def test_robots_are_respected_unless_told_otherwise(self, site):
        site.page("/robots.txt", b"User-agent: *\nDisallow: /", "text/plain")
        address = site.page("/a", page())
        assert run(address)[0] == 1
        assert run(address, "--ignore-robots")[0] == 0

    def test_a_host_is_asked_with_a_pause(self, site, settings):
        settings.CAPTURE_PAUSE = 0.3
        run(site.page("/a", page(1)), site.page("/b", page(2)))
        asked = dict(zip(site.asked, site.times, strict=True))
        assert asked["/b"] - asked["/a"] >= 0.3


class TestPace:
    def test_only_the_same_host_waits_and_a_robots_file_may_ask_for_more(self, monkeypatch):
        slept = []
        monkeypatch.setattr("articles.ingest.web.pace.time.sleep", slept.append)
        pace = Pace(2)
        pace.wait("https://a.example/1")
        pace.done("https://a.example/1")
        pace.wait("https://b.example/1")
        assert slept == []
        pace.wait("http://a.example/2", asked=10)
        assert 9 < slept[0] <= 10


class TestRecords:
    ROWS = (
        "title,language,source,date,address\n"
        "The Third World Internet Conference opens,en,The Harbour Post,2016-11-17,https://harbour.example/a\n"
        "World Internet Conference in numbers,en,,2016-11,\n"
        "Wrong,en,The Post That Is Not,,\n"
        "Wrong,en,,2016-02-31,\n"
    )

    @pytest.fixture
    def table(self, tmp_path):
        path = tmp_path / "list.csv"
        path.write_text(self.ROWS)
        return path

    def test_rows_become_records(self, table):
        code, _out, err = run(table)
        assert (code, err) == (
            1,
            [
                f"{table}:4: no source of the name “The Post That Is Not”; add it first",
                f"{table}:5: no such day: 2016-02-31",
                "2 saved, 2 refused",
            ],
        )
        first, second = Article.objects.order_by("pk")
        assert (first.kind, first.display, first.state) == ("record", "record", "draft")
        assert (first.source.slug, first.iso_date, first.date_basis) == ("harbour-post", "2016-11-17", "curated")
        assert first.event.slug == "wic-2016"
        assert (second.iso_date, second.address, second.source) == ("2016-11", "", None)

    def test_the_same_rows_again_change_nothing(self, table):
        run(table)
        assert run(table)[2][-1] == "2 unchanged, 2 refused"
        assert Article.objects.count() == 2

    def test_a_draft_record_gets_its_text_and_keeps_what_it_has(self, site):
        site.page("/a", page())
        record = factories.article(kind="record", body="", state="draft", title="A curator's title",
                                   address=site.address("/a"), language="ro")  # fmt: skip
        assert run(site.address("/a"))[2] == ["1 a record has its text now"]
        record.refresh_from_db()
        assert (record.kind, record.state, record.title) == ("press", "draft", "A curator's title")
        assert SENTENCE in record.body and (record.language, record.iso_date) == ("ro", "2024-11-20")
        assert record.event.slug == "wic-2016" and record.captures.count() == 1

    def test_a_public_record_gets_proposals_and_stays_as_it_is(self, site):
        site.page("/a", page())
        record = factories.article(kind="record", body="", display="record", address=site.address("/a"))
        before = Article.objects.filter(pk=record.pk).values().get()
        assert run(site.address("/a"))[2] == ["1 text proposed for a record"]
        assert Article.objects.filter(pk=record.pk).values().get() == before
        assert SENTENCE in record.proposals.get(field="body", state=Proposal.State.OPEN).value
        site.page("/a", page(words="The square was full."))
        run(site.address("/a"))
        assert "The square was full." in record.proposals.get(field="body").value
        assert record.captures.count() == 2


def test_every_kind_of_input_in_one_run(site, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(page(1))
    (folder / "b.pdf").write_bytes(pdf([SENTENCE[:70], SENTENCE[70:]]))
    (tmp_path / "list.jsonl").write_text(f'"{site.page("/c", page(3))}"\n')
    run(site.page("/d", page(4)))
    whole = b"".join(path.read_bytes() for path in originals())
    Article.objects.all().delete()
    (tmp_path / "old.warc.gz").write_bytes(whole)
    code, _out, err = run(folder, tmp_path / "list.jsonl", tmp_path / "old.warc.gz")
    assert (code, err) == (0, ["4 saved"])
    assert Article.objects.get(address=site.address("/d")).captures.get().status == 200


def test_what_the_rules_stumble_over_does_not_end_the_run(tmp_path, monkeypatch):
    for name in "ab":
        (tmp_path / f"{name}.html").write_bytes(page(ord(name)))

    def stumble(fetched, authority):
        if fetched.path.endswith("a.html"):
            raise RecursionError("too deep")
        return read(fetched, authority)

    monkeypatch.setattr("articles.ingest.run.read", stumble)
    code, _out, err = run(tmp_path / "a.html", tmp_path / "b.html")
    assert (code, err) == (
        1,
        [f"{tmp_path / 'a.html'}: reading it failed: RecursionError('too deep')", "1 refused, 1 saved"],
    )


def test_a_resumed_run_neither_asks_nor_reads_what_the_archive_has(site, tmp_path, monkeypatch):
    (tmp_path / "a.html").write_bytes(page(1))
    address = site.page("/b", page(2))
    run(tmp_path / "a.html", address)
    asked = len(site.asked)
    monkeypatch.setattr("articles.ingest.run.read", None)
    assert run(tmp_path / "a.html", address, "--resume")[2] == ["2 had already"]
    assert len(site.asked) == asked


def test_a_pasted_text_becomes_an_article():
    authority = from_database()
    article, outcome = save(read(given_text(SENTENCE, "https://press.example/a"), authority), authority)
    assert (outcome, article.address, article.captures.get().status) == ("saved", "https://press.example/a", None)


def state() -> list[tuple]:
    return sorted(
        (article.address, article.title, article.body, article.state, article.event and article.event.slug,
         tuple(article.captures.values_list("sha256", "size")), article.proposals.count(), article.mentions.count())
        for article in Article.objects.all()
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("sqlite" not in project.DATABASES["default"]["ENGINE"], reason="the killed process opens the file")
@pytest.mark.parametrize("moment", [3, 7, 12])
def test_a_run_that_was_killed_and_started_again_equals_one_that_was_not(tmp_path, settings, moment):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(16):
        # Every fourth has the bytes of another: stored once.
        (folder / f"{number:02}.html").write_bytes(page(number - number % 4 // 3))
    kill_at(moment, folder)
    assert 0 < Article.objects.count() < 15
    run(folder)
    killed, files = state(), originals()
    assert all(payload_of(kept) for kept in Capture.objects.all())
    Article.objects.all().delete()
    for path in files:
        path.unlink()
    run(folder)
    assert state() == killed and len(killed) == 12
    assert originals() == files


def kill_at(moment: int, folder: Path) -> None:
    """Starts a run in a process of its own and kills it, at some moment, once it has stored so many originals."""
    database = project.DATABASES["default"]["NAME"]
    data = Path(project.CAPTURES_DIR).parent
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "WIC_DATA_DIR": str(data),
                   "DJANGO_SETTINGS_MODULE": "wic_portal.settings"}  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "manage.py", "ingest", str(folder)],
        cwd=project.BASE_DIR, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 90
        while len(originals()) < moment and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
    finally:
        process.wait(30)
    assert process.returncode == -signal.SIGKILL
