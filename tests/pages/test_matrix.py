"""The coverage matrix: press items by event, language and kind of source."""

import pytest
from django.urls import reverse

from articles import matrix
from articles.items import items_on
from articles.models import Article
from tests import factories
from tests.pages.html import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A meeting with two press items in Arabic and one in Romanian, a digest and a draft that must not count."""
    event = factories.event({"en": "Meeting"}, slug="meeting")
    agency, paper = factories.source(kind="agency"), factories.source(kind="press")
    factories.article(event=event, language="ar", source=agency)
    factories.article(event=event, language="ar", source=paper)
    factories.article(event=event, language="ro", source=None, kind="record", body="")
    factories.article(event=event, language="ar", kind="digest", source=agency)
    factories.article(event=event, language="en", state="draft", source=agency)
    return event


def table(page) -> list[list[str]]:
    rows = page.all("//table[@class='matrix']//tr")
    return [[words(cell) for cell in row.xpath("./th|./td")] for row in rows]


def test_the_list_of_summits_counts_press_items_by_event_and_language(get, meeting):
    other = factories.event({"en": "Other"}, slug="other")
    factories.gap(other, "ro")
    assert table(get(reverse("summit-list")))[1:] == [
        ["Meeting", "2", "0", "0", "1", "0", "3"],
        ["Other", "0", "0", "0", "0 * (searched for, nothing found)", "0", "0"],
        ["Total", "2", "0", "0", "1", "0", "3"],
    ]


def test_it_can_be_narrowed_to_one_kind_of_source(get, client, meeting):
    page = get(reverse("summit-list") + "?source_kind=agency")
    assert table(page)[1] == ["Meeting", "1", "0", "0", "0", "0", "1"]
    assert client.get(reverse("summit-list") + "?source_kind=nonsense").status_code == 404


def test_a_summits_page_counts_by_kind_of_source(get, meeting):
    assert table(get(meeting.get_absolute_url()))[1:] == [
        ["news agency", "1", "0", "0", "0", "0", "1"],
        ["newspaper or magazine", "1", "0", "0", "0", "0", "1"],
        ["source not known", "0", "0", "0", "1", "0", "1"],
        ["Total", "2", "0", "0", "1", "0", "3"],
    ]


def test_each_count_leads_to_the_list_of_what_it_counts(get, meeting):
    for start in (reverse("summit-list"), meeting.get_absolute_url()):
        page = get(start)
        links = page.all("//table[@class='matrix']//td/a")
        assert len(links) >= 2
        for link in links:
            listed = get(link.get("href"))
            assert len(listed.all("li.line")) == int(words(link))


def test_the_matrix_equals_the_database(meeting):
    found = matrix.by_event([meeting])
    assert found.total == Article.objects.published().press().count() == 3
    assert matrix.by_kind(meeting, items_on(meeting)).total == 3
