"""A search as a file and as a feed: the same articles as on its pages, and a receipt."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.dateparse import parse_datetime
from lxml import etree

from articles.models import Article
from search import lifecycle, views
from tests import factories

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def exported(client, query, language="en"):
    response = client.get(f"/{language}/search/results.json?{query}")
    assert response.status_code == 200
    return json.loads(response.getvalue())


def entries(client, query, language="en"):
    root = etree.fromstring(client.get(f"/{language}/search/feed.atom?{query}").content)
    return root, root.findall(f"{ATOM}entry")


def shown(client, query):
    """The articles of all pages of a search, in order."""
    found, page = [], 1
    while True:
        context = client.get(f"/en/search/?{query}&page={page}").context["found"]
        found += [hit.article.public_id for hit in context.hits]
        if page >= context.pages:
            return found
        page += 1


@pytest.fixture
def boats(index):
    for number in range(45):
        language = ("en", "ro", "zh-Hans")[number % 3]
        body = {"en": "Boats wait.", "ro": "Barca așteaptă la Wuzhen.", "zh-Hans": "乌镇的船"}[language]
        factories.article(language=language, body=body, title=f"T{number}")
    factories.article(body="Boats", state="draft", title="hidden draft")
    index.build()


@pytest.mark.parametrize(
    "query",
    ["q=boats", "q=boats+OR+barca&lang=ro&lang=en", "q=boats&sort=oldest", "", "q=乌镇", "q=((", "q=year:x", "page=2"],
)
def test_an_export_is_the_whole_list_of_the_pages_in_their_order(boats, client, query):
    found = exported(client, query)
    assert [record["id"] for record in found["records"]] == shown(client, query.replace("page=2", ""))
    assert found["receipt"]["hits"] == found["receipt"]["exported"] == len(found["records"])


def test_the_receipt_says_what_was_asked_and_of_which_index(boats, client):
    term = factories.term("place", {"en": "Wuzhen", "zh-Hans": "乌镇"}, slug="wuzhen")
    factories.label(term, "ro", "Wuzhen")
    receipt = exported(client, "q=wuzhen&lang=ro&lang=zh-Hans&page=2", "ar")["receipt"]
    commit = lifecycle.backend().commit()
    manifest = lifecycle.backend().generations.manifest(commit.folder)
    assert parse_datetime(receipt.pop("made")).utcoffset().total_seconds() == 0
    assert receipt == {
        "search": "http://127.0.0.1:8000/ar/search/?q=wuzhen&lang=ro&lang=zh-Hans",
        "query": "wuzhen",
        "filters": {"lang": ["ro", "zh-Hans"]},
        "order": "relevance",
        "exactly_as_typed": False,
        "names_left_out": [],
        "expansions": {"wuzhen": {"en": ["Wuzhen"], "ro": ["Wuzhen"], "zh": ["乌镇"]}},
        "notes": [],
        "meaning": {"encoders": [], "hits": 0},
        "hits": 30,
        "exported": 30,
        "index": {"generation": commit.folder.name, "commit": commit.number, "built": manifest.built},
        "interface": "ar",
    }
    typed = exported(client, "q=wuzhen&exact=1")["receipt"]
    assert (typed["exactly_as_typed"], typed["expansions"], typed["hits"]) == (True, {}, 15)


def test_the_other_formats_hold_the_same_articles(boats, client):
    ids = shown(client, "q=boats")
    table = client.get("/en/search/results.csv?q=boats").getvalue().decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(table, newline=""))] == ids
    ris = client.get("/en/search/results.ris?q=boats").getvalue().decode()
    assert re.findall(r"^ID  - (\w+)\r$", ris, re.MULTILINE) == ids
    assert "# query: boats\r\n" in ris
    bibtex = client.get("/en/search/results.bib?q=boats").getvalue().decode()
    assert re.findall(r"^@article\{wic-(\w+),$", bibtex, re.MULTILINE) == ids
    assert bibtex.startswith("% search: http://127.0.0.1:8000/en/search/?q=boats\n")


def test_an_export_ends_at_the_limit_and_page_and_receipt_say_so(boats, client, monkeypatch):
    monkeypatch.setattr("search.results.EXPORT_LIMIT", 10)
    monkeypatch.setattr(views, "EXPORT_LIMIT", 10)
    receipt = exported(client, "q=boats")["receipt"]
    assert (receipt["hits"], receipt["exported"]) == (15, 10)
    page = client.get("/en/search/?q=boats").content.decode()
    assert "A file holds the first 10 articles of the list." in page
    assert "A file holds" not in client.get("/en/search/?q=barca+-船&lang=en").content.decode()


def test_the_page_links_to_its_files_and_asks_robots_not_to_follow(boats, client):
    page = client.get("/en/search/?q=boats&lang=en&page=1&sort=oldest").content.decode()
    for ending in ("csv", "json", "ris", "bib"):
        assert f'<a href="/en/search/results.{ending}?q=boats&amp;lang=en&amp;sort=oldest" rel="nofollow">' in page
    assert (
        '<link rel="alternate" type="application/atom+xml" href="/en/search/feed.atom?q=boats&amp;lang=en&amp;' in page
    )
    response = client.get("/en/search/results.csv?q=boats")
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="wic-search.csv"'


def test_what_was_withdrawn_past_all_signals_is_neither_exported_nor_counted(boats, client):
    gone = Article.objects.filter(state="published", language="en").order_by("pk")[:4]
    Article.objects.filter(pk__in=[article.pk for article in gone]).update(state="withdrawn")
    found = exported(client, "q=boats")
    assert found["receipt"]["hits"] == len(found["records"]) == 11
    assert len(entries(client, "q=boats")[1]) == 11


def test_without_an_index_the_database_answers_and_the_receipt_says_so(index_dir, client):
    factories.article(title="Boats", body="Boats on a canal")
    factories.article(title="Boats", body="Boats", state="draft")
    found = exported(client, "q=boats")
    assert found["receipt"]["index"].startswith("none")
    assert len(found["records"]) == found["receipt"]["hits"] == 1
    assert len(entries(client, "q=boats")[1]) == 1


def test_an_export_takes_few_queries(boats, client):
    with CaptureQueriesContext(connection) as queries:
        exported(client, "q=boats")
    assert len(queries) <= 12


def test_formats_and_methods_that_are_not_there_are_refused(boats, client):
    assert client.get("/en/search/results.exe?q=boats").status_code == 404
    assert client.post("/en/search/results.csv?q=boats").status_code == 405
    assert client.post("/en/search/feed.atom?q=boats").status_code == 405


# The feed


def test_the_feed_holds_the_newest_hits_under_their_permanent_addresses(index, client):
    old = {"date_earliest": "2020-01-02", "date_latest": "2020-01-02"}
    first = factories.article(language="ro", title="Barca", body="Prima barcă.\nA doua.", display="excerpt", **old)
    factories.article(title="Boats", body="barca", language="en", source=factories.source(name="Canal Courier"))
    factories.article(language="ro", title="Barca", body="barca", state="draft")
    index.build()
    root, found = entries(client, "q=barca&sort=oldest&page=7", "ar")
    assert root.get(LANG) == "ar"
    assert [entry.get(LANG) for entry in found] == ["en", "ro"]
    last = found[1]
    assert last.findtext(f"{ATOM}id") == f"http://127.0.0.1:8000/a/{first.public_id}/"
    assert last.find(f"{ATOM}link").get("href") == f"http://127.0.0.1:8000/ar/articles/{first.public_id}-barca/"
    assert last.findtext(f"{ATOM}title") == "Barca"
    assert last.findtext(f"{ATOM}summary") == "Prima barcă."
    assert last.findtext(f"{ATOM}published") == "2020-01-02T00:00:00+00:00"
    assert found[0].findtext(f"{ATOM}author/{ATOM}name") == "Canal Courier"
    itself = root.find(f"{ATOM}link[@rel='self']").get("href")
    assert itself == root.findtext(f"{ATOM}id") == "http://127.0.0.1:8000/ar/search/feed.atom?q=barca&sort=newest"


def test_the_feed_is_bounded_and_hostile_text_is_only_text(index, client, monkeypatch):
    monkeypatch.setattr(views, "FEED_ITEMS", 2)
    for _n in range(3):
        factories.article(title="<b>Boats</b> \x0b& ]]>", abstract="<script>alert(1)</script>\x01", body="boats")
    index.build()
    root, found = entries(client, "q=boats+%00%0B%3Cb%3E")
    assert root.findtext(f"{ATOM}title") == "Search: boats <b> · World Internet Conference Press Archive"
    assert len(found) == 2
    assert found[0].findtext(f"{ATOM}title") == "<b>Boats</b> & ]]>"
    summary = found[0].find(f"{ATOM}summary")
    assert (summary.get("type"), summary.text) == ("html", "&lt;script&gt;alert(1)&lt;/script&gt;")


def test_a_vague_date_is_no_day_in_the_feed(index, client):
    factories.article(body="boats", date_latest="2024-11-30", date_earliest="2024-11-01", date_precision="month")
    index.build()
    assert entries(client, "q=boats")[1][0].find(f"{ATOM}published") is None


def test_a_reader_that_has_the_feed_already_is_told_so(boats, client):
    response = client.get("/en/search/feed.atom?q=boats")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    again = client.get("/en/search/feed.atom?q=boats", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
