"""The last stage: rows, all or nothing, once; and what a later version of the rules may touch."""

import hashlib
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import IntegrityError

from articles.ingest import catalogue
from articles.ingest.authority import from_database
from articles.ingest.captures import payload_of
from articles.ingest.catalogue import Outcome, save
from articles.ingest.pipeline import read
from articles.ingest.types import Fetched
from articles.models import Appearance, Article, Capture, Citation, Mention, Proposal, Removal
from tests.ingest import world

TEXT = (
    "Canal town opens its doors\n2016-11-17 08:12\nSource: The Harbour Post\nBy Nora Whitfield\n"
    "The Third World Internet Conference opened in Wuzhen, with the digital economy as its theme.\n"
    "Pavel Morar delivered a keynote speech. Lin Haiyan, a guest of previous years, did not attend.\n"
    "Back to top\n"
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive(tmp_path, settings):
    settings.CAPTURES_DIR = tmp_path / "captures"
    world.populate()


def reading(text: str = TEXT, path: str = "a.txt", media_type: str = "text/plain"):
    data = text.encode()
    return read(Fetched(path, data, hashlib.sha256(data).hexdigest(), media_type), from_database())


def rows() -> dict[str, int]:
    models = (Article, Article.history.model, Capture, Citation, Mention, Appearance, Proposal, Removal)
    return {model._meta.label: model.objects.count() for model in models}


def test_the_authority_of_the_database_is_the_value_that_linking_takes():
    here, there = from_database(), world.authority()
    assert {event.slug: replace(event, themes=()) for event in here.events} == {
        event.slug: replace(event, themes=()) for event in there.events
    }
    assert set(here.names) == set(there.names)
    assert here.outlets == there.outlets


def test_an_article_is_saved_with_all_that_was_read():
    article, outcome = save(reading(), from_database())
    assert outcome == Outcome.SAVED
    article.refresh_from_db()
    assert article.state == Article.State.DRAFT
    assert (article.language, article.title, article.title_devised) == ("en", "Canal town opens its doors", False)
    assert article.body.split("\n") == TEXT.split("\n")[4:6]
    assert (article.iso_date, article.date_basis) == ("2016-11-17T08:12", "stated")
    assert article.date_evidence == "2016-11-17 08:12"
    assert (article.source.slug, article.byline) == ("harbour-post", "Nora Whitfield")
    assert article.event.slug == "wic-2016"


def test_the_bytes_are_kept_once_under_their_digest():
    article, _outcome = save(reading(), from_database())
    capture = article.captures.get()
    assert capture.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (capture.address, capture.size, capture.media_type, capture.encoding) == (
        "a.txt",
        len(TEXT.encode()),
        "text/plain",
        "utf-8",
    )
    path = settings.CAPTURES_DIR / capture.warc
    assert path == settings.CAPTURES_DIR / capture.sha256[:2] / f"{capture.sha256}.warc.gz"
    assert payload_of(capture) == TEXT.encode()
    assert [file for file in settings.CAPTURES_DIR.rglob("*") if file.is_file()] == [path]


def test_mentions_point_into_the_body_and_appearances_are_cited_by_the_article():
    article, _outcome = save(reading(), from_database())
    mentions = {mention.term.slug: mention for mention in article.mentions.select_related("term")}
    assert set(mentions) == {"wic-2016", "wuzhen", "digital-economy", "pavel-morar", "lin-haiyan"}
    for mention in mentions.values():
        assert article.body[mention.start : mention.start + len(mention.surface)] == mention.surface
    appearance = Appearance.objects.get()
    assert (appearance.speaker.slug, appearance.event.slug, appearance.role) == ("pavel-morar", "wic-2016", "keynote")
    assert appearance.citation.article == article


def test_proposals_and_removals_say_what_ingest_thinks():
    article, _outcome = save(reading(), from_database())
    proposals = {proposal.field: proposal for proposal in article.proposals.exclude(field="person")}
    assert {field: proposal.value for field, proposal in proposals.items()} == {
        "language": "en",
        "title": "Canal town opens its doors",
        "published": {"date": "2016-11-17T08:12", "basis": "stated"},
        "source": "The Harbour Post",
        "byline": "Nora Whitfield",
        "event": "wic-2016",
        "place": "wuzhen",
        "topic": "digital-economy",
    }
    event = proposals["event"]
    assert article.body[event.start : event.end] == event.evidence == "Third World Internet Conference"
    assert all(
        proposal.extractor == catalogue.EXTRACTOR and 0 < proposal.confidence <= 1 for proposal in proposals.values()
    )
    people = [proposal.value for proposal in article.proposals.filter(field="person")]
    assert {"id": "pavel-morar", "role": "keynote", "event": "wic-2016"} in people
    assert {"id": "lin-haiyan", "role": "mention"} in people
    assert list(article.removals.values_list("line", "reason", "text")) == [
        (2, "date line", "2016-11-17 08:12"),
        (3, "source line", "Source: The Harbour Post"),
        (4, "byline", "By Nora Whitfield"),
        (7, "navigation", "Back to top"),
    ]


def test_publishing_is_asked_for():
    article, _outcome = save(reading(), from_database(), publish=True)
    assert article.state == Article.State.PUBLISHED


def test_an_article_without_a_title_gets_one_that_is_marked_as_ours():
    article, _outcome = save(reading("\n".join(TEXT.split("\n")[4:6])), from_database())
    article.refresh_from_db()
    assert (article.title_devised, article.title) == (
        True,
        "The Third World Internet Conference opened in Wuzhen, with…",
    )
    assert not article.proposals.filter(field="title").exists()


def test_the_same_bytes_change_nothing_under_any_name():
    first, _outcome = save(reading(), from_database())
    before = rows()
    second, outcome = save(reading(path="b/copy.txt"), from_database(), publish=True)
    assert (second, outcome, rows()) == (first, Outcome.UNCHANGED, before)
    second.refresh_from_db()
    assert second.state == Article.State.DRAFT


def test_other_bytes_of_a_known_address_are_one_more_capture():
    address = "https://press.example/2016/11/17/a.html"
    first, _outcome = save(reading(TEXT + address), from_database())
    again, outcome = save(reading(TEXT.replace("keynote speech", "speech") + address), from_database())
    assert (again, outcome, Article.objects.count()) == (first, Outcome.CAPTURED, 1)
    assert first.captures.count() == 2
    again.refresh_from_db()
    assert "keynote speech" in again.body


def test_a_failure_leaves_neither_rows_nor_files(monkeypatch):
    before = rows()

    def fail(*args, **options):
        raise IntegrityError("planted")

    monkeypatch.setattr(catalogue, "add_links", fail)
    with pytest.raises(IntegrityError, match="planted"):
        save(reading(), from_database())
    assert rows() == before
    assert not [file for file in settings.CAPTURES_DIR.rglob("*") if file.is_file()]


@pytest.mark.django_db(transaction=True)
def test_a_failure_at_the_end_takes_the_file_back(monkeypatch):
    def fail(*args):
        raise OSError("planted")

    monkeypatch.setattr(catalogue, "add_capture", fail)
    with pytest.raises(OSError, match="planted"):
        save(reading(), from_database())
    assert not Article.objects.exists()
    assert not [file for file in settings.CAPTURES_DIR.rglob("*") if file.is_file()]


class TestNewerRules:
    @pytest.fixture
    def article(self) -> Article:
        article, _outcome = save(reading(), from_database())
        return article

    @pytest.fixture
    def newer(self, article, monkeypatch):
        """Reads and saves the same file again by rules of a later version, which find no keynote any more."""
        monkeypatch.setattr(catalogue, "EXTRACTOR", "ingest 99")
        again = reading()
        people = tuple(replace(person, appearances=()) for person in again.linked.people)
        again = replace(
            again, linked=replace(again.linked, people=people), described=replace(again.described, title="Canal town")
        )
        return lambda: save(again, from_database())

    def test_an_untouched_draft_is_read_again_whole(self, article, newer):
        assert newer()[1] == Outcome.READ_AGAIN
        article.refresh_from_db()
        assert article.title == "Canal town"
        assert not Appearance.objects.exists()
        assert set(article.proposals.values_list("extractor", flat=True)) == {"ingest 99"}
        assert article.captures.count() == 1
        before = rows()
        assert newer()[1] == Outcome.UNCHANGED and rows() == before

    def test_what_a_curator_changed_stays(self, article, newer):
        article.title = "A curator's title"
        article.save()
        newer()
        article.refresh_from_db()
        assert article.title == "A curator's title"
        assert Appearance.objects.count() == 1
        assert article.proposals.get(field="title").value == "Canal town"

    def test_a_published_article_keeps_its_text(self, article, newer):
        Article.objects.filter(pk=article.pk).update(state=Article.State.PUBLISHED)
        newer()
        article.refresh_from_db()
        assert article.title == "Canal town opens its doors"

    def test_what_a_curator_decided_is_not_asked_again(self, article, newer):
        article.proposals.filter(field="event").update(state=Proposal.State.ACCEPTED)
        article.proposals.filter(field="source").update(state=Proposal.State.REJECTED)
        article.removals.filter(reason="navigation").update(restored=True)
        newer()
        assert article.proposals.get(field="event").state == Proposal.State.ACCEPTED
        assert article.proposals.get(field="source").state == Proposal.State.REJECTED
        assert article.removals.get(reason="navigation").restored
        assert article.removals.count() == 4
