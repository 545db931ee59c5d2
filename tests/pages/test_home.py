"""The first page."""

import datetime

from django.urls import reverse

from tests import factories
from tests.pages.html import words


def test_an_empty_archive_has_a_first_page(get, db):
    page = get(reverse("home"))
    assert page.response.status_code == 200
    assert page.texts("section.latest") == []
    assert "No press article has been published here yet." in page.text("main")


def test_the_latest_summit_is_the_latest_that_took_place(get, db):
    day = datetime.date
    held = {"date_earliest": day(2024, 11, 19), "date_latest": day(2024, 11, 22), "date_precision": "range"}
    announced = {"date_earliest": day(2025, 11, 2), "date_latest": day(2025, 11, 5), "date_precision": "range"}
    future = {"date_earliest": day(2999, 1, 1), "date_latest": day(2999, 1, 2), "date_precision": "range"}
    factories.event({"en": "Held Summit"}, **held)
    factories.event({"en": "Only Announced Summit"}, confirmed=False, **announced)
    factories.event({"en": "Summit To Come"}, **future)
    factories.event({"en": "A Forum"}, series="forum", date_earliest=day(2025, 1, 1), date_latest=day(2025, 1, 1))
    page = get(reverse("home"))
    assert page.text("//section[@aria-labelledby='latest']/h2") == "Held Summit"
    assert "19–22 November 2024" in page.text("section.latest")


def test_the_line_of_years_marks_the_latest_summit(get, archive):
    factories.event({"en": "Earlier"}, slug="earlier", date_earliest="2015-12-16", date_latest="2015-12-16")
    page = get(reverse("home"))
    assert page.texts("//table[@class='staff']/thead//a") == ["2015", "2024"]
    assert page.texts("//table[@class='staff']/thead//a[@aria-current='true']") == ["2024"]


def test_an_announced_summit_says_so_on_the_line(get, db):
    factories.event(confirmed=False, date_earliest="2026-11-02", date_latest="2026-11-02")
    assert get(reverse("home")).texts("//table[@class='staff']/thead//a") == ["2026 (announced)"]


def test_each_summit_has_a_drop_for_each_language_that_wrote_of_it(get, archive):
    factories.event({"en": "Earlier"}, slug="earlier", date_earliest="2015-12-16", date_latest="2015-12-16")
    factories.gap(archive.summit, "ar")  # found since
    factories.gap(factories.event({"en": "Next"}, date_earliest="2025-12-16", date_latest="2025-12-16"), "ro")
    page = get(reverse("home"))
    rows = [[words(cell) for cell in row.xpath("./th|./td")] for row in page.all("//table[@class='staff']/tbody/tr")]
    assert rows == [
        ["العربية ع", "0", "1", "0", "1"],
        ["简体中文 简", "0", "1", "0", "1"],
        ["繁體中文 繁", "0", "1", "0", "1"],
        ["Română ro", "0", "1", "0 (searched for, nothing found)", "1"],
        ["English en", "0", "2", "0", "2"],
    ]
    english = page.all("//table[@class='staff']/tbody/tr")[-1].xpath(".//a/@href")
    assert english == ["/en/articles/?event=canal-2024&language=en&kind=items"]
    assert len(get(english[0]).all("li.line")) == 2


def test_figures_for_svg_have_no_decimal_comma(get, archive):
    event = factories.event()
    for _each in range(5):
        factories.article(event=event)
    for prefix in ("ar", "ro"):
        radii = get(f"/{prefix}/").all("//table[@class='staff']//circle")
        assert {circle.get("r") for circle in radii} == {"8", "10.2", "15"}


def test_theme_place_and_counts_of_the_latest_summit_are_shown(get, archive):
    page = get("/zh-hans/")
    assert page.text("p.theme") == "水与光"
    assert page.text("//section[contains(@class,'latest')]//p[@class='meta']/span[2]") == "桥镇"
    rows = page.texts("//section[contains(@class,'latest')]//tbody/tr/td[1]")
    assert rows == ["1", "1", "1", "1", "2"]  # ar, zh-Hans, zh-Hant, ro, en with the record


def test_digests_stand_apart_from_what_the_press_wrote(get, archive):
    page = get(reverse("home"))
    press = page.texts("//section[@aria-labelledby='newest']//a[@class='line-title']")
    assert archive.digest.title not in press
    assert archive.record.title in press
    assert page.texts("//section[@aria-labelledby='digests']//a[@class='line-title']") == [archive.digest.title]
    assert get("/ro/").texts("//section[@aria-labelledby='digests']") == []


def test_the_search_form_stands_once(get, archive):
    assert len(get(reverse("home")).all("form.search-form")) == 1
    form = get(reverse("summit-list")).one("form.search-form")
    assert (form.get("action"), form.get("method")) == ("/en/search/", "get")
    assert form.xpath(".//input/@name") == ["q"]


def test_the_root_leads_to_the_readers_language(client, db):
    response = client.get("/", HTTP_ACCEPT_LANGUAGE="ro-RO,ro;q=0.9,en;q=0.5")
    assert (response.status_code, response["Location"]) == (302, "/ro/")
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="zh-TW")["Location"] == "/zh-hant/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="zh-CN")["Location"] == "/zh-hans/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="de")["Location"] == "/en/"


def test_a_remembered_language_goes_before_the_browsers(client, db, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="ro")["Location"] == "/ar/"
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "../evil"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="ro")["Location"] == "/ro/"
