"""How each language says it: names, first use, use over the years."""

import datetime

import pytest
from django.urls import reverse

from articles.models import FormerSlug
from articles.usage import usage
from tests import factories
from tests.pages.html import words


def item(term=None, year=2024, language="en", surface="canal", **fields):
    day = datetime.date(year, 11, fields.pop("day", 20))
    article = factories.article(language=language, date_earliest=day, date_latest=day, **fields)
    if term:
        factories.mention(article, term, surface=surface, start=0)
    return article


@pytest.fixture
def topic(db):
    return factories.term("topic", {"en": "canal", "ar": "قناة"}, slug="canal")


def table(page, heading: str) -> list[list[str]]:
    rows = page.all(f"//section[@aria-labelledby='{heading}']//tr")
    return [[words(cell) for cell in row.xpath("th|td")] for row in rows]


def test_first_use_is_the_earliest_dated_press_item_of_each_language(get, topic):
    item(topic, 2015, kind="digest")
    first = item(topic, 2016, title="Boats", surface="the canal", source=factories.source(name="Courier"))
    item(topic, 2018)
    item(topic, 2014, state="draft")
    undated = {"date_earliest": None, "date_latest": None, "date_precision": "", "date_basis": ""}
    factories.mention(factories.article(language="ar", **undated), topic, surface="قناة")
    page = get(reverse("term-usage", args=["canal"]))
    rows = {row[0]: row[1:] for row in table(page, "first")}
    assert rows["English"] == ["20 November 2016", "the canal", "Boats Courier", "2"]
    assert rows["Arabic"] == ["none in this archive", "1"]
    assert rows["Romanian"] == ["none in this archive", "0"]
    assert first.get_absolute_url() in page.links("//section[@aria-labelledby='first']")


def test_use_is_counted_per_hundred_press_items_of_the_language_and_year(get, topic):
    for _each in range(3):
        item(topic, 2022)
    for _each in range(37):
        item(None, 2022)
    item(topic, 2024)
    item(topic, 2024, kind="digest")
    item(None, 2024, language="ar")
    found = usage(topic)
    english = dict(zip(found.years, {one.code: row for one, row in found.rows}["en"], strict=True))
    assert found.years == (2022, 2023, 2024)
    assert (english[2022].naming, english[2022].items, english[2022].rate, english[2022].is_small) == (
        3,
        40,
        7.5,
        False,
    )
    assert (english[2023].items, english[2023].rate, english[2023].is_small) == (0, None, False)
    assert (english[2024].naming, english[2024].items, english[2024].rate, english[2024].is_small) == (1, 1, 100, True)
    page = get(reverse("term-usage", args=["canal"]))
    rows = {row[0]: row[1:] for row in table(page, "years")}
    assert rows["Year"] == ["Arabic", "Simplified Chinese", "Traditional Chinese", "Romanian", "English"]
    assert rows["2022"] == ["–", "–", "–", "–", "7.5 3/40"]
    assert rows["2024"] == ["0* 0/1", "–", "–", "–", "100* 1/1"]
    assert "fewer than 10 press items" in page.text("//section[@aria-labelledby='years']")
    bars = page.all("//div[@class='usage-chart']//rect")
    assert [(bar.get("class"), bar.get("height")) for bar in bars] == [(None, "3.6"), ("small", "48.0")]


def test_an_item_of_uncertain_year_is_on_neither_side(topic):
    days = {"date_earliest": datetime.date(2023, 12, 30), "date_latest": datetime.date(2024, 1, 2)}
    article = factories.article(date_precision="range", **days)
    factories.mention(article, topic)
    assert usage(topic).years == ()


@pytest.mark.parametrize(("prefix", "places"), [("en", ["4", "28"]), ("ar", ["28", "4"])])
def test_years_run_as_the_reader_reads(get, topic, prefix, places):
    item(topic, 2023)
    item(topic, 2024)
    page = get(f"/{prefix}/terms/canal/usage/")
    assert page.root.xpath("//div[@class='usage-chart']//rect/@x") == places


def test_the_page_stands_for_every_kind_of_term_and_without_any_article(get, db):
    for term in (factories.event({"en": "Summit"}), factories.speaker({"en": "Ada"}), factories.term("place")):
        page = get(reverse("term-usage", args=[term.slug]))
        assert page.response.status_code == 200
        assert "No press item of certain date names it yet." in page.text("main")
        assert term.get_absolute_url() in page.links("//header[@class='page-head term']")


def test_an_unknown_term_is_not_found_and_a_merged_one_redirects(client, topic):
    assert client.get("/en/terms/nothing/usage/").status_code == 404
    FormerSlug.objects.create(slug="ditch", term=topic)
    assert client.get("/en/terms/ditch/usage/")["Location"] == "/en/terms/canal/"


def test_term_and_speaker_pages_lead_to_it(get, topic):
    speaker = factories.speaker({"en": "Ada"}, slug="ada")
    assert "/en/terms/canal/usage/" in get(topic.get_absolute_url()).links()
    assert "/en/terms/ada/usage/" in get(speaker.get_absolute_url()).links()


def test_hostile_wordings_are_escaped(client, topic):
    item(topic, surface="<script>alert(1)</script>", title="<script>alert(2)</script>")
    assert "<script>alert" not in client.get("/en/terms/canal/usage/").content.decode()
