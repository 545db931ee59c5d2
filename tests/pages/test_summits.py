"""The list of summits and other events, and the page of each."""

import datetime

import pytest
from django.urls import reverse

from articles.models import Story
from articles.views import summits
from tests import factories
from tests.pages.html import words


def summit(year: int, **fields):
    day = datetime.date(year, 11, 20)
    return factories.event(
        {"en": f"Summit {year}"}, date_earliest=day, date_latest=day, **{"slug": f"s-{year}", **fields}
    )


def test_summits_stand_by_year_latest_first_and_other_events_by_series(get, db):
    for year in (2015, 2024, 2019):
        summit(year)
    factories.event({"en": "Bridge Forum"}, series="forum")
    factories.event({"en": "First Forum"}, series="forum", date_earliest="2020-01-01", date_latest="2020-01-01")
    factories.event({"en": "The Founding"}, series="founding")
    page = get(reverse("summit-list"))
    assert page.texts("a.event-name") == [
        *("Summit 2024", "Summit 2019", "Summit 2015"),
        *("The Founding", "Bridge Forum", "First Forum"),
    ]
    assert page.texts("h3.series") == ["founding", "forum"]


def test_summits_are_paged_and_other_events_stand_on_the_first_page_only(get, db, monkeypatch):
    monkeypatch.setattr(summits, "SUMMITS_A_PAGE", 2)
    for year in (2014, 2015, 2016):
        summit(year)
    factories.event({"en": "Bridge Forum"}, series="forum")
    first, second = get(reverse("summit-list")), get(reverse("summit-list") + "?page=2")
    assert first.texts("a.event-name") == ["Summit 2016", "Summit 2015", "Bridge Forum"]
    assert second.texts("a.event-name") == ["Summit 2014"]
    assert first.one("//a[@rel='next']").get("href") == "?page=2"


def test_an_event_that_was_only_announced_says_so(get, db):
    summit(2026, confirmed=False)
    assert "announced, not confirmed" in get(reverse("summit-list")).text("li.event")
    notice = "This event was announced. The archive has no evidence yet that it took place."
    assert get(reverse("summit", args=["s-2026"])).text("p.notice") == notice


class TestTheFacts:
    def facts(self, page) -> dict[str, str]:
        return page.definitions("//dl[@class='facts']")

    def page(self, get, event, prefix="en"):
        return get(f"/{prefix}/summits/{event.slug}/")

    def test_are_dates_opening_and_place_with_their_evidence(self, get, db):
        first, last, opening = (datetime.date(2024, 11, day) for day in (19, 22, 20))
        span = {"date_earliest": first, "date_latest": last, "date_precision": "range"}
        place = factories.term("place", {"en": "Bridgeton"})
        event = factories.event({"en": "Summit"}, **span, opening=opening, place=place)
        factories.statement(event, "date", **span)
        factories.statement(event, "place", term=place)
        page = self.page(get, event)
        facts = self.facts(page)
        assert facts["Dates"] == "19–22 November 2024 1"
        assert facts["Opening ceremony"] == "20 November 2024"
        assert facts["Place"] == "Bridgeton 2"
        assert page.one("//dd//time[@datetime='2024-11-19']") is not None
        assert len(page.all("//section[@class='footnotes']//li")) == 2

    def test_show_what_contradicts_them_beside_them(self, get, db):
        event = factories.event({"en": "Summit"})
        day = datetime.date(2024, 11, 23)
        factories.statement(event, "date", date_earliest=day, date_latest=day, date_precision="day")
        facts = self.facts(self.page(get, event))
        assert facts["Dates"] == "20 November 2024"
        assert facts["Otherwise stated: dates"] == "23 November 2024 1"

    @pytest.mark.parametrize(
        ("official", "shown"), [(True, "6 (official number)"), (False, "6 (counted by years; not an official number)")]
    )
    def test_say_whether_an_edition_is_official(self, get, db, official, shown):
        event = factories.event({"en": "Summit"}, edition=6, edition_official=official)
        assert self.facts(self.page(get, event))["Edition"] == shown

    def test_give_figures_with_comparator_and_unit_and_join_equal_claims(self, get, db):
        event = factories.event({"en": "Summit"})
        for _source in range(2):
            factories.statement(event, "attendance", number=1800, comparator=">", unit="guests")
        factories.statement(event, "attendance", number=1200, comparator="=", unit="guests", confirmed=False)
        facts = self.facts(self.page(get, event))
        assert facts["attendance"] == "more than 1,800 guests 1 2 | 1,200 guests (announced, not confirmed) 3"

    def test_of_an_unpublished_article_are_not_shown(self, get, archive):
        assert "note" not in self.facts(self.page(get, archive.summit))

    @pytest.mark.parametrize(
        ("prefix", "shown"),
        [
            ("en", ["Water and light (our rendering)", "水与光 1 2"]),
            ("zh-hans", ["水与光 1"]),
            ("zh-hant", ["水与光 1"]),
        ],
    )
    def test_have_the_theme_in_the_readers_language_and_the_original(self, get, archive, prefix, shown):
        page = self.page(get, archive.summit, prefix)
        assert page.texts("//div[@class='theme-block']/p") == shown
        assert page.one("//div[@class='theme-block']/p[last()]/bdi").get("lang") == "zh-Hans"


