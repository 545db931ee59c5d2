"""Help: every page in every language, and privacy as it is told."""

import re

import pytest
from django.urls import reverse

from articles.languages import LANGUAGES
from tests import factories
from tests.pages.test_invariants import addresses

PAGES = ["help", "help-citing", "help-curating", "help-privacy"]


def test_help_leads_to_every_help_page(get, db):
    links = get(reverse("help")).links("//main")
    for name in ("search-help", "help-citing", "help-curating", "help-privacy", "correction", "concordance", "about"):
        assert reverse(name) in links
    assert {reverse("help"), reverse("help-privacy")} <= set(get(reverse("home")).links("//footer"))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.prefix)
@pytest.mark.parametrize("name", PAGES)
def test_a_help_page_needs_no_query(client, db, django_assert_num_queries, name, language):
    path = reverse(name).removeprefix("/en")
    with django_assert_num_queries(0):
        html = client.get(f"/{language.prefix}{path}").content.decode()
    assert f'<html lang="{language.code}" dir="{language.direction}">' in html


def test_no_public_page_sets_a_cookie(client, archive):
    for name, address in addresses(archive).items():
        response = client.get(address)
        assert response.status_code == 200, name
        assert response.cookies == {}, name
        assert "Cookie" not in response.get("Vary", ""), name
    missing = client.get("/en/nothing-here/")
    assert (missing.status_code, missing.cookies) == (404, {})


def test_changing_the_language_sets_the_one_cookie_that_is_told_of(client, get, db, settings):
    response = client.get("/ar/help/privacy/", HTTP_REFERER="http://testserver/en/help/privacy/")
    (name,) = response.cookies
    told = get("/en/help/privacy/").text("main")
    assert name in told
    assert f"for {response.cookies[name]['max-age'] // 86_400} days" in told
    assert response.cookies[name].value == "ar"


def test_no_script_stores_anything_in_the_browser(settings):
    for script in (settings.BASE_DIR / "static" / "js").glob("*.js"):
        assert re.search(r"cookie|localStorage|sessionStorage|indexedDB|caches\.", script.read_text()) is None, (
            script.name
        )


def test_originals_do_not_learn_where_the_reader_comes_from(client, db):
    assert client.get(reverse("help"))["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("encoders", "told"),
    [(["bundled"], "answered on this server"), (["https://meaning.example/v1"], "to a service that its operator")],
)
def test_privacy_tells_where_the_words_of_a_search_go(get, db, settings, encoders, told):
    settings.ENCODERS = encoders
    assert told in get(reverse("help-privacy")).text("main")


def test_contributors_are_told_where_to_write(get, db, settings):
    settings.CONTACT_EMAIL = ""
    assert "has not given a contact address yet" in get(reverse("help-curating")).text("main")
    settings.CONTACT_EMAIL = "curators@archive.example"
    assert "mailto:curators@archive.example" in get(reverse("help-curating")).links("//main")


def test_about_computes_what_is_covered(get, db):
    factories.article()
    factories.article(display="excerpt")
    factories.article(kind="record", body="", display="record")
    factories.article(date_earliest=None, date_latest=None, date_precision="", date_basis="")
    factories.article(kind="digest")
    factories.article(state="draft")
    text = get(reverse("about")).text("//section[@aria-labelledby='limits']")
    assert (
        "Press items shown in full: 2; in part: 1; without text: 1; without a certain year of publication: 1. "
        "Years of publication: 2024 to 2024." in text
    )
