"""Two curators at one article, and its history, in a real Chromium and in either direction."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Removal
from articles.roles import CURATOR, EDITOR
from tests import factories
from tests.admin.desk import account, client_of, press
from tests.browser.test_desk import logged_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # The live server takes a new thread for each request, and a thread's open index ends with it.
    pytest.mark.filterwarnings("ignore:unclosed file .*index/:ResourceWarning"),
]


@pytest.fixture
def article():
    event = factories.event({"en": "A summit", "ar": "قمة"}, slug="summit")
    article = factories.article(
        language="ar",
        title="فوانيس فوق القناة",
        body="حملت القوارب الفوانيس على طول القناة.",
        state="draft",
        event=event,
    )
    water = factories.term(names={"en": "Water", "ar": "الماء"}, slug="water")
    boats = factories.term(names={"en": "Boats", "ar": "القوارب"}, slug="boats")
    factories.mention(article, water, surface="الماء")
    factories.mention(article, boats, surface="القوارب", start=5)
    ana = factories.speaker({"en": "Ana", "ar": "آنا"}, slug="ana")
    factories.appearance(ana, event, "speech", citation=factories.citation(article=article))
    Removal.objects.create(article=article, text="شارك", line=1, reason="share bar")
    return article


@pytest.mark.parametrize("interface", ["en", "ar"])
def test_rows_that_another_curator_changed_are_shown_and_merged(
    page, live_server, index_dir, article, interface, complaints, picture
):
    logged_in(page, live_server, CURATOR)
    page.context.add_cookies([{"name": "django_language", "value": interface, "url": live_server.url}])
    address = live_server.url + reverse("admin:articles_article_change", args=[article.pk])
    page.goto(address)
    page.locator("[name=mentions-1-surface]").fill("قوارب")
    page.locator("[name=mentions-0-surface]").fill("ماء")
    other = client_of(account(EDITOR, "Dana"))
    press(other, article, "_continue", **{"mentions-0-surface": "مياه", "appearances-0-role": "panel", "byline": "Ana"})
    page.locator("[name=_continue]").click()
    expect(page.locator(".desk-clashes")).to_be_visible()
    expect(page.locator(".desk-clashes")).to_contain_text("Dana")
    expect(page.locator("[name=mentions-0-surface]")).to_have_value("ماء")
    expect(page.locator("[name=appearances-0-role]")).to_have_value("panel")
    picture(f"desk-together-{interface}")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator(".desk-clashes [name=theirs]").check()
    page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    found = dict(article.mentions.values_list("term__slug", "surface"))
    assert found == {"water": "مياه", "boats": "قوارب"}
    page.goto(live_server.url + reverse("admin:articles_article_history", args=[article.pk]))
    expect(page.locator(".desk-history ins").filter(has_text="قوارب")).to_be_visible()
    picture(f"desk-rows-history-{interface}")
    page.locator(".desk-history a").last.click()
    picture(f"desk-rows-version-{interface}")
    page.locator("form .submit-row input").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert dict(article.mentions.values_list("term__slug", "surface")) == {"water": "الماء", "boats": "القوارب"}
    assert complaints == []


@pytest.mark.parametrize("interface", ["en", "ar"])
def test_an_address_that_the_archive_has_leads_to_its_article(
    page, live_server, index_dir, article, interface, complaints, picture
):
    logged_in(page, live_server, CURATOR)
    page.context.add_cookies([{"name": "django_language", "value": interface, "url": live_server.url}])
    known = factories.article(address="https://press.example/known", title="Boats at dusk")
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator("#id_address").fill("http://www.press.example/known/")
    page.locator("#id_byline").fill("Ana Rower")
    page.locator("[name=_continue]").click()
    expect(page.locator("#id_byline")).to_have_value("Ana Rower")
    picture(f"desk-known-address-{interface}")
    page.get_by_role("link", name="Boats at dusk").click()
    expect(page).to_have_url(live_server.url + reverse("admin:articles_article_change", args=[known.pk]))
    assert complaints == []


@pytest.mark.parametrize("interface", ["en", "ar"])
def test_merging_a_withdrawn_article_says_what_becomes_of_its_captures(
    page, live_server, index_dir, settings, tmp_path, interface, complaints, picture
):
    settings.CAPTURES_DIR = tmp_path / "captures"
    logged_in(page, live_server, EDITOR)
    page.context.add_cookies([{"name": "django_language", "value": interface, "url": live_server.url}])
    text = "The boats came down the canal at dusk, and each of them carried a lantern that the children had made. " * 3
    kept, gone = (
        factories.article(body=text),
        factories.article(body=text, state="withdrawn", state_reason="Asked for."),
    )
    factories.capture(kept, b"<p>One</p>")
    factories.capture(gone, b"<p>Other</p>")
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[kept.pk]))
    picture(f"desk-merge-{interface}")
    page.locator("[name=_merge]").click()
    expect(page.locator(".messagelist .warning")).to_be_visible()
    page.locator("#captures-group summary").click()
    expect(page.locator("#captures-group [type=checkbox]:checked")).to_have_count(1)
    picture(f"desk-merged-{interface}")
    page.locator("#captures-group [type=checkbox]:checked").uncheck()
    page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert not kept.captures.filter(withheld=True).exists()
    assert complaints == []
