"""The curators' desk as curators use it: every page opens, articles are published and withdrawn, history is kept."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse

from articles.models import Appearance, Article, Capture, Event, Mention, Note, Proposal, Removal, Term
from tests import factories

pytestmark = pytest.mark.django_db
NOUNS = [model for model in admin.site._registry if model._meta.app_label == "articles"]


@pytest.fixture
def rows() -> Article:
    """One row of every noun; the article they hang on."""
    article = factories.article(source=factories.source(), event=factories.event({"en": "A meeting"}), state="draft")
    term = factories.term(names={"en": "water"})
    Mention.objects.create(article=article, term=term)
    article.notes.create(paragraph=1, citation=factories.citation())
    Capture.objects.create(article=article, address="a.txt", sha256="0" * 64, size=1, media_type="text/plain")
    Proposal.objects.create(article=article, field="event", value="x", confidence=0.5, extractor="1")
    Removal.objects.create(article=article, text="Share", line=1, reason="share bar")
    citation = factories.citation(article=article)
    Appearance.objects.create(
        speaker=factories.speaker({"en": "One"}), event=article.event, role="speech", citation=citation
    )
    term.statements.create(attribute="note", text="wet", language="en", citation=factories.citation())
    factories.gap(article.event, "ro")
    article.story = article._meta.get_field("story").related_model.objects.create(slug="story")
    article.save()
    return article


def test_every_noun_is_on_the_desk():
    assert {model.__name__ for model in NOUNS} >= {
        "Appearance", "Article", "Capture", "Citation", "Event", "Label", "Mention", "Note", "Proposal", "Reference",
        "Removal", "Source", "Speaker", "Statement", "Story", "Term",
    }  # fmt: skip


@pytest.mark.parametrize("model", NOUNS, ids=lambda model: model.__name__)
def test_list_search_form_and_history_open(model, rows, admin_client):
    name = f"admin:articles_{model._meta.model_name}"
    listed = reverse(f"{name}_changelist")
    assert admin_client.get(listed).status_code == 200
    assert admin_client.get(listed, {"q": "x"}).status_code == 200
    row = model._default_manager.first()
    assert admin_client.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
    assert admin_client.get(reverse(f"{name}_history", args=[row.pk])).status_code == 200
    added = 403 if model in (Capture, Mention, Note, Proposal, Removal) else 200
    assert admin_client.get(reverse(f"{name}_add")).status_code == added


def test_captures_are_evidence_and_cannot_be_made_or_changed_by_hand(rows, admin_client):
    assert admin_client.get(reverse("admin:articles_capture_add")).status_code == 403
    url = reverse("admin:articles_capture_change", args=[Capture.objects.get().pk])
    assert admin_client.post(url, {"sha256": "1" * 64}).status_code == 403
    assert Capture.objects.get().sha256 == "0" * 64


@pytest.mark.parametrize("model", [Term, Event, Article], ids=lambda model: model.__name__)
def test_lists_do_not_ask_once_a_row(model, rows, admin_client, django_assert_max_num_queries):
    make = {
        Term: lambda: factories.term(names={"en": "more", "ro": "mai mult"}),
        Event: lambda: factories.event({"en": "more"}),
        Article: lambda: factories.article(source=factories.source(), event=factories.event({"en": "more"})),
    }[model]
    for _row in range(8):
        make()
    # The queue also counts the states, and asks for the curators of its filter and of its action.
    with django_assert_max_num_queries(14):
        admin_client.get(reverse(f"admin:articles_{model._meta.model_name}_changelist"))


def act(client, action: str, *articles: Article, **more) -> str:
    data = {"action": action, "_selected_action": [article.pk for article in articles], **more}
    return client.post(reverse("admin:articles_article_changelist"), data, follow=True).content.decode()


def test_publish_and_withdraw_are_kept_in_the_history(rows, admin_client):
    assert "1 article changed." in act(admin_client, "publish", rows)
    rows.refresh_from_db()
    assert rows.state == "published"
    assert "Say why it is withdrawn." in act(admin_client, "withdraw", rows)
    act(admin_client, "withdraw", rows, reason="Asked for by the author.")
    rows.refresh_from_db()
    assert (rows.state, rows.state_reason) == ("withdrawn", "Asked for by the author.")
    assert list(rows.history.values_list("state", flat=True))[:2] == ["withdrawn", "published"]
    history = admin_client.get(reverse("admin:articles_article_history", args=[rows.pk])).content.decode()
    assert "state" in history


def test_what_cannot_be_published_is_named_and_stays_while_the_rest_goes(rows, admin_client):
    empty = factories.article(title="Nothing in it", body="", state="draft")
    page = act(admin_client, "publish", rows, empty)
    assert "Nothing in it" in page
    assert "without text" in page
    empty.refresh_from_db()
    rows.refresh_from_db()
    assert (empty.state, rows.state) == ("draft", "published")


def test_readers_do_not_get_in(client, rows):
    url = reverse("admin:articles_article_changelist")
    assert client.get(url).status_code == 302
    client.force_login(get_user_model().objects.create_user("reader", password="x"))
    assert client.get(url).status_code == 302


def test_the_identifier_of_a_term_cannot_be_changed(rows, admin_client):
    term = Term.objects.get(kind="topic")
    page = admin_client.get(reverse("admin:articles_term_change", args=[term.pk])).content.decode()
    assert 'name="slug"' not in page


def test_a_curator_adds_a_topic_with_its_names(admin_client):
    data = {"kind": "topic", "slug": "clouds", "category": "", "wikidata": "", "note": "", "broader": ""}
    for prefix, total in (("labels", 1), ("statements", 0)):
        data |= {f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": 0}
    data |= {
        "labels-0-language": "ro",
        "labels-0-text": "nori",
        "labels-0-type": "preferred",
        "labels-0-status": "general",
    }
    response = admin_client.post(reverse("admin:articles_term_add"), data)
    assert response.status_code == 302
    assert Term.objects.get(slug="clouds").name_in("ro") == ("nori", "ro")


def test_a_second_preferred_label_is_refused_with_a_message(admin_client):
    data = {"kind": "topic", "slug": "clouds", "category": "", "wikidata": "", "note": "", "broader": ""}
    data |= {
        "labels-TOTAL_FORMS": 2,
        "labels-INITIAL_FORMS": 0,
        "statements-TOTAL_FORMS": 0,
        "statements-INITIAL_FORMS": 0,
    }
    for n, text in enumerate(("nori", "nor")):
        data |= {
            f"labels-{n}-{k}": v
            for k, v in {"language": "ro", "text": text, "type": "preferred", "status": "general"}.items()
        }
    response = admin_client.post(reverse("admin:articles_term_add"), data)
    assert response.status_code == 200
    assert not Term.objects.exists()


def test_duplicate_terms_are_merged_on_a_page_that_asks_which_one_stays(admin_client):
    kept, dropped = (
        factories.term(slug="water", names={"en": "water"}),
        factories.term(slug="waters", names={"en": "waters"}),
    )
    url = reverse("admin:articles_term_changelist")
    data = {"action": "merge_terms", "_selected_action": [kept.pk, dropped.pk]}
    page = admin_client.post(url, data).content.decode()
    assert "Which term stays?" in page
    assert Term.objects.count() == 2
    page = admin_client.post(url, {**data, "kept": kept.pk}, follow=True).content.decode()
    assert "Merged into water: waters." in page
    assert list(kept.former_slugs.values_list("slug", flat=True)) == ["waters"]
    page = admin_client.post(url, {**data, "_selected_action": [kept.pk]}, follow=True).content.decode()
    assert "at least two terms" in page
