"""robots.txt and the sitemaps."""

import urllib.robotparser
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import sitemaps
from tests import factories
from tests.pages.conftest import SECRET

SITE = "http://127.0.0.1:8000"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def part(client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return ElementTree.fromstring(response.content)


def addresses(root: ElementTree.Element) -> list[str]:
    return [each.text.removeprefix(SITE) for each in root.iter(f"{MAP}loc")]


def test_the_index_names_a_part_for_every_kind(client, archive, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 3)
    found = addresses(part(client, "/sitemap.xml"))
    assert "/sitemap-articles-3.xml" in found and "/sitemap-articles-4.xml" not in found
    assert {each.split("-")[1] for each in found} == set(sitemaps.KINDS)
    for address in found:
        part(client, address)


def test_every_page_stands_in_five_languages_that_name_each_other(client, archive):
    root = part(client, "/sitemap-summits-1.xml")
    summit = [url for url in root if url.findtext(f"{MAP}loc").endswith("/canal-2024/")]
    assert len(summit) == 5
    for url in summit:
        links = {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        assert links == {
            **{code: f"{SITE}/{code.lower()}/summits/canal-2024/" for code in ("ar", "zh-Hans", "zh-Hant", "ro", "en")},
            "x-default": f"{SITE}/summits/canal-2024/",
        }


def test_every_address_that_is_named_is_there_and_none_of_a_draft(client, archive):
    for address in addresses(part(client, "/sitemap.xml")):
        text = client.get(address).content.decode()
        assert SECRET not in text and archive.draft.public_id not in text and "hidden-paper" not in text
        for page in addresses(ElementTree.fromstring(text)):
            assert client.get(page).status_code == 200, page


def test_the_address_without_a_language_leads_to_the_readers(client, archive):
    response = client.get("/summits/canal-2024/", headers={"Accept-Language": "ro"})
    assert (response.status_code, response["Location"]) == (302, "/ro/summits/canal-2024/")


def test_a_page_changed_when_what_it_shows_did(client, archive):
    def changed() -> str:
        root = part(client, "/sitemap-speakers-1.xml")
        return next(u.findtext(f"{MAP}lastmod") for u in root if "ada-weaver" in u.findtext(f"{MAP}loc"))

    before = changed()
    factories.event()
    assert changed() == before
    article = archive.articles["en"]
    article.save()
    assert changed() == article.updated.isoformat(timespec="seconds") >= before


def test_hostile_titles_leave_the_map_well_formed(client, archive):
    factories.article(title='<a> & "b" \x01 乌镇')
    part(client, "/sitemap-articles-1.xml")


def test_who_has_the_map_already_costs_one_query(client, archive):
    first = client.get("/sitemap-articles-1.xml")
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/sitemap-articles-1.xml", headers={"If-Modified-Since": first["Last-Modified"]})
    assert (again.status_code, len(queries)) == (304, 1)


@pytest.mark.parametrize("name", ["articles-0", "articles-2", "nothing-1", "articles-99999999999999999999"])
def test_a_part_that_is_not_there_is_not_found(client, archive, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_robots_may_read_pages_and_may_not_walk_what_has_no_end(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    for path in ("/", "/en/", "/ar/articles/", "/en/summits/canal-2024/", "/en/search/help/", "/a/0123abcd/"):
        assert rules.can_fetch("any", path), path
    for path in (
        *("/admin/", "/ro/search/results.csv?q=x", "/ar/search/feed.atom", "/oai?verb=Identify"),
        *("/zh-hans/search/suggest?q=x", "/en/correction/?page=/en/", "/en/articles.csv", "/api/v1/search?q=x"),
    ):
        assert not rules.can_fetch("any", path), path
    # Python's reader knows no star.
    lines = set(response.content.decode().splitlines())
    assert {"Disallow: /captures/", "Disallow: /ar/captures/", "Disallow: /ro/search/concordance"} <= lines
    assert {"Disallow: /en/search/?*", "Disallow: /en/articles/?*", "Allow: /en/articles/?page="} <= lines
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
