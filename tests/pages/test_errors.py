"""Pages for what goes wrong."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from articles.views import about
from tests.pages.html import Page
from wic_portal import errors


def failing(monkeypatch, client, error: Exception) -> Page:
    """The answer of a page whose work fails with `error`."""

    def fail(*args):
        raise error

    monkeypatch.setattr(about, "coverage", fail)
    client.raise_request_exception = False
    return Page(client.get(reverse("about")))


@pytest.mark.parametrize(
    ("error", "status", "heading"),
    [
        (SuspiciousOperation(), 400, "This request makes no sense here"),
        (PermissionDenied(), 403, "Not allowed"),
        (ZeroDivisionError("secret detail"), 500, "Something went wrong"),
    ],
)
def test_each_failure_has_its_page(client, db, monkeypatch, error, status, heading):
    page = failing(monkeypatch, client, error)
    assert page.response.status_code == status
    assert page.texts("h1") == [heading]
    assert (page.root.get("lang"), page.root.get("dir")) == ("en", "ltr")
    assert page.one("//meta[@name='robots']").get("content") == "noindex"
    assert b"secret detail" not in page.response.content


def test_a_page_that_is_not_there_offers_a_search_for_the_words_of_its_address(get, db):
    page = get("/en/articles/00000000-lanterns-on-the-canal/")
    assert page.response.status_code == 404
    assert page.one("//form[@role='search']//input").get("value") == "lanterns on the canal"
    assert page.one("//form[@role='search']").get("action") == "/en/search/"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/summits/canal-2031/", "canal 2031"),
        ("/en/articles/00000000-x/", "x"),
        ("/en/articles/0/", ""),
        ("/", ""),
        ("/en/a\x00b/", ""),
        ("/en/" + "word-" * 100, ("word " * 16).strip()),
    ],
)
def test_the_words_of_an_address(path, words):
    assert errors.words(path) == words


def test_a_missing_page_claims_no_address_and_no_versions(get, db):
    assert get("/en/nothing/").all("//link[@rel='canonical' or @rel='alternate']") == []


@pytest.mark.parametrize("prefix", ["ar", "zh-hans", "zh-hant", "ro", "en"])
def test_a_missing_page_speaks_the_readers_language(get, db, prefix):
    page = get(f"/{prefix}/nothing/")
    assert (page.response.status_code, page.root.get("lang").lower()) == (404, prefix)


def test_a_hostile_path_is_escaped(client, db):
    response = client.get("/en/%3Cscript%3Ealert(1)%3C/script%3E/")
    assert response.status_code == 404
    assert b"<script>" not in response.content


def test_an_unknown_host_is_refused(client, db):
    response = client.get("/en/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert Page(response).texts("h1") == ["This request makes no sense here"]


def test_the_page_for_a_failure_needs_no_database(django_db_blocker):
    with django_db_blocker.block(), translation.override("ar"):
        response = errors.server_error(RequestFactory().get("/ar/"))
    page = Page(response)
    assert response.status_code == 500
    assert (page.root.get("lang"), page.root.get("dir")) == ("ar", "rtl")


def test_a_failing_database_leads_to_that_page(db):
    def fail(*args, **kwargs):
        raise DatabaseError("the file is gone")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "cursor", fail)
        response = Client(raise_request_exception=False).get("/en/summits/")
    assert response.status_code == 500
    assert Page(response).texts("h1") == ["Something went wrong"]


def test_the_page_for_a_failure_does_without_hashed_files(monkeypatch):
    def missing(name):
        raise ValueError(f"Missing staticfiles manifest entry for {name}")

    monkeypatch.setattr(errors.staticfiles_storage, "url", missing)
    page = Page(errors.server_error(RequestFactory().get("/")))
    assert page.texts("h1") == ["Something went wrong"]
    assert page.all("//link") == []
