"""The list of articles and its filters."""

import pytest
from django.urls import reverse

from articles.views import article_list
from tests import factories


def titles(get, **filters) -> list[str]:
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    page = get(f"{reverse('article-list')}?{query}")
    assert page.response.status_code == 200, query
    return page.texts("a.line-title")


def test_press_items_come_first_then_digests_each_newest_first_and_undated_last(get, db):
    undated = {"date_earliest": None, "date_latest": None, "date_precision": "", "date_basis": ""}
    factories.article(title="Old", date_earliest="2014-11-19", date_latest="2014-11-19")
    factories.article(title="Undated", **undated)
    factories.article(title="New", date_earliest="2025-11-19", date_latest="2025-11-19")
    factories.article(title="Digest", kind="digest", date_earliest="2026-01-01", date_latest="2026-01-01")
    assert titles(get) == ["New", "Old", "Undated", "Digest"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"language": "ar"}, ["Lanterns ar"]),
        ({"language": "zh-Hant"}, ["Lanterns zh-Hant"]),
        ({"event": "canal-2024", "language": "ro"}, ["Lanterns ro"]),
        ({"event": "bridge-forum"}, []),
        ({"source": "this-archive"}, ["What was lit"]),
        ({"kind": "digest"}, ["What was lit"]),
        ({"kind": "record"}, ["A lost report"]),
        ({"kind": "items", "language": "en"}, ["A lost report", "Lanterns en"]),
        ({"term": "ada-weaver"}, ["Lanterns en"]),
        ({"term": "lantern-networks", "language": "ar"}, []),
        ({"year": "2024", "kind": "digest"}, ["What was lit"]),
        ({"language": "", "event": "", "source": "", "kind": "digest", "year": ""}, ["What was lit"]),
        ({"kind": "digest", "unknown": "x"}, ["What was lit"]),
    ],
)
def test_filters_narrow_the_list_together(get, archive, filters, expected):
    assert titles(get, **filters) == expected


def test_a_date_that_may_lie_in_two_years_is_in_neither(get, db):
    factories.article(title="Certain")
    factories.article(title="Winter", date_earliest="2023-12-30", date_latest="2024-01-02", date_precision="range")
    assert titles(get, year="2024") == ["Certain"]


@pytest.mark.parametrize(
    "query",
    [
        "language=de",
        "language=AR",
        "language=%00",
        "event=nothing",
        "source=hidden-paper",
        "source=%27%20OR%201=1",
        "kind=draft",
        "year=1999",
        "year=20x4",
        "year=99999999999999999999",
        "term=nothing",
        "term=a%20b",
        "term=%3Cscript%3E",
        "term=" + "a" * 500,
    ],
)
def test_a_value_that_is_not_offered_is_refused_with_a_message(get, archive, query):
    page = get(f"{reverse('article-list')}?{query}")
    assert page.response.status_code == 400
    assert len(page.all("p.wrong")) == 1
    assert page.texts("li.line") == []
    assert page.links("ul.chips") == ["?"]
    assert b"<script>" not in page.response.content


def test_each_filter_can_be_taken_off_by_itself_and_the_page_with_it(get, archive):
    page = get(reverse("article-list") + "?language=en&kind=items&term=ada-weaver&page=1")
    assert page.links("ul.chips") == [
        "?kind=items&term=ada-weaver",
        "?language=en&term=ada-weaver",
        "?language=en&kind=items",
    ]
    assert page.texts("//ul[@class='chips']//bdi") == ["English", "press items, with or without text", "Ada Weaver"]
    assert all(link.get("rel") == "nofollow" for link in page.all("//ul[@class='chips']//a"))


def test_the_form_keeps_what_was_chosen(get, archive):
    page = get(reverse("article-list") + "?language=en&term=ada-weaver")
    assert page.one("//select[@name='language']/option[@selected]").get("value") == "en"
    assert page.one("//input[@name='term']").get("value") == "ada-weaver"


def test_sources_and_years_of_what_is_not_published_are_not_offered(get, archive):
    factories.article(state="draft", date_earliest="2001-01-01", date_latest="2001-01-01")
    page = get(reverse("article-list"))
    assert page.root.xpath("//select[@name='source']/option/@value") == ["", "canal-courier", "this-archive"]
    assert page.root.xpath("//select[@name='year']/option/@value") == ["", "2024"]


def test_pages_keep_the_filters(get, archive, monkeypatch):
    monkeypatch.setattr(article_list, "ARTICLES_A_PAGE", 2)
    page = get(reverse("article-list") + "?kind=items&page=2")
    assert page.one("//a[@rel='next']").get("href") == "?kind=items&page=3"
    assert page.one("//a[@rel='prev']").get("href") == "?kind=items&page=1"
    assert page.one("//ol[@class='lines']").get("start") == "3"
    assert page.one("//link[@rel='canonical']").get("href") == "http://127.0.0.1:8000/en/articles/?kind=items&page=2"


def test_the_canonical_address_leaves_out_what_is_no_filter(get, archive):
    page = get(reverse("article-list") + "?utm=1&language=en")
    assert page.one("//link[@rel='canonical']").get("href") == "http://127.0.0.1:8000/en/articles/?language=en"
    assert page.one("//meta[@name='robots']").get("content") == "noindex, follow"


def test_titles_keep_their_language_and_direction(get, archive):
    link = get(reverse("article-list")).one("//a[.='Lanterns ar']")
    assert (link.get("lang"), link.get("dir"), link.get("hreflang")) == ("ar", "rtl", "ar")
