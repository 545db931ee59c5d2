"""The history of an article with what hangs on it: who changed which mention, appearance, note or removed part, and
undo of all of it or nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from articles.merging import merge, merge_articles
from articles.models import Appearance, Article, Mention, Removal, Term
from articles.recording import recorded
from articles.rows import bring_back, rows_of
from tests import factories
from tests.admin.desk import account, address_of, client_of, form_of, press
from tests.admin.test_history import history_page, version_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return client_of(account("curator"))


@pytest.fixture
def article() -> Article:
    """A draft with one row of each kind."""
    event = factories.event({"en": "A summit"}, slug="summit")
    article = factories.article(state="draft", body="water and boats", event=event)
    factories.mention(article, factories.term(names={"en": "Water"}, slug="water"), surface="water", start=0, count=2)
    ana = factories.speaker({"en": "Ana"}, slug="ana")
    factories.appearance(ana, event, "speech", citation=factories.citation(article=article))
    cited = factories.citation(reference=factories.reference(key="almanac"), locator="p. 3")
    factories.note(article, 1, citation=cited)
    Removal.objects.create(article=article, text="Share this", line=4, reason="share bar")
    return article


def go_back(client, article: Article, version) -> str:
    return client.post(version_page(article, version), follow=True).content.decode()


ROWS = {
    "mentions": {"water": ["water", 2]},
    "appearances": [["ana", "summit", "speech", ""]],
    "notes": [[1, "reference:almanac | p. 3"]],
    "put_back": [],
    "withheld": [],
}


def test_the_rows_of_an_article_are_one_value(article):
    assert rows_of(article) == ROWS


def test_a_new_article_costs_no_query_more_whoever_writes_it():
    factories.article()
    asked = {"articles_mention", "articles_appearance", "articles_note", "articles_removal", "articles_capture"}
    with CaptureQueriesContext(connection) as queries:
        factories.article()
    assert not [query["sql"] for query in queries if any(f'"{table}"' in query["sql"] for table in asked)]


def test_the_rows_that_ingest_wrote_are_recorded_when_the_article_is_first_changed(curator, article):
    assert article.history.get().rows is None
    press(curator, article, "_continue", title="New")
    assert list(article.history.values_list("rows", flat=True)) == [ROWS, ROWS]


def test_the_history_says_who_changed_which_row(curator, article):
    press(
        curator,
        article,
        "_continue",
        **{"mentions-0-surface": "the water", "appearances-0-role": "panel", "notes-0-DELETE": "on"},
    )
    press(curator, article, "_restore", str(article.removals.get().pk))
    page = history_page(curator, article)
    assert "<del>Water (water) × 2</del><ins>Water (the water) × 2</ins>" in page
    assert "<del>Ana: speech · A summit</del>" in page and "<ins>Ana: panel · A summit</ins>" in page
    assert "<del>1: reference:almanac | p. 3</del>" in page
    assert "<ins>Share this</ins>" in page
    assert page.count("<bdi>curator</bdi>") == 3, "the form twice, and the button"


def test_undo_brings_the_article_back_with_its_rows(curator, article):
    before = article.history.get()
    term = factories.term(names={"en": "Boats"}, slug="boats")
    press(
        curator,
        article,
        "_restore",
        str(article.removals.get().pk),
        **{
            "title": "Other", "mentions-0-surface": "boats", "mentions-0-term": term.pk, "appearances-0-DELETE": "on",
            "notes-0-paragraph": "2",
        },
    )  # fmt: skip
    article.refresh_from_db()
    assert rows_of(article) == {
        "mentions": {"boats": ["boats", 2]},
        "appearances": [],
        "notes": [[2, "reference:almanac | p. 3"]],
        "put_back": [[4, "Share this"]],
        "withheld": [],
    }
    page = curator.get(version_page(article, before)).content.decode()
    assert "<ins>Water (water) × 2</ins>" in page and "<del>Share this</del>" in page
    assert "The old version is the newest again." in go_back(curator, article, before)
    article.refresh_from_db()
    assert rows_of(article) == ROWS
    assert (article.title, article.body) == (before.title, "water and boats")
    assert article.mentions.get().start == 0
    newest = article.history.first()
    assert (newest.rows, newest.history_user.username) == (ROWS, "curator")
    assert Appearance.history.first().history_user.username == "curator"


def test_a_merged_term_is_found_by_its_former_identifier(article, admin_client):
    with recorded(article):
        article.mentions.get().delete()
    before = article.history.last()
    merge(factories.term(names={"en": "Waters"}, slug="waters"), term_called("water"))
    go_back(admin_client, article, before)
    assert list(article.mentions.values_list("term__slug", flat=True)) == ["waters"]


def term_called(slug: str):
    return Term.objects.get(slug=slug)


def test_where_something_is_gone_nothing_is_undone(curator, article):
    before = article.history.get()
    press(curator, article, "_continue", title="Other", **{"mentions-0-DELETE": "on", "appearances-0-DELETE": "on"})
    term_called("ana").delete()
    article.refresh_from_db()
    present = rows_of(article), article.history.count()
    assert "The authority has no “ana”" in go_back(curator, article, before)
    article.refresh_from_db()
    assert (rows_of(article), article.history.count()) == present
    assert article.title == "Other"


def test_a_citation_that_is_gone_is_named(article):
    rows = rows_of(article) | {"notes": [[1, "reference:nowhere"]]}
    with pytest.raises(ValidationError, match="reference:nowhere"):
        bring_back(article, rows)


def test_a_version_without_recorded_rows_leaves_them_as_they_are(curator, article):
    press(curator, article, "_continue", title="Other", **{"mentions-0-surface": "the water"})
    article.history.update(rows=None)
    before = article.history.last()
    assert "are not recorded in this version" in curator.get(version_page(article, before)).content.decode()
    go_back(curator, article, before)
    article.refresh_from_db()
    assert article.title == before.title
    assert article.mentions.get().surface == "the water"


def test_what_changed_elsewhere_is_a_version_without_an_account(curator, article):
    press(curator, article, "_continue", title="One")
    article.mentions.update(count=9)
    press(curator, article, "_continue", title="Two")
    newest, elsewhere, first, _original = article.history.all()
    assert (newest.history_user.username, elsewhere.history_user, first.history_user.username) == (
        "curator", None, "curator",
    )  # fmt: skip
    assert elsewhere.title == "One"
    page = history_page(curator, article)
    assert "changed elsewhere" in page
    assert page.index("<ins>Two</ins>") < page.index("× 9</ins>") < page.index("<ins>One</ins>")


def test_ingest_that_reads_a_draft_again_does_not_record_rows_that_are_gone_already(article):
    article.mentions.all().delete()
    article._change_reason = "ingest 99"
    article.save()
    assert list(article.history.values_list("rows", flat=True)) == [None, None]


def test_what_is_saved_past_the_form_completes_the_version_before_it(article):
    article.title = "By a script"
    article.save()
    assert [version.rows for version in article.history.all()] == [None, ROWS]


def test_a_deleted_mention_is_in_the_history_of_its_article(curator, article):
    listed = reverse("admin:articles_mention_changelist")
    chosen = {"action": "delete_selected", "_selected_action": [article.mentions.get().pk], "post": "yes"}
    curator.post(listed, chosen)
    assert not Mention.objects.exists()
    assert article.history.first().history_user.username == "curator"
    assert "<del>Water (water) × 2</del>" in history_page(curator, article)
    other = factories.mention(article, term_called("water"))
    curator.post(reverse("admin:articles_mention_delete", args=[other.pk]), {"post": "yes"})
    assert article.history.first().rows["mentions"] == {}


@pytest.mark.parametrize("noun", ["mention", "note", "removal", "proposal"])
def test_rows_of_an_article_are_changed_on_its_form_only(article, admin_client, noun):
    article.proposals.create(field="title", value="x", confidence=1, extractor="1")
    row = {
        "mention": article.mentions, "note": article.notes, "removal": article.removals, "proposal": article.proposals,
    }[noun].get()  # fmt: skip
    address = reverse(f"admin:articles_{noun}_change", args=[row.pk])
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {}).status_code == 403


def test_an_old_version_is_not_taken_when_somebody_changed_the_article_meanwhile(curator, article):
    before = article.history.get()
    press(curator, article, "_continue", title="Other")
    sent = sent_by(curator, version_page(article, before))
    press(curator, article, "_continue", title="Newer")
    page = curator.post(version_page(article, before), sent, follow=True).content.decode()
    assert "Somebody else has changed this meanwhile." in page
    article.refresh_from_db()
    assert article.title == "Newer"
    curator.post(version_page(article, before), sent_by(curator, version_page(article, before)))
    article.refresh_from_db()
    assert article.title == before.title


def sent_by(client, address: str) -> dict[str, str]:
    root = html.fromstring(client.get(address).content.decode())
    form = next(form for form in root.forms if "newest" in dict(form.form_values()))
    return dict(form.form_values())


def test_a_proposal_that_cannot_stand_is_refused_with_its_reason_and_nothing_is_written(curator, article):
    factories.article(address="https://press.example/known")
    proposal = article.proposals.create(
        field="address", value="https://press.example/known", confidence=1, extractor="1"
    )
    page = press(curator, article, "_take", str(proposal.pk)).content.decode()
    assert "The archive has this address already" in page
    proposal.refresh_from_db()
    assert proposal.state == "open"
    assert form_of(curator, address_of(article))["address"] != "https://press.example/known"


def test_merging_articles_is_one_version_of_the_one_that_stays(article):
    other = factories.article(state="draft")
    speaker = factories.speaker({"en": "Bo"}, slug="bo")
    factories.appearance(speaker, article.event, "panel", citation=factories.citation(article=other, locator="l. 2"))
    merge_articles(article, other)
    newest, original = article.history.all()
    assert original.rows == ROWS
    assert newest.rows["appearances"] == [*ROWS["appearances"], ["bo", "summit", "panel", "l. 2"]]
