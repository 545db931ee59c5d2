"""Attacks on what reads the archive's files and headers: spreadsheets, reference managers, feed readers, clients."""

import csv
import io
import json
import re

import pytest
from django.urls import reverse
from lxml import etree

from articles.models import Article, Capture
from tests import factories
from tests.attacks.payloads import DIRECTIONS, ENTITIES, FORMULAS, LINE_ENDS, MARKUP, PATHS, TEMPLATES, TEXTS
from tests.ingest import world

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = [payload.replace("\0", "") for payload in [*MARKUP[::8], *TEXTS, *ENTITIES, *PATHS]]


@pytest.fixture
def articles(index_dir):
    """Every payload in every text of an article; without an index the plain search answers."""
    return [
        factories.article(
            title=payload[:500],
            byline=payload[:200],
            abstract=payload,
            body=f"conference {payload}",
            address=f"https://press.example/{number}?{payload[:900]}",
            source=factories.source(name=payload[:200]),
        )
        for number, payload in enumerate(HOSTILE)
    ]


def exported(client, ending: str) -> str:
    """Whole lists, as far as one file goes, and single records."""
    return "".join(
        client.get(reverse("article-export", args=[article.public_id, article.title_slug(), ending]))
        .getvalue()
        .decode()
        for article in Article.objects.order_by("pk")
    )


def test_no_cell_is_a_formula(client, articles):
    for article in articles:
        address = reverse("article-export", args=[article.public_id, article.title_slug(), "csv"])
        _head, row = csv.reader(io.StringIO(client.get(address).getvalue().decode("utf-8-sig")))
        for cell in row:
            assert not cell.startswith(tuple("=+-@\t\r＝＋－＠")), cell
            assert "\n" not in cell


def test_every_line_of_ris_is_one_of_its_own_tags(client, articles):
    lines = [line for line in exported(client, "ris").splitlines() if line]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert sum(line.startswith("TY") for line in lines) == len(articles)
    assert not [line for line in lines if re.match(r"(?:UR|L\d)  - (?!https?://)", line)]


def test_bibtex_has_one_entry_an_article_and_its_braces_match(client, articles):
    text = exported(client, "bib")
    assert len(re.findall(r"^@", text, re.M)) == len(articles)
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


def test_json_says_what_the_rows_say(client, articles):
    for article in articles[::20]:
        address = reverse("article-export", args=[article.public_id, article.title_slug(), "json"])
        response = client.get(address)
        assert response["Content-Type"] == "application/json"
        assert json.loads(response.getvalue())


def test_a_feed_is_well_formed_and_holds_nothing_but_atom(client, articles):
    for query in ("conference", MARKUP[0], ENTITIES[0]):
        response = client.get(reverse("search-feed"), {"q": query})
        assert response["Content-Type"].startswith("application/atom+xml")
        root = etree.fromstring(response.content, etree.XMLParser(resolve_entities=False, no_network=True))
        assert {element.tag.partition("}")[0] + "}" for element in root.iter()} == {ATOM}
        # What a reader of the feed takes for markup is, once unescaped, text again.
        for summary in root.iter(f"{ATOM}summary"):
            assert "<" not in (summary.text or "")


def test_suggestions_are_data(client, articles):
    for payload in MARKUP[::10]:
        response = client.get(reverse("search-suggest"), {"q": payload})
        assert response["Content-Type"].startswith(("application/json", "application/x-suggestions+json"))
        assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("payload", TEMPLATES)
def test_a_template_in_a_text_is_text(client, index_dir, payload):
    article = factories.article(title=payload, body=payload)
    page = client.get(article.get_absolute_url()).content.decode()
    assert "1337" not in page
    assert payload.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in page
    assert client.get(reverse("search"), {"q": payload}).status_code == 200


@pytest.mark.parametrize("payload", [*LINE_ENDS, *DIRECTIONS, *FORMULAS])
def test_no_header_takes_what_an_article_says(client, tmp_path, settings, payload):
    settings.CAPTURES_DIR = tmp_path
    payload = payload.replace("\0", "")
    article = factories.article(title=payload, address=f"https://press.example/{payload}")
    capture = factories.capture(article, address=article.address)
    wrong = reverse("article", args=[article.public_id, "x"])
    for address in (
        wrong,
        f"/captures/{capture.pk}/page",
        f"/captures/{capture.pk}/bytes",
        f"/captures/{capture.pk}/warc",
    ):
        response = client.get(address)
        assert response.status_code in {200, 301}
        assert "canary=1" not in str(response.cookies)
        for name, value in response.headers.items():
            assert value.isascii() and value.isprintable(), (name, value)
            assert name != "Set-Cookie"


@pytest.mark.parametrize("path", PATHS)
def test_a_name_of_a_file_leads_nowhere(client, tmp_path, settings, path):
    settings.CAPTURES_DIR = tmp_path
    article = factories.article(address="")
    capture = factories.capture(article, address=path.replace("\0", ""), captured="2024-11-20T08:30:15Z")
    response = client.get(f"/captures/{capture.pk}/bytes")
    assert response["Content-Disposition"] == f'attachment; filename="wic-{article.public_id}-20241120083015.bin"'
    assert b"captured page" in response.content
    page = client.get(reverse("capture", args=[capture.pk])).content.decode()
    assert "etc/" not in page


@pytest.mark.parametrize("payload", ENTITIES)
def test_entities_and_inclusions_are_not_followed(settings, tmp_path, payload):
    settings.CAPTURES_DIR = tmp_path
    sentence = (
        "<p>The World Internet Conference opened in Wuzhen on 20 November 2024 with guests from many countries.</p>"
    )
    for markup in (payload + sentence, sentence + payload):
        reading = world.reading(markup.encode(), "text/html")
        assert "root:" not in reading.described.body
        assert reading.described.body.count("canary") <= 1
        assert not Capture.objects.exists()