def test_a_speaker_stands_once_with_all_roles_and_those_who_spoke_come_first(get, db):
    event = factories.event({"en": "Summit"})
    guest, orator = factories.speaker({"en": "A Guest"}), factories.speaker({"en": "Z Orator"})
    cited = factories.citation()
    factories.appearance(guest, event, "attended")
    factories.appearance(orator, event, "panel", citation=cited)
    factories.appearance(orator, event, "keynote", citation=cited)
    page = get(event.get_absolute_url())
    assert page.texts("//ul[@class='people']/li") == ["Z Orator keynote speech 1 panel 1", "A Guest attended 2"]


def test_a_speaker_known_only_from_a_draft_is_not_shown(get, archive):
    assert get(archive.summit.get_absolute_url()).texts("//ul[@class='people']/li") == ["Ada Weaver keynote speech 5"]


def test_coverage_counts_press_items_and_digests_apart_and_links_to_them(get, archive):
    page = get(archive.summit.get_absolute_url())
    english = page.all("//table[@class='coverage']//tbody/tr")[-1]
    press, digests = english.xpath(".//a")
    assert (press.text, digests.text) == ("2", "1")
    assert press.get("href") == "/en/articles/?event=canal-2024&language=en&kind=items"
    assert len(get(press.get("href")).all("li.line")) == 2
    assert len(get(digests.get("href")).all("li.line")) == 1


def test_a_zero_says_whether_somebody_looked(get, db):
    event = factories.event({"en": "Summit"})
    factories.gap(event, "ro", searched=datetime.date(2026, 11, 21), note="where it was searched")
    factories.gap(event, "ar", searched=datetime.date(2026, 11, 21))
    factories.article(event=event, language="ar")
    page = get(event.get_absolute_url())
    assert page.texts("//table[@class='coverage']//tbody/tr")[:4] == [
        "Arabic 1 0",
        "Simplified Chinese 0 0",
        "Traditional Chinese 0 0",
        "Romanian Nothing was found on 21 November 2026 0 0",
    ]
    assert "where it was searched" not in page.text("main")


def test_articles_stand_by_language_with_a_link_to_the_rest(get, archive, monkeypatch):
    monkeypatch.setattr(summits, "ARTICLES_A_LANGUAGE", 1)
    page = get(archive.summit.get_absolute_url())
    assert page.texts("//div[@class='by-language']//h3") == [
        *("Arabic", "Simplified Chinese", "Traditional Chinese", "Romanian", "English"),
    ]
    english = page.all("//div[@class='by-language']/section")[-1]
    assert english.xpath("string(.//p[@class='more'])").split() == ["All", "2", "articles"]
    assert len(get(english.xpath("string(.//p[@class='more']/a/@href)")).all("li.line")) == 2
    assert len(english.xpath(".//li")) == 1


def test_digests_stand_apart_from_what_the_press_wrote(get, archive):
    page = get(archive.summit.get_absolute_url())
    assert page.texts("//section[@aria-labelledby='digests']//a[@class='line-title']") == [archive.digest.title]
    assert archive.digest.title not in page.text("//section[@aria-labelledby='articles']")


def test_versions_of_one_report_stand_side_by_side(get, archive):
    factories.article(event=archive.summit, title="Told once", story=Story.objects.create(slug="alone"))
    page = get(archive.summit.get_absolute_url())
    (versions,) = page.all("//section[@aria-labelledby='stories']/ul")
    titles = [(link.get("lang"), link.get("dir"), words(link)) for link in versions.xpath(".//a[@class='line-title']")]
    assert titles == [
        ("ar", "rtl", "Lanterns ar"),
        ("zh-Hans", "ltr", "Lanterns zh-Hans"),
        ("zh-Hant", "ltr", "Lanterns zh-Hant"),
        ("ro", "ltr", "Lanterns ro"),
        ("en", "ltr", "Lanterns en"),
    ]


def test_outlets_stand_with_the_number_of_their_items(get, archive):
    quiet = factories.source(name="Bridge Post", slug="bridge-post")
    factories.article(event=archive.summit, source=quiet)
    factories.article(event=archive.summit, source=quiet, state="draft")
    page = get(archive.summit.get_absolute_url())
    assert page.texts("//ul[@class='outlets']/li") == ["Canal Courier 6 press items", "Bridge Post 1 press item"]
    counted = page.links("//ul[@class='outlets']")[1::2]
    assert [len(get(address).all("li.line")) for address in counted] == [6, 1]


