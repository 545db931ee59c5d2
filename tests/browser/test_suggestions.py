"""Suggestions in a real Chromium: by keyboard and mouse, in both directions, and said to screen readers."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests import factories

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # The live server takes a new thread for each request, and a thread's open index ends with it.
    pytest.mark.filterwarnings("ignore:unclosed file .*index/:ResourceWarning"),
]


@pytest.fixture
def archive(index_dir):
    factories.term("topic", {"en": "lantern networks", "ar": "شبكات الفوانيس"}, slug="lantern-networks")
    factories.speaker({"en": "Lanh Weaver", "ar": "شبيب ويفر"}, slug="lanh-weaver")
    articles = {
        "en": factories.article(title="Lanterns over the canal", body="Boats carried lantern networks."),
        "ar": factories.article(language="ar", title="شبكة فوق القناة", body="حملت القوارب شبكات الفوانيس."),
    }
    call_command("index", "build", stdout=StringIO())
    return articles


def field_with(page, typed):
    field = page.get_by_role("combobox").first
    field.click()
    field.press_sequentially(typed)
    expect(page.get_by_role("listbox").first).to_be_visible()
    return field


@pytest.mark.parametrize(("interface", "typed", "name"), [("en", "lan", "Lanh Weaver"), ("ar", "شب", "شبيب ويفر")])
def test_a_name_is_chosen_by_keyboard(page, live_server, archive, complaints, picture, interface, typed, name):
    page.goto(f"{live_server.url}/{interface}/search/")
    field = field_with(page, typed)
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search-form [role=status]")).to_contain_text("3" if interface == "en" else re.compile(r"\S"))
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(options.first).to_contain_text(name)
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    expect(field).to_have_value(typed)
    picture(f"suggestions-{interface}")
    box, form = page.get_by_role("listbox").bounding_box(), page.locator(".search-form").bounding_box()
    assert abs(box["x"] - form["x"]) <= 1
    assert abs(box["width"] - form["width"]) <= 2
    field.press("Enter")
    page.wait_for_url(re.compile(rf"/{interface}/search/\?q=.+"))
    expect(page.get_by_role("combobox")).to_have_value(name)
    assert complaints == []


def test_arrows_go_round_and_escape_gives_back_what_was_typed(page, live_server, archive, complaints):
    page.goto(f"{live_server.url}/en/search/")
    field = field_with(page, "lan")
    field.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    field.press("Escape")
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(field).to_have_value("lan")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    page.wait_for_url("**/en/search/?q=lan")
    assert complaints == []


def test_a_title_leads_to_its_article_and_filters_stay_with_a_name(page, live_server, archive, complaints):
    page.goto(f"{live_server.url}/en/search/?q=boats&lang=en")
    field = page.get_by_role("combobox").first
    field.fill("")
    field_with(page, "lanterns o")
    page.get_by_role("option", name="Lanterns over the canal").click()
    page.wait_for_url(f"**/en/articles/{archive['en'].public_id}-lanterns-over-the-canal/")
    page.goto(f"{live_server.url}/en/search/?q=boats&lang=en")
    page.get_by_role("combobox").first.fill("")
    field_with(page, "lantern n")
    page.get_by_role("option", name="lantern networks").click()
    page.wait_for_url("**/en/search/?q=lantern+networks&lang=en")
    assert complaints == []


def test_leaving_the_field_closes_its_list(page, live_server, archive, complaints):
    page.goto(f"{live_server.url}/en/")
    field = field_with(page, "lan")
    page.keyboard.press("Tab")
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(field).to_have_value("lan")
    assert complaints == []


def test_without_scripts_the_field_is_a_plain_search_field(browser, live_server, archive):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/")
    field = page.get_by_role("searchbox").first
    field.fill("lantern")
    field.press("Enter")
    page.wait_for_url("**/en/search/?q=lantern")
    expect(page.get_by_role("link", name="Lanterns over the canal").first).to_be_visible()
    context.close()
