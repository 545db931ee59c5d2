"""History: readable, and every change can be undone as a new version."""

import pytest
from django.urls import reverse

from articles.models import Source
from tests import factories

pytestmark = pytest.mark.django_db


def history_page(client, row) -> str:
    return client.get(reverse(f"admin:articles_{row._meta.model_name}_history", args=[row.pk])).content.decode()


def version_page(row, version) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_simple_history", args=[row.pk, version.pk])


def test_the_history_shows_words_not_numbers(admin_client):
    article = factories.article(title="The third day", language="en", state="draft")
    article.title, article.source, article.state = "The fourth day", factories.source(name="Canal Courier"), "published"
    article.save()
    page = history_page(admin_client, article)
    assert "The <del>third</del><ins>fourth</ins> day" in page
    assert "<ins>Canal Courier</ins>" in page
    assert "<del>draft</del><ins>published</ins>" in page


def test_a_change_is_undone_as_a_new_version(admin_client):
    article = factories.article(title="Right", body="Right text.")
    right = article.history.first()
    article.title, article.body = "Wrong", "Wrong text."
    article.save()
    page = admin_client.get(version_page(article, right)).content.decode()
    assert "<del>Wrong</del><ins>Right</ins>" in page
    admin_client.post(version_page(article, right))
    article.refresh_from_db()
    assert (article.title, article.body) == ("Right", "Right text.")
    assert article.history.count() == 3
    assert article.history.first().history_user.username == "admin"


def test_a_version_that_is_not_valid_any_more_is_not_taken(admin_client):
    source = factories.source(slug="one")
    old = source.history.first()
    source.slug = "two"
    source.save()
    factories.source(slug="one")
    page = admin_client.post(version_page(source, old), follow=True).content.decode()
    assert "already exists" in page
    assert Source.objects.get(pk=source.pk).slug == "two"


def test_an_event_goes_back_with_what_it_has_as_a_term(admin_client):
    event = factories.event(note="before", series="summit")
    old = event.history.first()
    event.note, event.series = "after", "forum"
    event.save()
    admin_client.post(version_page(event, old))
    event.refresh_from_db()
    assert (event.note, event.series, event.kind) == ("before", "summit", "event")


def test_what_was_linked_and_is_gone_is_shown_by_its_number(admin_client):
    outlet = factories.source()
    article = factories.article(source=outlet)
    article.source = None
    article.save()
    number = outlet.pk
    outlet.delete()
    assert f"<del>#{number}</del>" in history_page(admin_client, article)
    page = admin_client.post(version_page(article, article.history.last()), follow=True).content.decode()
    assert "is not a valid choice" in page
    article.refresh_from_db()
    assert article.source is None


@pytest.mark.parametrize("number", ["²", "abc", "9" * 30, "9" * 5000])
def test_a_number_made_up_by_hand_is_not_found(admin_client, number):
    row = factories.source()
    for path in (f"{number}/history/", f"{number}/history/1/", f"{row.pk}/history/{number}/"):
        assert admin_client.get(f"/admin/articles/source/{path}").status_code == 404
    for noun in ("source", "speaker"):
        assert admin_client.get(f"/admin/articles/{noun}/{number}/change/").status_code == 302
        action = {"action": "delete_selected", "_selected_action": [number]}
        assert admin_client.post(f"/admin/articles/{noun}/", action).status_code == 400


def test_a_version_of_another_row_is_not_found(admin_client):
    one, other = factories.source(), factories.source()
    assert admin_client.get(version_page(one, other.history.first())).status_code == 404