class TestDayByDay:
    def event(self, **fields):
        span = {"date_earliest": datetime.date(2024, 11, 19), "date_latest": datetime.date(2024, 11, 22)}
        return factories.event({"en": "Summit"}, **{**span, "date_precision": "range", **fields})

    def article(self, event, day: int, month: int = 11, **fields):
        date = datetime.date(2024, month, day)
        return factories.article(event=event, **{"date_earliest": date, "date_latest": date, **fields})

    def table(self, page) -> list[str]:
        return page.texts("//figure[@class='days']//tbody/tr")

    def test_the_press_is_counted_by_day_and_language(self, get, db):
        event = self.event()
        self.article(event, 20)
        self.article(event, 20)
        self.article(event, 5, language="ar")  # the first day of the chart
        self.article(event, 6, month=12, language="ro")  # the last
        self.article(event, 21, kind="digest", address="")
        self.article(event, 21, state="draft")
        page = get(event.get_absolute_url())
        assert self.table(page) == [
            "5 November 2024 1 0 0 0 0",
            "20 November 2024 0 0 0 0 2",
            "6 December 2024 0 0 0 1 0",
        ]
        assert page.text("//p[@class='days-ends']") == "5 November 2024 6 December 2024"
        assert len(page.all("//figure[@class='days']//circle")) == 3
        assert "more press item" not in page.text("figure.days")

    def test_what_has_no_day_near_is_told_as_a_number(self, get, db):
        event = self.event()
        self.article(event, 20)
        self.article(event, 4)
        self.article(event, 1, date_latest=datetime.date(2024, 11, 30), date_precision="month")
        factories.article(event=event, date_earliest=None, date_latest=None, date_precision="", date_basis="")
        page = get(event.get_absolute_url())
        assert self.table(page) == ["20 November 2024 0 0 0 0 1"]
        told = "3 more press items were published on other days, or on a day that is not certain."
        assert told in page.text("figure.days")

    def test_the_line_runs_the_way_the_page_is_read(self, get, db):
        event = self.event()
        self.article(event, 5)
        places = {
            prefix: [
                (row.get("cx"), row.get("x"), row.get("width"))
                for row in get(f"/{prefix}/summits/{event.slug}/").all("//figure//circle|//figure//rect")
            ]
            for prefix in ("en", "ar")
        }
        assert places == {
            "en": [(None, "43.75%", "12.50%"), ("1.56%", None, None)],
            "ar": [(None, "43.75%", "12.50%"), ("98.44%", None, None)],
        }

    def test_there_is_none_where_no_item_has_a_day_near_or_the_event_has_no_days_of_its_own(self, get, db):
        bare = self.event()
        self.article(bare, 4, month=10)
        year = {"date_earliest": datetime.date(2024, 1, 1), "date_latest": datetime.date(2024, 12, 31)}
        long = self.event(**year, date_precision="year")
        self.article(long, 20)
        for event in (bare, long):
            assert get(event.get_absolute_url()).all("figure.days") == []


def test_neighbours_are_events_alike(get, db):
    for year in (2018, 2020, 2019):
        summit(year)
    factories.event({"en": "Bridge Forum"}, series="forum", date_earliest="2019-12-01", date_latest="2019-12-01")
    page = get(reverse("summit", args=["s-2019"]))
    assert [(link.get("rel"), link.get("href")) for link in page.all("//nav[@class='neighbours']/a")] == [
        ("prev", "/en/summits/s-2018/"),
        ("next", "/en/summits/s-2020/"),
    ]
    assert page.texts("//nav[contains(@class, 'years')]//a[@aria-current]") == ["2019"]
    assert len(get(reverse("summit", args=["s-2018"])).all("//nav[@class='neighbours']/a")) == 1


def test_an_event_that_is_no_summit_has_a_page_without_the_line_of_years(get, archive):
    page = get(archive.forum.get_absolute_url())
    assert page.text("h1") == "Bridge Forum"
    assert page.all("nav.years") == []


@pytest.mark.parametrize("slug", ["nothing", "ada-weaver", "bridgeton", "0", "-", "a" * 300])
def test_an_unknown_event_is_not_found(client, archive, slug):
    assert client.get(f"/en/summits/{slug}/").status_code == 404


@pytest.mark.parametrize("slug", ["%00", "a b", "%3Cscript%3E", "..", "wic%2F2024"])
def test_a_hostile_identifier_is_not_found(client, archive, slug):
    assert client.get(f"/en/summits/{slug}/").status_code == 404


def test_names_are_escaped(client, db):
    event = factories.event({"en": "<script>alert(1)</script>"})
    factories.statement(event, "theme", text="<img src=x onerror=alert(2)>", language="en")
    factories.statement(event, "note", text="</dd><script>", language="en")
    html = client.get(event.get_absolute_url()).content.decode()
    assert "<script>" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in html
