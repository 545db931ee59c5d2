"""The main pages in a real Chromium, in English and Arabic: as they arrive, before anybody scrolls."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles.languages import BY_PREFIX
from tests import factories

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # The live server takes a new thread for each request, and a thread's open index ends with it.
    pytest.mark.filterwarnings("ignore:unclosed file .*index/:ResourceWarning"),
]

INTERFACES = ["en", "ar"]
NAMES = {
    "en": "2024 World Internet Conference",
    "ar": "المؤتمر العالمي للإنترنت 2024",
    "ro": "Conferința Mondială a Internetului 2024",
    "zh-Hans": "2024年世界互联网大会",
    "zh-Hant": "2024年世界網際網路大會",
}


@pytest.fixture
def archive(index_dir):
    """One summit with an article in English and one in Arabic, both in the index."""
    summit = factories.event(NAMES, slug="wic-2024")
    articles = {
        "en": factories.article(
            title="Lanterns over the canal",
            body="Boats carried lanterns along the canal.\nThe internet summit opened on a cold morning.",
            event=summit,
            source=factories.source(name="Canal Courier", language="en"),
        ),
        "ar": factories.article(
            language="ar",
            title="فوانيس فوق القناة",
            body="حملت القوارب الفوانيس على طول القناة.\nافتتحت قمة الإنترنت في صباح بارد.",
            event=summit,
            source=factories.source(name="بريد القناة", language="ar"),
        ),
    }
    call_command("index", "build", stdout=StringIO())
    return summit, articles


def expect_sound_page(page, interface: str, complaints: list[str]) -> None:
    """What holds for every page: language, direction, one heading, nothing sideways, no complaint."""
    language = BY_PREFIX[interface]
    root = page.locator("html")
    expect(root).to_have_attribute("lang", language.code)
    expect(root).to_have_attribute("dir", language.direction)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert complaints == []


@pytest.mark.parametrize("interface", INTERFACES)
def test_home(page, live_server, archive, complaints, picture, interface):
    page.goto(f"{live_server.url}/{interface}/")
    expect_sound_page(page, interface, complaints)
    expect(page.get_by_role("main").get_by_text(NAMES[interface]).first).to_be_visible()
    expect(page.get_by_role("search").first).to_be_visible()
    picture(f"home-{interface}")


@pytest.mark.parametrize("interface", INTERFACES)
def test_summit(page, live_server, archive, complaints, picture, interface):
    page.goto(f"{live_server.url}/{interface}/summits/wic-2024/")
    expect_sound_page(page, interface, complaints)
    expect(page.locator("h1")).to_contain_text(NAMES[interface])
    picture(f"summit-{interface}")


@pytest.mark.parametrize("interface", INTERFACES)
def test_article_keeps_its_own_direction_in_either_interface(
    page, live_server, archive, complaints, picture, interface
):
    _summit, articles = archive
    for code, article in articles.items():
        page.goto(f"{live_server.url}/{interface}/articles/{article.public_id}-{article.title_slug()}/")
        expect_sound_page(page, interface, complaints)
        for text in [article.title, *article.paragraphs]:
            place = page.get_by_role("main").get_by_text(text, exact=True).first
            expect(place).to_be_visible()
            assert place.evaluate("element => getComputedStyle(element).direction") == BY_PREFIX[code].direction
            assert place.evaluate("element => element.closest('[lang]').lang") == code
        picture(f"article-{code}-in-{interface}")


@pytest.mark.parametrize(
    ("interface", "query", "marked"), [("en", "lantern", "lanterns"), ("ar", "فوانيس", "الفوانيس")]
)
def test_a_query_is_typed_and_finds(page, live_server, archive, complaints, picture, interface, query, marked):
    _summit, articles = archive
    page.goto(f"{live_server.url}/{interface}/")
    field = page.get_by_role("combobox").first
    field.fill(query)
    field.press("Enter")
    page.wait_for_url(re.compile(rf"/{interface}/search/\?q="))
    expect_sound_page(page, interface, complaints)
    hit = page.get_by_role("main").get_by_role("link", name=articles[interface].title)
    expect(hit.first).to_be_visible()
    expect(page.locator("mark", has_text=marked).first).to_be_visible()
    expect(page.get_by_role("combobox").first).to_have_value(query)
    picture(f"search-{interface}")
    hit.first.click()
    expect(page.locator("h1")).to_contain_text(articles[interface].title)


@pytest.mark.parametrize(("interface", "query"), [("en", "lantern"), ("ar", "فوانيس")])
def test_what_else_was_searched_is_taken_off_and_put_back(page, live_server, archive, complaints, interface, query):
    factories.term("topic", {"en": "lantern", "ar": "فوانيس", "zh-Hans": "灯笼"})
    _summit, articles = archive
    page.goto(f"{live_server.url}/{interface}/search/?q={query}")
    hits = page.locator(".hit")
    expect(hits).to_have_count(2)
    page.locator(".understood li a[rel=nofollow]").click()
    expect(hits).to_have_count(1)
    expect(hits.get_by_role("link", name=articles[interface].title)).to_be_visible()
    expect_sound_page(page, interface, complaints)
    page.locator(".understood li a[rel=nofollow]").click()
    expect(hits).to_have_count(2)


@pytest.mark.parametrize("interface", INTERFACES)
def test_a_narrow_screen_shows_all_without_scrolling_sideways(
    page, live_server, archive, complaints, picture, interface
):
    page.set_viewport_size({"width": 360, "height": 740})
    for name, path in {"home": "", "summit": "summits/wic-2024/", "search": "search/?q=internet"}.items():
        page.goto(f"{live_server.url}/{interface}/{path}")
        expect_sound_page(page, interface, complaints)
        picture(f"narrow-{name}-{interface}")


def test_the_language_switch_stays_on_the_page(page, live_server, archive, complaints):
    page.goto(f"{live_server.url}/en/summits/wic-2024/")
    page.get_by_role("link", name="العربية").first.click()
    page.wait_for_url("**/ar/summits/wic-2024/")
    expect_sound_page(page, "ar", complaints)


def test_the_language_switch_keeps_query_filters_and_page(page, live_server, archive, complaints):
    for path in ("search/?q=lanterns&lang=en&page=1", "timeline/?first=2024&kind=summit", "articles/?language=en"):
        page.goto(f"{live_server.url}/en/{path}")
        page.get_by_role("link", name="简体中文").first.click()
        page.wait_for_url(f"{live_server.url}/zh-hans/{path}")
        expect_sound_page(page, "zh-hans", complaints)
    page.goto(f"{live_server.url}/")
    expect(page).to_have_url(f"{live_server.url}/zh-hans/")  # the choice is remembered


# All that a first visit fetches; a photograph alone would be more.
MOST_BYTES = 150_000


def test_the_first_page_is_light(page, live_server, archive):
    page.goto(f"{live_server.url}/ar/", wait_until="networkidle")
    sizes = page.evaluate(
        """["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind)).map(
            ({transferSize}) => transferSize)"""
    )
    assert len([size for size in sizes if size]) > 5
    assert sum(sizes) < MOST_BYTES


def test_pages_are_whole_without_javascript(browser, live_server, archive):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/timeline/")
    page.get_by_label("Wuzhen summit").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row", name=NAMES["en"])).to_be_visible()
    page.get_by_role("link", name=NAMES["en"]).click()
    expect(page.locator("h1")).to_contain_text(NAMES["en"])
    page.get_by_text("The same as a table").click()
    expect(page.locator("figure.days table")).to_be_visible()
    context.close()


@pytest.mark.parametrize("interface", INTERFACES)
def test_the_timeline_flows_the_way_the_page_is_read(page, live_server, archive, complaints, picture, interface):
    page.goto(f"{live_server.url}/{interface}/timeline/")
    expect_sound_page(page, interface, complaints)
    name = page.get_by_role("rowheader", name=NAMES[interface]).bounding_box()
    drop = page.locator("a.drop").first.bounding_box()
    assert (name["x"] < drop["x"]) == (interface == "en")
    picture(f"timeline-{interface}")


@pytest.mark.parametrize("interface", INTERFACES)
def test_the_smallest_screen_shows_the_charts_whole(page, live_server, archive, complaints, interface):
    page.set_viewport_size({"width": 320, "height": 600})
    for path in ("", "timeline/", "summits/wic-2024/", "style/", "sources/", "speakers/", "summits/"):
        page.goto(f"{live_server.url}/{interface}/{path}")
        expect_sound_page(page, interface, complaints)
