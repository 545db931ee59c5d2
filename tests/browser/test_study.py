"""What researchers do, in a real Chromium: switch script, cite, read side by side, look at a concordance."""

import datetime
import re
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles.models import Capture, Story
from tests import factories
from tests.browser.test_pages import expect_sound_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # The live server takes a new thread for each request, and a thread's open index ends with it.
    pytest.mark.filterwarnings("ignore:unclosed file .*index/:ResourceWarning"),
]

BODIES = {
    "en": "The canal opened early.\nBoats carried lanterns along the canal.",
    "ar": "افتتحت القناة في الصباح.\nحملت القوارب الفوانيس على طول القناة حتى المساء.",
    "zh-Hans": "运河一早开放，加尼姆·希卜里在这里发言。\n船只载着灯笼沿着运河前行。",
}
TITLES = {"en": "Lanterns", "ar": "فوانيس", "zh-Hans": "运河灯笼"}
INTERFACES = ["en", "ar", "zh-hant"]
WIDTHS = [390, 1280]


@pytest.fixture
def story(index_dir):
    story = Story.objects.create(slug="lanterns")
    person = factories.speaker({"zh-Hant": "加尼姆·希卜里", "zh-Hans": "加尼姆·希卜里"}, slug="ghanim")
    canal = factories.term("topic", {"en": "canal", "ar": "القناة", "zh-Hans": "运河"}, slug="canal")
    articles = {}
    for code, body in BODIES.items():
        source = factories.source(name=f"Courier {code}", name_language="en")
        articles[code] = factories.article(language=code, title=TITLES[code], body=body, story=story, source=source)
        surface = canal.labels.get(language=code).text
        factories.mention(articles[code], canal, surface=surface, start=body.index(surface))
    factories.mention(articles["zh-Hans"], person, surface="加尼姆·希卜里", start=BODIES["zh-Hans"].index("加"))
    Capture.objects.create(
        article=articles["en"],
        address="x",
        captured=datetime.datetime(2024, 11, 21, 9, tzinfo=datetime.UTC),
        sha256="0" * 64,
        size=1,
        media_type="text/html",
    )
    call_command("index", "build", stdout=StringIO())
    return articles


@pytest.mark.parametrize("interface", INTERFACES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_script_is_switched_there_and_back(page, live_server, story, complaints, picture, interface, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/{interface}/articles/{story['zh-Hans'].public_id}/")
    page.locator(".reading-tools a").first.click()
    page.wait_for_url("**?script=zh-hant")
    expect(page.locator("h1")).to_have_text("運河燈籠")
    expect(page.locator(".text")).to_contain_text("加尼姆·希卜里在這裡發言")
    expect_sound_page(page, interface, complaints)
    picture(f"script-{interface}-{width}")
    page.locator(".reading-tools a").first.click()
    expect(page.locator("h1")).to_have_text("运河灯笼")


@pytest.mark.parametrize("interface", INTERFACES)
def test_a_citation_is_copied(page, context, live_server, story, complaints, picture, interface):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/{interface}/articles/{story['en'].public_id}/")
    page.locator(".cite dd", has=page.locator(".copied")).first.get_by_role("button").click()
    expect(page.locator("#copy-status")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"Lanterns\. \(2024, November 20\)\. Courier en\. http://\S+/a/\w{8}/", copied)
    expect_sound_page(page, interface, complaints)
    picture(f"cite-{interface}")


@pytest.mark.parametrize("interface", INTERFACES)
@pytest.mark.parametrize("width", WIDTHS)
def test_two_versions_stand_side_by_side_or_one_under_the_other(
    page, live_server, story, complaints, picture, interface, width
):
    page.set_viewport_size({"width": width, "height": 900})
    one, other = story["en"].public_id, story["ar"].public_id
    page.goto(f"{live_server.url}/{interface}/articles/{one}/beside/{other}/")
    expect_sound_page(page, interface, complaints)
    left, right = (page.locator(f".beside > .text[lang={code}]").first.bounding_box() for code in ("en", "ar"))
    if width == WIDTHS[0]:
        assert left["y"] + left["height"] <= right["y"]
    else:
        assert abs(left["y"] - right["y"]) < 2
        assert (left["x"] < right["x"]) is (interface != "ar")
    picture(f"beside-{interface}-{width}")


@pytest.mark.parametrize("interface", INTERFACES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("code", "node"), [("ar", "القناة"), ("zh-Hans", "运河"), ("en", "canal")])
def test_a_concordance_has_its_word_in_one_column_with_what_comes_before_on_the_readers_side(
    page, live_server, story, complaints, picture, interface, width, code, node
):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/{interface}/terms/canal/usage/")
    expect_sound_page(page, interface, complaints)
    picture(f"usage-{interface}-{width}")
    page.goto(f"{live_server.url}/{interface}/search/concordance/?term=canal&lang={code.lower()}")
    expect_sound_page(page, interface, complaints)
    rows = page.get_by_role("table").get_by_role("row").filter(has=page.locator("mark"))
    middles = set()
    for row in rows.all():
        before, match, after = (row.locator(f".kwic-{name}").bounding_box() for name in ("before", "node", "after"))
        middles.add(round(match["x"] + match["width"] / 2))
        first, last = (after, before) if code == "ar" else (before, after)
        assert first["x"] < match["x"] < last["x"]
    assert len(middles) in {1, 2} and max(middles) - min(middles) <= 1
    expect(rows.first.locator("mark")).to_have_text(node)
    picture(f"concordance-{code}-{interface}-{width}")


@pytest.mark.parametrize(
    ("interface", "query", "found"), [("ar", "قناة", ["القناة"] * 2), ("zh-hant", "運河", ["运河"] * 3)]
)
def test_any_word_is_asked_for_and_sorted(page, live_server, story, complaints, interface, query, found):
    page.goto(f"{live_server.url}/{interface}/search/concordance/")
    page.locator("#concordance-q").fill(query)
    page.locator("#concordance-sort").select_option("after")
    page.locator(".filters button").click()
    page.wait_for_url("**sort=after**")
    expect(page.locator(".kwic mark")).to_have_text(found)
    expect(page.locator("#concordance-sort")).to_have_value("after")
    expect_sound_page(page, interface, complaints)


def test_marks_lead_to_what_they_name(page, live_server, story, complaints):
    page.goto(f"{live_server.url}/en/articles/{story['en'].public_id}/?marked=1")
    expect(page.locator("a.named")).to_have_text(["canal", "canal"])
    page.locator("a.named").first.click()
    page.wait_for_url("**/en/terms/canal/")
    assert complaints == []
