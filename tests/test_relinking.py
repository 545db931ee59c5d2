import pytest
from django.db import connection

from articles import relinking
from articles.ingest.authority import from_database
from articles.merging import merge
from articles.models import Article, Mention, PendingLink, PendingName
from articles.relinking import drain, relink
from search.models import PendingChange
from tests import factories
from tests.ingest import world

pytestmark = pytest.mark.django_db
BODY = "The Third World Internet Conference opened in Wuzhen.\nDelegates spoke about telemedicine and about robots."


@pytest.fixture
def article():
    world.populate()
    drain()
    one = factories.article(language="en", title="Canal town", body=BODY)
    relink(one)
    return one


def slugs(article) -> set[str]:
    return set(article.mentions.values_list("term__slug", flat=True))


def test_a_new_name_reaches_the_articles_in_which_it_stands(article):
    assert slugs(article) == {"wic-2016", "wuzhen"}
    term = factories.term("topic", slug="telemedicine", names={"en": "telemedicine"})
    assert slugs(article) == {"wic-2016", "wuzhen"}
    PendingChange.objects.all().delete()
    assert drain() == 1
    mention = Mention.objects.get(article=article, term=term)
    assert article.body[mention.start : mention.start + len(mention.surface)] == "telemedicine"
    assert list(PendingChange.objects.values_list("article", flat=True)) == [article.pk]
    assert not PendingName.objects.exists() and not PendingLink.objects.exists()
    assert drain() == 0


def test_a_name_that_is_taken_away_takes_its_mentions_with_it(article):
    term = factories.term("topic", names={"en": "robots"})
    drain()
    assert term.slug in slugs(article)
    term.labels.get().delete()
    drain()
    assert term.slug not in slugs(article)


def test_a_merged_term_links_again(article):
    kept = factories.term("topic", names={"en": "remote medicine"})
    dropped = factories.term("topic", names={"en": "telemedicine"})
    drain()
    assert dropped.slug in slugs(article)
    merge(kept, dropped)
    drain()
    assert kept.slug in slugs(article)
    assert Mention.objects.get(article=article, term=kept).surface == "telemedicine"


def test_a_curators_mention_stays_and_nothing_unchanged_is_written(article):
    own = factories.term("topic")
    factories.mention(article, own, surface="")
    before = list(article.mentions.values_list("pk", flat=True))
    PendingChange.objects.all().delete()
    relink(article, from_database())
    assert list(article.mentions.values_list("pk", flat=True)) == before
    assert not PendingChange.objects.exists()


def test_digests_are_linked_by_hand(article):
    factories.article(kind="digest", language="en", body=BODY)
    factories.term("topic", names={"en": "telemedicine"})
    assert drain() == 1


def test_an_article_that_changes_while_it_is_read_is_read_again(article, monkeypatch):
    factories.term("topic", slug="telemedicine", names={"en": "telemedicine"})
    reading = relinking.surfaces

    def slow(one, authority):
        monkeypatch.setattr(relinking, "surfaces", reading)
        Article.objects.filter(pk=one.pk).update(body="Nothing of the kind.")
        return reading(one, authority)

    monkeypatch.setattr(relinking, "surfaces", slow)
    drain()
    assert "telemedicine" not in slugs(article)
    assert drain() == 1
    assert slugs(article) == set()
    assert drain() == 0


@pytest.mark.django_db(transaction=True)
def test_nobody_is_kept_from_writing_while_texts_are_read(article, monkeypatch):
    factories.term("topic", slug="telemedicine", names={"en": "telemedicine"})
    seen = []
    reading = relinking.surfaces
    monkeypatch.setattr(
        relinking, "surfaces", lambda *given: seen.append(connection.in_atomic_block) or reading(*given)
    )
    assert drain() == 1
    assert seen == [False]
