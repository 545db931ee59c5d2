"""Haystack's own interface on our engine."""

import datetime

import pytest
from haystack.exceptions import SearchBackendError
from haystack.query import SQ, SearchQuerySet

from articles.models import Article, Mention
from search import lifecycle
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(index):
    """Seven articles in three languages, one month apart, each with some of three topics."""
    topics = [factories.term("topic", slug=slug) for slug in ("ma-jack", "ma", "trade")]
    bodies = {"en": "The boats wait.", "zh-Hant": "網絡論壇在烏鎮", "ar": "مؤتمر للإنترنت"}
    for number in range(7):
        code = list(bodies)[number % 3]
        day = datetime.date(2020, number + 1, 1)
        article = factories.article(
            language=code, body=bodies[code], title=f"n{number}", date_earliest=day, date_latest=day
        )
        for topic in topics[: number % 4]:
            Mention.objects.create(article=article, term=topic)
    index.build()
    return SearchQuerySet()


def test_counts_filters_and_texts_in_every_language(archive):
    assert archive.count() == 7
    assert archive.filter(language="en").count() == 3
    assert archive.filter(language="zh-Hant").count() == 2
    assert archive.filter(content="boat").count() == 3
    assert archive.filter(content="乌镇").count() == 2
    assert archive.filter(content="الإنترنت").count() == 2
    assert archive.auto_query("boats -nothing").count() == 3
    assert archive.filter(SQ(language="ar") | SQ(content="boat")).count() == 5
    assert archive.exclude(language="en").count() == 4
    assert archive.filter(language__in=["ar", "en"]).count() == 5
    assert archive.filter(date_latest__gte=datetime.date(2020, 6, 1)).count() == 2
    assert archive.narrow("language:ar").count() == 2
    assert archive.models(Article).count() == 7
    assert archive.filter(content="n").count() == 0


def test_values_are_whole(archive):
    assert archive.filter(topics="ma").count() == 2 + 1
    assert archive.filter(topics__exact="ma-jack").count() == 5
    first = archive.filter(topics="trade")[0]
    assert first.topics == ["ma", "ma-jack", "trade"]
    assert archive.facet("topics").facet_counts()["fields"]["topics"] == [("ma-jack", 5), ("ma", 3), ("trade", 1)]
    assert archive.facet("language").facet_counts()["fields"]["language"] == [("en", 3), ("ar", 2), ("zh-Hant", 2)]


def test_any_slice_in_any_order(archive):
    ordered = archive.order_by("-date_latest")
    titles = [result.object.title for result in ordered]
    assert titles == [f"n{number}" for number in reversed(range(7))]
    for start, stop in [(0, 3), (2, 5), (3, 4), (5, 7), (6, 9), (1, 6)]:
        assert [result.object.title for result in archive.order_by("-date_latest")[start:stop]] == titles[start:stop]


def test_mixed_directions(archive):
    found = [(result.language, result.object.title) for result in archive.order_by("language", "-date_latest")]
    assert found == [
        ("ar", "n5"),
        ("ar", "n2"),
        ("en", "n6"),
        ("en", "n3"),
        ("en", "n0"),
        ("zh-Hant", "n4"),
        ("zh-Hant", "n1"),
    ]


def test_what_is_not_offered_is_refused(archive):
    with pytest.raises(SearchBackendError, match="highlight"):
        len(archive.filter(content="boat").highlight())
    with pytest.raises(SearchBackendError, match="more_like_this"):
        len(archive.more_like_this(Article.objects.first()))


def test_haystack_s_own_commands_write_at_once(index):
    backend, article_index = lifecycle.backend(), lifecycle.article_index()
    article = factories.article(body="Boats")
    article_index.update_object(article)
    assert SearchQuerySet().count() == 1
    article_index.update_object(article)
    assert SearchQuerySet().count() == 1
    backend.optimize()
    assert len(backend.commit().segments) == 1
    article_index.remove_object(article)
    assert SearchQuerySet().count() == 0
    article_index.update_object(article)
    backend.clear()
    assert SearchQuerySet().count() == 0


def test_without_an_index_a_queryset_fails_loudly(index):
    with pytest.raises(SearchBackendError, match="no index has been built"):
        SearchQuerySet().count()


def test_threads_search_while_another_writes(index, transactional_db):
    """One thread's files are never another's; under a short switch interval shared ones fail at once."""
    import sys
    import threading

    from django.db import connection

    index.build()
    failures = []

    def read():
        try:
            for _time in range(30):
                lifecycle.backend().find(None)
        except Exception as error:
            failures.append(error)
        finally:
            lifecycle.backend().store.close()
            connection.close()

    threads = [threading.Thread(target=read) for _n in range(4)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for thread in threads:
            thread.start()
        for _time in range(8):
            factories.article()
            index.drain()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert failures == []
