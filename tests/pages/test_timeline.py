"""All events on one line, and what the press of each language wrote of them."""

import datetime

import pytest
from django.urls import reverse

from tests import factories
from tests.pages.html import words

NONE = "0 0 0 0 0"


def stops(page) -> list[str]:
    return page.texts("//tr[contains(@class, 'stop')]")


def event(name: str, year: int, month: int = 11, day: int = 20, **fields):
    date = datetime.date(year, month, day)
    return factories.event({"en": name}, date_earliest=date, date_latest=date, **fields)


def test_an_empty_archive_has_a_timeline(get, db):
    page = get(reverse("timeline"))
    assert page.text("h1") == "Timeline"
    assert page.text("//p[@class='count']") == "0 events"


def test_events_stand_by_year_and_day_earliest_first(get, db):
    event("Late", 2019, 10)
    event("Early", 2014)
    event("Same year", 2019, 3)
    page = get(reverse("timeline"))
    assert page.texts("//table[@class='canal']/tbody") == [
        f"2014 20 November 2014 Early {NONE}",
        f"2019 20 March 2019 Same year {NONE} 20 October 2019 Late {NONE}",
    ]
    assert page.links("nav.years") == ["#year-2014", "#year-2019"]


def test_a_month_is_shown_as_a_month(get, db):
    month = {"date_earliest": "2024-09-01", "date_latest": "2024-09-30", "date_precision": "month"}
    factories.event({"en": "A Seminar"}, series="seminar", **month)
    page = get(reverse("timeline"))
    assert page.text("//tr[contains(@class, 'stop')]//time[@datetime='2024-09']") == "September 2024"


def test_coverage_stands_with_its_gaps_and_leads_to_the_articles(get, archive):
    factories.gap(archive.forum, "ro")
    page = get(reverse("timeline"))
    summit, forum = page.all("//tr[contains(@class, 'stop-summit')]")[0], page.all("tr.stop")[-1]
    if "stop-summit" in forum.get("class"):
        forum = page.all("tr.stop")[0]
    assert [words(cell) for cell in summit.xpath("./td")] == ["1", "1", "1", "1", "2"]
    assert [words(cell) for cell in forum.xpath("./td")] == ["0", "0", "0", "0 (searched for, nothing found)", "0"]
    for cell in summit.xpath("./td"):
        assert len(get(cell.xpath("string(.//a/@href)")).all("li.line")) == int(words(cell))


def test_digests_and_drafts_are_not_counted_as_coverage(get, db):
    covered = event("Summit", 2024)
    factories.article(kind="digest", event=covered, address="")
    factories.article(state="draft", event=covered)
    assert stops(get(reverse("timeline"))) == [f"20 November 2024 Summit {NONE}"]
    factories.article(language="ro", event=covered)
    assert stops(get(reverse("timeline"))) == ["20 November 2024 Summit 0 0 0 1 0"]


def test_an_announced_event_is_marked(get, db):
    event("To Come", 2026, confirmed=False)
    assert stops(get(reverse("timeline"))) == [f"20 November 2026 announced, not confirmed To Come {NONE}"]


class TestTheFilters:
    @pytest.fixture(autouse=True)
    def events(self, db):
        event("Old", 2014)
        event("Middle", 2019)
        event("Forum", 2019, 3, series="forum")
        event("New", 2024)

    def names(self, page) -> list[str]:
        return page.texts("a.event-name")

    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("", ["Old", "Forum", "Middle", "New"]),
            ("first=&last=", ["Old", "Forum", "Middle", "New"]),
            ("first=2019", ["Forum", "Middle", "New"]),
            ("last=2019", ["Old", "Forum", "Middle"]),
            ("first=2019&last=2019&kind=summit", ["Middle"]),
            ("kind=summit&kind=forum&last=2019", ["Old", "Forum", "Middle"]),
            ("kind=forum&first=2024", []),
        ],
    )
    def test_narrow_by_years_and_kinds(self, get, query, names):
        page = get(f"{reverse('timeline')}?{query}")
        assert page.response.status_code == 200
        assert self.names(page) == names
        assert page.text("//p[@class='count']").startswith(f"{len(names)} event")

    def test_stay_in_the_form_and_in_the_other_languages(self, get):
        page = get(reverse("timeline") + "?first=2019&kind=forum")
        assert [option.get("value") for option in page.all("//option[@selected]")] == ["2019", ""]
        assert [box.get("value") for box in page.all("//input[@checked]")] == ["forum"]
        assert "/ar/timeline/?first=2019&kind=forum" in page.links("//nav[@class='languages']")

    def test_offer_only_what_exists(self, get):
        page = get(reverse("timeline"))
        assert [option.get("value") for option in page.all("//select[@name='first']/option")] == [
            *("", "2014", "2019", "2024"),
        ]
        assert [box.get("value") for box in page.all("//input[@name='kind']")] == ["summit", "forum"]

    @pytest.mark.parametrize("query", ["first=2015", "last=x", "kind=seminar", "kind=%00", "first=" + "9" * 5000])
    def test_refuse_any_other_value_with_a_message(self, get, query):
        page = get(f"{reverse('timeline')}?{query}")
        assert page.response.status_code == 400
        assert page.text("p.wrong")
        assert self.names(page) == []

    def test_refuse_years_in_the_wrong_order(self, get):
        page = get(reverse("timeline") + "?first=2024&last=2014")
        assert page.response.status_code == 400
        assert page.text("p.wrong") == "The first year lies after the last."

    def test_a_narrowed_line_is_not_for_search_engines(self, get):
        assert get(reverse("timeline")).all("//meta[@name='robots']") == []
        narrowed = get(reverse("timeline") + "?first=2019")
        assert narrowed.one("//meta[@name='robots']").get("content") == "noindex, follow"
        assert narrowed.one("//link[@rel='canonical']").get("href").endswith("/en/timeline/")
