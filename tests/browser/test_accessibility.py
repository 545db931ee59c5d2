"""WCAG 2.2 AA as axe-core checks it, on every kind of page, in every language and both themes; and the keyboard."""

from io import StringIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.utils import translation
from playwright.sync_api import expect

from articles.languages import LANGUAGES
from tests import factories
from tests.pages.conftest import archive  # noqa: F401  (a fixture: one row of every kind)
from tests.pages.test_invariants import addresses

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # The live server takes a new thread for each request, and a thread's open index ends with it.
    pytest.mark.filterwarnings("ignore:unclosed file .*index/:ResourceWarning"),
]

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"resultTypes": ["violations"], "runOnly": STANDARDS}
# What a change of colours can break; all else is the same in both themes.
CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}


@pytest.fixture
def site(archive, index_dir, live_server):  # noqa: F811
    """The addresses of every kind of page by language prefix."""
    factories.gap(archive.forum, "ro")
    call_command("index", "build", stdout=StringIO())
    found = {}
    for language in LANGUAGES:
        with translation.override(language.prefix):
            pages = addresses(archive)
            pages["found"] = pages["search"] + "?q=lanterns"
            pages["nothing"] = pages["search"] + "?q=qqqq"
            pages["narrowed"] = pages["article-list"] + "?language=ar&kind=items"
            pages["refused"] = pages["timeline"] + "?first=x"
            found[language.prefix] = pages
    return found


@pytest.fixture
def reader(browser, live_server):
    """A page whose content policy lets the checker in, and which has it."""
    context = browser.new_context(bypass_csp=True, base_url=live_server.url)
    context.add_init_script(Axe().axe_script)
    yield context.new_page()
    context.close()


def violations(page, options: dict) -> list[str]:
    """The rules that the page breaks, each with the markup that does."""
    return page.evaluate(
        """async options => (await axe.run(options)).violations.flatMap(
            ({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 200)}`))""",
        options,
    )


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.prefix)
def test_no_page_breaks_a_rule(reader, site, language):
    broken = {}
    for name, address in site[language.prefix].items():
        reader.emulate_media(color_scheme="light", reduced_motion="reduce")
        reader.goto(address)
        light = violations(reader, ALL)
        reader.emulate_media(color_scheme="dark", reduced_motion="reduce")
        if found := light + violations(reader, CONTRAST):
            broken[name] = found
    assert broken == {}


def test_the_checker_sees_a_fault(reader, site):
    reader.goto(site["en"]["about"])
    reader.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any(found.startswith("image-alt") for found in violations(reader, ALL))


def focused(page) -> str:
    """The words of what has the focus, and what kind of thing it is."""
    return page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.innerText.trim()")


def visible_focus(page) -> bool:
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    return outline != "none"


@pytest.mark.parametrize("prefix", ["en", "ar"])
def test_the_first_key_leads_past_the_head_of_the_page(reader, site, prefix):
    reader.goto(site[prefix]["summit"])
    reader.keyboard.press("Tab")
    skip = reader.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    expect(reader.locator("main")).to_be_focused()
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_search_is_made_and_narrowed_with_the_keyboard_alone(reader, site):
    reader.goto(site["en"]["home"])
    for _press in range(40):
        reader.keyboard.press("Tab")
        assert visible_focus(reader), focused(reader)
        if reader.evaluate("document.activeElement.name") == "q":
            break
    reader.keyboard.type("lanterns")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/en/search/?q=lanterns")
    expect(reader.locator(".count")).to_contain_text("articles")
    facet = reader.locator(".facets a").first
    facet.focus()
    assert visible_focus(reader)
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/en/search/?q=lanterns&*")
    expect(reader.locator(".count")).to_contain_text("article")


def test_the_timeline_is_narrowed_and_followed_with_the_keyboard_alone(reader, site):
    reader.goto(site["en"]["timeline"])
    reader.locator("main").focus()
    for name in ("first", "last"):
        reader.keyboard.press("Tab")
        assert reader.evaluate("document.activeElement.name") == name
    reader.keyboard.press("Tab")
    reader.keyboard.press("Space")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/timeline/?first=&last=&kind=summit")
    expect(reader.locator(".count")).to_contain_text("1 event")
    expect(reader.get_by_role("row", name="Eleventh Canal Summit")).to_be_visible()
    drop = reader.locator("a.drop").last
    drop.focus()
    assert visible_focus(reader)
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/en/articles/?event=canal-2024&language=en&kind=items")
