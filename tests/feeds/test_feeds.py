"""Feeds of the archive and of its parts, as Atom and as JSON Feed."""

import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, FormerSlug
from tests import factories
from tests.pages.conftest import SECRET

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "http://127.0.0.1:8000"


def titles(client, address: str) -> list[str]:
    return [item["title"] for item in client.get(address).json()["items"]]


def test_each_part_of_the_archive_has_a_feed_of_its_own(client, archive):
    press = [article.title for article in archive.articles.values()]
    everything = {*press, "What was lit", "A lost report"}
    assert set(titles(client, "/en/feed.json")) == everything
    assert set(titles(client, "/en/summits/canal-2024/feed.json")) == everything
    assert titles(client, "/en/speakers/ada-weaver/feed.json") == ["Lanterns en"]
    assert titles(client, "/en/terms/lantern-networks/feed.json") == ["Lanterns en"]
    assert set(titles(client, "/en/sources/canal-courier/feed.json")) == {*press, "A lost report"}
    assert titles(client, "/en/articles/feed.json?language=ar") == ["Lanterns ar"]
    assert titles(client, "/en/summits/bridge-forum/feed.json") == []


def test_both_formats_say_the_same_of_an_article(client, archive):
    article = factories.article(
        title="Quay", body="First.\nSecond.", display="excerpt", event=archive.forum, source=archive.source
    )
    (item,) = client.get("/ar/summits/bridge-forum/feed.json").json()["items"]
    permanent = f"{SITE}/a/{article.public_id}/"
    assert item == {
        "id": permanent,
        "url": f"{SITE}/ar/articles/{article.public_id}-quay/",
        "external_url": article.address,
        "title": "Quay",
        "content_text": "First.",
        "date_published": "2024-11-20T00:00:00+00:00",
        "date_modified": article.updated.isoformat(timespec="seconds"),
        "authors": [{"name": "Canal Courier"}],
        "tags": ["Bridge Forum"],
        "language": "en",
    }
    root = ElementTree.fromstring(client.get("/ar/summits/bridge-forum/feed.atom").content)
    (entry,) = root.findall(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}title")) == (permanent, "Quay")
    assert entry.find(f"{ATOM}link").get("href") == item["url"]
    assert entry.findtext(f"{ATOM}summary") == "First."
    assert entry.find(f"{ATOM}category").get("term") == "Bridge Forum"


def test_a_feed_says_what_it_is_of_in_the_readers_language(client, archive):
    feed = client.get("/zh-hans/summits/canal-2024/feed.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"].startswith("第十一届运河峰会 · ")
    assert feed["home_page_url"] == f"{SITE}/zh-hans/summits/canal-2024/"
    assert feed["feed_url"] == f"{SITE}/zh-hans/summits/canal-2024/feed.json"
    assert feed["language"] == "zh-Hans"


def test_the_feed_of_a_list_keeps_its_filters_and_nothing_else(client, archive):
    feed = client.get("/en/articles/feed.json?event=canal-2024&page=9&utm=x&language=ar").json()
    assert feed["feed_url"] == f"{SITE}/en/articles/feed.json?language=ar&event=canal-2024"
    assert feed["title"].startswith("Arabic, Eleventh Canal Summit · ")
    assert client.get("/en/articles/feed.json?language=fr").status_code == 400


def test_what_changed_last_comes_first_however_old_it_is(client, db):
    factories.article(title="new")
    old = factories.article(title="old", date_earliest="2014-11-19", date_latest="2014-11-19")
    Article.objects.filter(title="new").update(updated=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    assert titles(client, "/en/feed.json") == ["old", "new"]
    root = ElementTree.fromstring(client.get("/en/feed.atom").content)
    assert root.findtext(f"{ATOM}updated") == old.updated.isoformat()


def test_a_feed_without_entries_does_not_change_by_the_clock(client, archive):
    first = client.get("/en/summits/bridge-forum/feed.atom")
    assert client.get("/en/summits/bridge-forum/feed.atom").content == first.content


@pytest.mark.parametrize("ending", ["atom", "json"])
def test_nothing_of_a_draft_and_no_control_character_is_in_a_feed(client, archive, ending):
    factories.article(title="Odd \x01\x0b\ufffe title", body="\x1b[0m", display="record", event=archive.summit)
    text = client.get(f"/en/summits/canal-2024/feed.{ending}").content.decode()
    assert SECRET not in text
    assert "Odd title" in text
    assert not {"\x01", "\x0b", "\x1b", "\ufffe"} & set(text)


@pytest.mark.parametrize("ending", ["atom", "json"])
def test_who_has_the_feed_already_is_told_so(client, archive, ending):
    address = f"/en/feed.{ending}"
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=300"
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    archive.articles["ar"].state = "withdrawn"
    archive.articles["ar"].save()
    assert "Lanterns ar" not in client.get(address, headers={"If-None-Match": first["ETag"]}).content.decode()


def test_the_feed_of_a_merged_term_leads_on_and_an_unknown_one_is_not_there(client, archive):
    FormerSlug.objects.create(slug="old", term=archive.topic)
    response = client.get("/en/terms/old/feed.atom")
    assert (response.status_code, response["Location"]) == (301, "/en/terms/lantern-networks/feed.atom")
    for address in ("terms/none", "terms/ada-weaver", "summits/none", "speakers/none", "sources/none"):
        assert client.get(f"/en/{address}/feed.atom").status_code == 404, address
    assert client.get("/en/feed.rss").status_code == 404


def test_pages_name_their_feeds_and_files(get, archive):
    page = get("/en/summits/canal-2024/")
    links = page.all("//head/link[@rel='alternate'][@type]")
    found = {link.get("type").partition(";")[0]: link.get("href") for link in links}
    base = "/en/summits/canal-2024"
    assert found == {
        "application/atom+xml": f"{base}/feed.atom",
        "application/feed+json": f"{base}/feed.json",
        "application/json": f"{base}.json",
        "text/csv": f"{base}.csv",
        "application/x-research-info-systems": f"{base}.ris",
        "application/x-bibtex": f"{base}.bib",
        "application/vnd.citationstyles.csl+json": f"{base}.csljson",
    }
    assert set(found.values()) <= set(page.links("nav.exports"))


def test_a_feed_takes_few_queries_and_no_more_for_more_entries(client, archive):
    def queries() -> int:
        factories.article(event=factories.event({"en": "E"}), source=factories.source())
        with CaptureQueriesContext(connection) as made:
            client.get("/en/feed.atom")
        return len(made)

    one = queries()
    assert queries() == one <= 6
