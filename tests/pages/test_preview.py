"""Drafts: a preview for curators, nothing for anybody else. Merged terms: their addresses lead on."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.merging import merge
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
def test_a_curator_sees_what_is_not_public_marked_and_uncached(client, state):
    article = factories.article(state=state, title="Not yet")
    assert client.get(article.get_absolute_url()).status_code == 404
    reader = get_user_model().objects.create_user("reader", password="x")
    client.force_login(reader)
    assert client.get(article.get_absolute_url()).status_code == 404
    reader.user_permissions.add(Permission.objects.get(codename="change_article"))
    response = client.get(reverse("article-neutral", args=[article.public_id]), follow=True)
    assert response.status_code == 200
    assert "Preview for curators" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_a_readers_page_asks_for_no_session(client):
    response = client.get(factories.article().get_absolute_url())
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("route", "make"),
    [
        ("summit", lambda **fields: factories.event(**fields)),
        ("speaker", lambda **fields: factories.speaker(**fields)),
        ("term", lambda **fields: factories.term("place", **fields)),
    ],
)
def test_the_address_of_a_merged_term_leads_to_the_kept_one(client, route, make):
    kept, dropped = make(slug="kept"), make(slug="dropped")
    merge(kept, dropped)
    response = client.get(reverse(route, args=["dropped"]))
    assert (response.status_code, response["Location"]) == (301, reverse(route, args=["kept"]))
    assert client.get(reverse(route, args=["never"])).status_code == 404
