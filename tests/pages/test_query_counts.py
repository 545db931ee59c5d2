"""Every public page takes at most twelve queries, and as many with three rows of each kind as with one."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Story
from tests import factories

MOST = 12


def rows(number: int) -> dict[str, str]:
    """`number` rows of everything that a page lists, hung on one row of each kind; that row's addresses."""
    names = {"en": "Name", "ar": "اسم", "zh-Hans": "名"}
    story = Story.objects.create(slug="story")
    place = factories.term("place", names, slug="place")
    broader = factories.term("topic", names, slug="broader")
    topic = factories.term("topic", names, slug="topic", broader=broader)
    event = factories.event(names, slug="event", place=place)
    speaker = factories.speaker(names, slug="speaker")
    source = factories.source(slug="source")
    articles = []
    for _each in range(number):
        factories.term("topic", names, broader=topic)
        other_event = factories.event(names, place=factories.term("place", names))
        factories.event(names, series="forum", place=place)
        other = factories.speaker(names)
        factories.appearance(other, event)
        factories.appearance(speaker, other_event)
        article = factories.article(event=event, source=source, story=story)
        digest = factories.article(kind="digest", event=event, source=factories.source(), story=story)
        factories.article(event=other_event, source=source)
        for subject in (event, place, topic, speaker):
            cited = factories.citation(article=article, locator=subject.slug)
            factories.statement(subject, "outcome", term=factories.term("topic", names), citation=cited)
            factories.label(subject, "ro", f"Nume {article.pk}", type="variant", status="verified", citation=cited)
        factories.statement(event, "theme", text=f"Theme {article.pk}", language="en")
        factories.note(digest, citation=factories.citation(article=article, locator="note"))
        factories.note(digest)
        for term in (speaker, topic, place, other):
            factories.mention(article, term)
            factories.mention(digest, term)
        articles.append(digest)
    lists = [
        "home",
        "summit-list",
        "timeline",
        "speaker-list",
        "term-list",
        "article-list",
        "source-list",
        "about",
        "correction",
        "help",
        "help-citing",
        "help-curating",
        "help-privacy",
        "style",
    ]
    return {
        **{name: reverse(name) for name in lists},
        "timeline-filtered": reverse("timeline") + "?first=2024&last=2024&kind=summit",
        "filtered": reverse("article-list") + "?language=en&event=event&source=source&kind=items&year=2024&term=topic",
        **{row.slug: row.get_absolute_url() for row in (event, speaker, source, topic, place)},
        "article": articles[0].get_absolute_url(),
        "article marked": articles[0].get_absolute_url() + "?marked=1",
        "beside": reverse("article-beside", args=[articles[0].public_id, article.public_id]),
        **{f"{term.slug} usage": reverse("term-usage", args=[term.slug]) for term in (event, speaker, topic, place)},
    }


def counts(client, number: int) -> dict[str, int]:
    """Queries of each page with `number` rows, which are gone again afterwards."""
    found = {}
    with transaction.atomic():
        for name, address in rows(number).items():
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200, address
            found[name] = len(queries)
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_a_page_takes_few_queries_and_no_more_for_more_rows(client):
    with_one, with_three = counts(client, 1), counts(client, 3)
    assert with_three == with_one
    assert {name: number for name, number in with_three.items() if number > MOST} == {}


def test_pages_without_archive_rows_take_few_queries_too(client, db, django_assert_max_num_queries):
    for name in [
        "home",
        "summit-list",
        "timeline",
        "speaker-list",
        "term-list",
        "article-list",
        "source-list",
        "about",
        "style",
    ]:
        with django_assert_max_num_queries(MOST):
            assert client.get(reverse(name)).status_code == 200
