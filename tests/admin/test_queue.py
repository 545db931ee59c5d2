"""The queue: counts, filters, assignment, and articles looked through for warnings."""

from dataclasses import dataclass

import pytest
from django.urls import reverse

from articles.desk import checkups
from articles.models import Article, Checkup
from tests import factories
from tests.admin.desk import account, client_of

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:articles_article_changelist")


@dataclass
class Warned:
    kind: str = "bidi"


@pytest.fixture
def curator():
    return account("curator")


def listed(client, **query) -> set[str]:
    page = client.get(QUEUE, query)
    return {article.title for article in page.context["cl"].result_list}


def test_the_queue_counts_by_state(curator):
    for state in ("draft", "draft", "review", "published"):
        factories.article(state=state)
    client = client_of(curator)
    for page in (client.get(QUEUE), client.get(reverse("admin:index"))):
        counts = {one["state"]: one["count"] for one in page.context["states"]}
        assert counts == {"draft": 2, "review": 1, "published": 1, "withdrawn": 0}


def test_articles_are_assigned_in_bulk_and_found_by_it(curator):
    other = account("curator", "other")
    for number in range(3):
        factories.article(title=str(number), state="draft")
    client = client_of(curator)
    for assignee, titles in ((curator, "01"), (other, "2")):
        chosen = [article.pk for article in Article.objects.filter(title__in=titles)]
        client.post(QUEUE, {"action": "assign", "_selected_action": chosen, "assignee": assignee.pk})
    assert listed(client, assigned="me") == {"0", "1"}
    assert listed(client, assigned=str(other.pk)) == {"2"}
    client.post(QUEUE, {"action": "assign", "_selected_action": chosen, "assignee": ""})
    assert listed(client, assigned="nobody") == {"2"}
    assert Article.objects.get(title="2").history.count() == 3
    assert listed(client, assigned="x'") == set()


def test_readers_are_no_curators_to_assign_to(curator, django_user_model):
    reader = django_user_model.objects.create_user("reader", password="x")
    article = factories.article(state="draft")
    data = {"action": "assign", "_selected_action": [article.pk], "assignee": reader.pk}
    client_of(curator).post(QUEUE, data)
    article.refresh_from_db()
    assert article.assigned_to is None


def test_the_filter_by_warnings_looks_articles_through(curator, monkeypatch):
    monkeypatch.setattr(
        checkups, "warnings_of", lambda article, authority=None: [Warned()] if "bad" in article.title else []
    )
    monkeypatch.setattr(checkups, "AT_ONCE", 2)
    for title in ("bad one", "good", "bad two"):
        factories.article(title=title, state="draft")
    client = client_of(curator)
    page = client.get(QUEUE, {"warnings": "yes"})
    assert "1 article is still to be looked through" in page.content.decode()
    assert listed(client, warnings="yes") == {"bad one", "bad two"}
    assert listed(client, warnings="no") == {"good"}
    Article.objects.get(title="good").save()
    assert checkups.unchecked(Article.objects.all()).count() == 1


def test_opening_an_article_remembers_its_warnings(curator, monkeypatch):
    monkeypatch.setattr(checkups, "warnings_of", lambda article, authority=None: [])
    article = factories.article(state="draft")
    client_of(curator).get(reverse("admin:articles_article_change", args=[article.pk]))
    assert Checkup.objects.get(article=article).count == 0


def test_proposals_are_accepted_in_bulk(curator):
    event = factories.event({"en": "A summit"}, slug="wic-2024")
    articles = [factories.article(state="draft") for _number in range(2)]
    for article in articles:
        article.proposals.create(field="event", value="wic-2024", confidence=0.9, extractor="1")
        article.proposals.create(field="event", value="wic-1999", confidence=0.2, extractor="1")
        article.proposals.create(field="place", value="nowhere", confidence=0.9, extractor="1")
    data = {"action": "accept_proposals", "_selected_action": [article.pk for article in articles]}
    assert "2 articles changed." in client_of(curator).post(QUEUE, data, follow=True).content.decode()
    for article in articles:
        article.refresh_from_db()
        assert article.event == event
        states = dict(article.proposals.values_list("value", "state"))
        assert states == {"wic-2024": "accepted", "wic-1999": "open", "nowhere": "open"}
