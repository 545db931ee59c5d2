"""A bulletin becomes several articles: all or nothing, each linked by its own words."""

import pytest
from django.urls import reverse

from articles.desk.parts import paragraph_places, split_at
from articles.models import Article
from tests import factories
from tests.admin.desk import account, client_of

pytestmark = pytest.mark.django_db

BODY = """The harbour was closed on Monday because of the storm.
Fishermen wait
Nobody went out to sea, said the fishermen at the quay, and nobody would before the week's end.

In Wuzhen the lanterns were lit along the canal, and guests of the internet conference walked beneath them.
They came back in the morning."""


@pytest.fixture
def bulletin() -> Article:
    factories.term("place", {"en": "Wuzhen"}, slug="wuzhen")
    article = factories.article(title="News in brief", body=BODY, address="https://canal.example/brief", byline="A. R.")
    article.captures.create(address=article.address, sha256="0" * 64, size=1, media_type="text/plain")
    return article


def test_each_part_is_a_draft_with_its_own_text_mentions_and_captures(bulletin):
    first, second = split_at(bulletin, [1, 3])
    bulletin.refresh_from_db()
    assert bulletin.body == BODY
    assert (first.title, first.title_devised, first.part, first.state) == ("Fishermen wait", False, 2, "draft")
    assert first.body.startswith("Nobody went out") and "Wuzhen" not in first.body
    assert second.title_devised and second.title.startswith("In Wuzhen the lanterns")
    assert second.body.split("\n") == BODY.split("\n")[-2:]
    assert (second.address, second.byline) == (bulletin.address, "A. R.")
    assert second.captures.get().sha256 == "0" * 64
    assert [mention.term.slug for mention in second.mentions.all()] == ["wuzhen"]
    assert not first.mentions.exists()


@pytest.mark.parametrize("starts", [[], [99], [-1]])
def test_without_a_paragraph_to_begin_with_nothing_happens(bulletin, starts):
    assert split_at(bulletin, starts) == []
    assert Article.objects.get().body == BODY


def test_blank_lines_are_no_paragraphs():
    assert paragraph_places("one\n\n two\n") == [(0, "one"), (5, " two")]


def test_the_page_splits_for_those_who_may_change_the_article(bulletin):
    url = reverse("admin:articles_article_parts", args=[bulletin.pk])
    assert client_of(account("contributor")).post(url, {"part": "1"}).status_code == 403
    curator = account("curator")
    client = client_of(curator)
    assert "Choose at least one." in client.post(url, {"part": "x"}).content.decode()
    assert "2 new drafts." in client.post(url, {"part": ["1", "3"]}, follow=True).content.decode()
    assert Article.objects.filter(added_by=curator).count() == 2
    assert client.get(reverse("admin:articles_article_parts", args=[0])).status_code == 404


def test_items_that_the_rules_recognise_are_offered_by_their_titles(bulletin):
    items = [
        ("1. Harbour closed", "The harbour stays shut because of a storm that came over the western sea at night."),
        (
            "2. Lanterns lit",
            "Along the canal every house hung paper lanterns, red and white, from its eaves.",
        ),
        ("3. Bread dearer", "Bakers ask four coins for a loaf since flour must travel over the mountain road again."),
    ]
    bulletin.body = "\n".join(line for item in items for line in item)
    bulletin.save()
    url = reverse("admin:articles_article_parts", args=[bulletin.pk])
    client = client_of(account("curator"))
    assert "Lanterns lit" in client.get(url).content.decode()
    client.post(url, {"part": "2"})
    assert Article.objects.exclude(pk=bulletin.pk).get().body == items[1][1]
    assert "Tick each paragraph" in client.get(url, {"by": "paragraphs"}).content.decode()
