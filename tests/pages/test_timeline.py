"""All events on one line."""

import datetime

from django.urls import reverse

from tests import factories


def test_an_empty_archive_has_a_timeline(get, db):
    assert get(reverse("timeline")).text("h1") == "Timeline"


def test_events_stand_by_year_and_day_earliest_first(get, db):
    days = {"Late": (2019, 10, 20), "Early": (2014, 11, 19), "Same year": (2019, 3, 1)}
    for name, parts in days.items():
        day = datetime.date(*parts)
        factories.event({"en": name}, date_earliest=day, date_latest=day)
    page = get(reverse("timeline"))
    assert page.texts("section.canal-year") == [
        "2014 19 November 2014 Early No press coverage in the archive yet",
        "2019 1 March 2019 Same year No press coverage in the archive yet"
        " 20 October 2019 Late No press coverage in the archive yet",
    ]
    assert page.links("nav.years") == ["#year-2014", "#year-2019"]


def test_a_month_is_shown_as_a_month(get, db):
    month = {"date_earliest": "2024-09-01", "date_latest": "2024-09-30", "date_precision": "month"}
    factories.event({"en": "A Seminar"}, series="seminar", **month)
    page = get(reverse("timeline"))
    assert page.text("//li[contains(@class, 'stop')]//time[@datetime='2024-09']") == "September 2024"


def test_coverage_stands_with_its_gaps_and_links_to_the_articles(get, archive):
    page = get(reverse("timeline"))
    stop = page.one("//li[contains(@class, 'stop-summit')]")
    counts = [" ".join(item.text_content().split()) for item in stop.xpath(".//ul[@class='coverage-line']/li")]
    assert counts == ["العربية 1", "简体中文 1", "繁體中文 1", "Română 1", "English 2"]
    assert "/en/articles/?event=canal-2024&language=ar&kind=items" in stop.xpath(".//a/@href")


def test_digests_are_not_counted_as_coverage(get, db):
    event = factories.event({"en": "Summit"})
    factories.article(kind="digest", event=event, address="")
    assert "No press coverage in the archive yet" in get(reverse("timeline")).text("li.stop")
    factories.article(language="ro", event=event)
    page = get(reverse("timeline"))
    assert page.texts("//ul[@class='coverage-line']/li") == [
        "العربية 0",
        "简体中文 0",
        "繁體中文 0",
        "Română 1",
        "English 0",
    ]


def test_an_announced_event_is_marked_and_not_called_uncovered(get, db):
    factories.event({"en": "To Come"}, confirmed=False)
    assert get(reverse("timeline")).text("li.stop") == "20 November 2024 announced, not confirmed To Come"
