"""The pages of captures: what readers see by the right of the article, and what only curators do."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import translation
from warcio.archiveiterator import ArchiveIterator

from articles.ingest.captures import path_of
from articles.languages import LANGUAGES
from articles.models import Article
from articles.replay.reading import LARGEST_READ
from tests import factories
from tests.pages.html import Page
from tests.replay.conftest import ADDRESS, TEXTS, TIMES

FILES = ["page", "bytes", "warc"]
SECRET = "conference opened on the canal"
LESSER = [{"display": "excerpt"}, {"display": "record"}, {"kind": "record", "body": ""}]


@pytest.fixture
def curator(client, db):
    account = get_user_model().objects.create_user("curator", password="x")
    account.user_permissions.add(Permission.objects.get(codename="change_article"))
    client.force_login(account)
    return client


def pages_of(captures) -> list[str]:
    number = captures[1].pk
    return [
        reverse("capture", args=[number]),
        reverse("capture-changes", args=[number, captures[0].pk]),
        *(f"/captures/{number}/{name}" for name in FILES),
    ]


def test_the_article_leads_to_its_captures(client, article, captures):
    here = reverse("capture-list", args=[article.public_id])
    assert here in Page(client.get(article.get_absolute_url())).links()
    bare = factories.article()
    assert reverse("capture-list", args=[bare.public_id]) not in Page(client.get(bare.get_absolute_url())).links()


def test_the_list_names_each_capture_newest_first(client, article, captures):
    page = Page(client.get(reverse("capture-list", args=[article.public_id])))
    rows = page.all("//tbody/tr")
    assert [row.xpath("string(.//time/@datetime)") for row in rows] == [
        time.strftime("%Y-%m-%dT%H:%M:%SZ") for time in reversed(TIMES)
    ]
    assert [row.xpath("string(.//code)") for row in rows] == [capture.sha256 for capture in reversed(captures)]
    assert all(ADDRESS in row.text_content() for row in rows)
    assert f"/captures/timemap/link/{ADDRESS}" in " ".join(page.links())


def test_a_capture_is_shown_as_text_with_what_was_left_out(client, article):
    data = b"<body><h1>Boats</h1><p>The conference opened on the canal this morning, with a song and a speech.</p>"
    data += b"<p>Share on Facebook</p></body>"
    capture = factories.capture(article, data, captured=TIMES[0])
    page = Page(client.get(reverse("capture", args=[capture.pk])))
    assert page.one("div.text").get("lang") == "en"
    assert "The conference opened on the canal" in page.text("div.text")
    assert "Share on Facebook" not in page.text("div.text")
    assert "Share on Facebook" in page.text("details.removed")
    assert page.response["X-Robots-Tag"] == "noindex"


def test_two_captures_are_compared(client, captures):
    page = Page(client.get(reverse("capture-changes", args=[captures[1].pk, captures[0].pk])))
    assert "song" in " ".join(page.texts("del"))
    assert "speech" in " ".join(page.texts("ins"))
    assert "The text is the same in both." not in page.text("main")


def test_captures_of_two_articles_are_not_compared(client, captures):
    other = factories.capture(factories.article(), b"<p>Another article about quite another subject.</p>")
    assert client.get(reverse("capture-changes", args=[captures[0].pk, other.pk])).status_code == 404
    assert client.get(reverse("capture-changes", args=[captures[0].pk, captures[0].pk])).status_code == 404


def test_the_rendering_is_alone_in_a_sandbox(client, captures):
    response = client.get(f"/captures/{captures[0].pk}/page")
    assert response["Content-Security-Policy"] == (
        "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Content-Language"] == "en"
    assert "<h1>Boats on the canal</h1>" in response.content.decode()


@pytest.mark.parametrize("name", ["bytes", "warc"])
def test_bytes_are_only_a_file_to_keep(client, captures, name):
    response = client.get(f"/captures/{captures[0].pk}/{name}")
    assert response["Content-Disposition"].startswith('attachment; filename="wic-')
    assert response["Content-Type"] in {"application/octet-stream", "application/warc"}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox;")


def test_the_file_is_what_was_captured(client, captures):
    assert client.get(f"/captures/{captures[0].pk}/bytes").content == TEXTS[0].encode()
    data = client.get(f"/captures/{captures[0].pk}/warc").content
    record = next(ArchiveIterator(io.BytesIO(data), check_digests="raise"))
    assert (record.rec_type, record.rec_headers.get_header("WARC-Target-URI")) == ("resource", ADDRESS)
    assert record.rec_headers.get_header("WARC-Date") == "2024-11-20T08:30:15Z"
    assert record.content_stream().read() == TEXTS[0].encode()


@pytest.mark.parametrize("change", LESSER)
def test_a_lesser_right_keeps_text_rendering_and_bytes_from_readers(client, article, captures, change):
    Article.objects.update(**change)
    for address in pages_of(captures):
        response = client.get(address)
        assert response.status_code == 403
        assert SECRET not in response.content.decode()
    listed = client.get(reverse("capture-list", args=[article.public_id]))
    assert listed.status_code == 200
    assert captures[0].sha256 in listed.content.decode()
    assert not [link for link in Page(listed).links("main") if "/captures/" in link and article.public_id not in link]


@pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
def test_what_is_not_published_has_no_captures_for_readers(client, article, captures, state):
    Article.objects.update(state=state)
    for address in pages_of(captures):
        assert client.get(address).status_code == 404
    assert client.get(reverse("capture-list", args=[article.public_id])).status_code == 410


@pytest.mark.parametrize("change", [*LESSER, {"state": "draft"}, {"state": "withdrawn"}])
def test_a_curator_sees_all_and_no_cache_keeps_it(curator, article, captures, change):
    Article.objects.update(**change)
    for address in pages_of(captures):
        response = curator.get(address)
        assert response.status_code == 200, address
        assert "no-store" in response["Cache-Control"]
        assert "Memento-Datetime" not in response


@pytest.mark.parametrize("bound", [{"state": "withdrawn"}, {"display": "excerpt"}, {"display": "record"}])
def test_bytes_are_not_shown_by_way_of_an_article_that_shares_them(client, article, captures, bound):
    factories.capture(factories.article(**bound), TEXTS[1].encode())
    for address in pages_of(captures):
        assert client.get(address).status_code == 403
    assert client.get(f"/captures/{captures[0].pk}/page").status_code == 200


def test_lost_bytes_are_said_and_raise_nothing(client, article, captures):
    path_of(captures[1].sha256).unlink()
    page = Page(client.get(reverse("capture", args=[captures[1].pk])))
    assert "The stored bytes are missing or damaged." in page.text("main")
    assert [client.get(address).status_code for address in pages_of(captures)[1:]] == [404] * 4


def test_a_capture_too_large_to_read_at_once_is_still_a_file(client, article):
    data = b"<p>The conference opened on the canal.</p>" + b" " * LARGEST_READ
    capture = factories.capture(article, data)
    page = Page(client.get(reverse("capture", args=[capture.pk])))
    assert "No text can be read from this capture." in page.text("main")
    assert client.get(f"/captures/{capture.pk}/page").status_code == 404
    assert client.get(f"/captures/{capture.pk}/bytes").content == data


def test_a_capture_that_ingest_refuses_is_shown_without_a_text(client, article):
    capture = factories.capture(article, b"<p>x</p>")
    page = Page(client.get(reverse("capture", args=[capture.pk])))
    assert "No text can be read from this capture." in page.text("main")
    assert client.get(f"/captures/{capture.pk}/page").status_code == 200


def test_a_text_is_rendered_by_its_lines(client, article):
    capture = factories.capture(
        article, b"First <b>line</b>\n\nSecond", media_type="text/plain", address="/srv/a/b.txt"
    )
    response = client.get(f"/captures/{capture.pk}/page")
    assert "<p>First &lt;b&gt;line&lt;/b&gt;</p>\n<p>Second</p>" in response.content.decode()
    assert "/srv/a" not in response.content.decode()
    assert "Memento-Datetime" not in response


@pytest.mark.parametrize("number", ["0", "999999", "9" * 19, "9" * 40])
def test_a_number_that_no_capture_has_is_not_found(client, db, number):
    addresses = [f"/en/captures/{number}/", f"/en/captures/{number}/since/1/", f"/captures/{number}/page"]
    assert [client.get(address).status_code for address in addresses] == [404] * 3


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_pages_and_rendering_speak_the_readers_language(client, captures, language):
    with translation.override(language.prefix):
        for address in pages_of(captures)[:2]:
            root = Page(client.get(address)).root
            assert (root.get("lang"), root.get("dir")) == (language.code, language.direction)
    page = client.get(f"/captures/{captures[0].pk}/page", headers={"Accept-Language": language.prefix})
    assert f'<div lang="{language.code}" dir="{language.direction}">' in page.content.decode()


def test_more_captures_take_no_more_queries(client, article, captures, django_assert_max_num_queries):
    for text in range(5):
        factories.capture(article, b"<p>The conference opened once more: %d</p>" % text)
    for address in (reverse("capture-list", args=[article.public_id]), *pages_of(captures)):
        with django_assert_max_num_queries(9):
            assert client.get(address).status_code == 200
