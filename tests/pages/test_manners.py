"""What HTTP asks of every page: refusals, caching, compression; and what withdrawn or mistyped addresses answer."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse
from gunicorn.http.wsgi import Response

from articles.models import Article
from tests import factories
from tests.pages.html import Page
from wic_portal.gunicorn import without_server


def withdraw(article: Article) -> Article:
    article.state = Article.State.WITHDRAWN
    article.save()
    return article


def test_a_withdrawn_article_is_gone_and_nothing_of_it_is_shown(client, archive, index_dir):
    gone = withdraw(factories.article(title="Quiet-Title-31", body="Quiet-Text-31", abstract="Quiet-Abstract-31"))
    for address in (
        reverse("article", args=[gone.public_id, "x"]),
        f"/a/{gone.public_id}/",
        f"/a/{gone.public_id}.json",
        f"/en/articles/{gone.public_id}/",
        reverse("article-export", args=[gone.public_id, "x", "csv"]),
    ):
        response = client.get(address)
        assert response.status_code == 410, address
        assert Page(response).texts("h1") == ["This article has been withdrawn"]
        assert b"Quiet-" not in response.content


def test_a_deleted_article_is_gone_and_one_that_was_never_public_was_never_there(client, archive):
    deleted = factories.article()
    deleted.delete()
    assert client.get(f"/a/{deleted.public_id}/").status_code == 410
    assert client.get(f"/a/{withdraw(factories.article(state='draft')).public_id}/").status_code == 404
    assert client.get(f"/a/{archive.draft.public_id}/").status_code == 404


@pytest.mark.parametrize("prefix", ["ar", "zh-hans", "zh-hant", "ro"])
def test_refusals_speak_the_readers_language(client, archive, prefix):
    gone = withdraw(factories.article())
    english = {"This article has been withdrawn", "Only reading is possible here", "This address is too long"}
    seen = set()
    for response in (
        client.get(f"/{prefix}/articles/{gone.public_id}/"),
        client.post(f"/{prefix}/summits/"),
        client.get(f"/{prefix}/{'x' * 8000}"),
    ):
        page = Page(response)
        assert page.root.get("lang").lower() == prefix
        assert not english & set(page.texts("h1"))
        seen.add(response.status_code)
    assert seen == {410, 405, 414}


def test_an_article_that_is_not_there_offers_the_nearest(index_dir, client, archive):
    page = Page(client.get("/en/articles/00000000-lanterns-zh-hant/"))
    assert page.response.status_code == 404
    assert page.text("//h2[@id='nearest-title']") == "Perhaps one of these was meant"
    assert 0 < len(page.all("//section[@aria-labelledby='nearest-title']//li")) <= 5
    assert not Page(client.get("/en/lanterns.php")).all("//h2[@id='nearest-title']")


def test_what_was_sent_without_a_token_is_told_that_only_reading_is_possible(db):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/en/summits/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert Page(response).texts("h1") == ["Only reading is possible here"]
    response = strict.post("/admin/login/", {"username": "x"})
    assert (response.status_code, Page(response).texts("h1")) == (403, ["Not allowed"])


def test_options_say_what_a_page_allows(client, db):
    response = client.options("/en/summits/")
    assert (response.status_code, response["Allow"], response.content) == (204, "GET, HEAD, OPTIONS", b"")


def test_a_page_may_be_kept_but_is_asked_for_again(client, archive):
    first = client.get("/en/summits/canal-2024/")
    assert first["Cache-Control"] == "public, no-cache"
    assert client.get("/en/summits/canal-2024/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    withdraw(archive.articles["ar"])
    assert client.get("/en/summits/canal-2024/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_what_a_session_sees_or_a_choice_of_language_stays_with_the_reader(admin_client, archive):
    assert admin_client.get("/en/summits/")["Cache-Control"] == "private, no-cache"
    switched = Client().get("/ar/summits/", headers={"Referer": "http://testserver/en/summits/"})
    assert switched.cookies and switched["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("address", ["/en/summits/", "/api/v1/events", "/en/feed.atom", "/sitemap.xml"])
def test_text_is_compressed_for_who_asks_and_need_not_be_sent_twice(client, archive, address):
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]
    assert gzip.decompress(response.content)
    again = client.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_pages_with_secrets_are_not_compressed(admin_client, db):
    for address in ("/admin/", "/en/summits/"):
        assert not admin_client.get(address, headers={"Accept-Encoding": "gzip"}).has_header("Content-Encoding")


def test_no_answer_says_which_software_gives_it():
    class Request:
        version = (1, 1)
        method = "GET"

        def should_close(self) -> bool:
            return True

    response = Response(Request(), None, None)
    assert response.default_headers() == without_server(response)
    assert {line.partition(":")[0] for line in response.default_headers()[1:]} == {"Date", "Connection"}


def test_the_page_for_machines_lists_every_address_of_the_api(client, archive):
    page = Page(client.get("/ar/data/"))
    assert client.get("/api/v1/openapi.json").json()["paths"].keys() <= set(page.texts("//table//th/code"))
    for problem in ("malformed-parameter", "too-deep", "withdrawn"):
        assert page.all(f"//*[@id='{problem}']"), problem
