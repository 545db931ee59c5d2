"""Suggestions: what is typed, in any script, and what it may become."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from articles.languages import LANGUAGES
from articles.models import Article
from search.completion import Completion, Entry, starts
from search.suggest import MOST, NAMES
from tests import factories


def completed(typed, *texts, language="en"):
    known = Completion(Entry(text, "en", "topic", slug=text) for text in texts)
    return [entry.text for entry in known.of(typed, language, MOST)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("wuz", "Wuzhen"),
        ("WÚZ", "Wuzhen"),
        ("烏", "乌镇"),
        ("乌", "烏鎮"),
        ("conferin", "Conferința Mondială"),
        ("conferinţa m", "Conferința Mondială"),
        ("mondiala", "Conferința Mondială"),
        ("jinp", "Xi Jinping"),
        ("مؤتمر", "المؤتمر العالمي"),
        ("المؤ", "المؤتمر العالمي"),
        ("إنتر", "الانترنت"),
        ("عالمي", "المؤتمر العالمي"),
        ("xian", "Xi'an"),
        ("  wuz  ", "Wuzhen"),
        ("ｗｕ", "Wuzhen"),
    ],
)
def test_a_name_is_completed_whatever_script_and_spelling_is_typed(typed, name):
    assert completed(typed, name, "Unlike") == [name]


@pytest.mark.parametrize("typed", ["", " ", "x", "zhen", "'", "\x00", "\u202e", "*", "w" * 5000])
def test_what_begins_nothing_is_completed_to_nothing(typed):
    assert completed(typed, "Wuzhen") == []


def test_the_beginning_of_a_name_is_better_than_a_word_in_it_and_short_better_than_long():
    assert completed("can", "The canal", "Canals of Wuzhen", "Canal") == ["Canal", "Canals of Wuzhen", "The canal"]


def test_a_term_is_suggested_once_in_the_readers_language_where_it_can_be():
    known = Completion(
        [
            Entry("Internet", "en", "topic", "net"),
            Entry("Internet", "ro", "topic", "net"),
            Entry("Into", "en", "t", "i"),
        ]
    )
    assert [(entry.slug, entry.language) for entry in known.of("int", "ro", MOST)] == [("net", "ro"), ("i", "en")]


def test_the_beginnings_of_a_text_are_few_and_short():
    found = starts("a " * 500)
    assert len(found) <= 9
    assert max(map(len, found)) <= 60


@pytest.fixture
def suggest(client, db):
    def get(typed, language="en"):
        response = client.get(f"/{language}/search/suggest", {"q": typed})
        assert response.status_code == 200
        return response.json()

    return get


def test_the_answer_has_the_form_of_opensearch(suggest, client):
    factories.speaker({"en": "Wanda Weaver"})
    article = factories.article(title="Wandering lanterns")
    assert suggest("Wand") == [
        "Wand",
        ["Wanda Weaver", "Wandering lanterns"],
        ["person", "article"],
        ["", article.get_absolute_url()],
        {"languages": ["en", "en"], "status": "2 suggestions"},
    ]
    assert suggest("nothing") == ["nothing", [], [], [], {"languages": [], "status": ""}]
    response = client.get("/en/search/suggest?q=x")
    assert response["Content-Type"] == "application/x-suggestions+json; charset=utf-8"
    assert client.post("/en/search/suggest?q=x").status_code == 405
    assert client.get("/en/search/suggest").json()[1] == []


def test_at_most_ten_and_titles_have_their_share(suggest):
    for number in range(12):
        factories.term("topic", {"en": f"Lantern {number}"})
        factories.article(title=f"Lantern article {number}")
    kinds = suggest("lantern")[2]
    assert kinds == ["topic"] * NAMES + ["article"] * (MOST - NAMES)
    Article.objects.all().update(state="withdrawn")
    assert suggest("lantern")[2] == ["topic"] * MOST


@pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
def test_what_is_not_published_is_never_suggested(suggest, state):
    article = factories.article(title="Secret lanterns", state=state)
    assert suggest("secret")[1] == []
    article.state = "published"
    article.save()
    assert suggest("secret")[1] == ["Secret lanterns"]
    Article.objects.update(state=state)  # past all signals
    assert suggest("secret")[1] == []


def test_a_new_name_is_known_at_once_and_misspellings_are_not_offered(suggest):
    term = factories.term("topic", {"en": "lanterns"})
    assert suggest("lant")[1] == ["lanterns"]
    label = factories.label(term, "ro", "lampioane")
    factories.label(term, "ro", "lampoane", type="hidden", bridge=False)
    assert suggest("lamp")[1] == ["lampioane"]
    label.delete()
    assert suggest("lamp")[1] == []


def test_suggestions_take_few_queries_however_much_there_is(suggest):
    for number in range(30):
        factories.article(title=f"Lantern {number}")
        factories.term("topic", {"en": f"Lantern topic {number}"})
    suggest("lantern")
    with CaptureQueriesContext(connection) as queries:
        suggest("lantern")
    assert len(queries) == 3


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.prefix)
def test_a_browser_is_told_how_to_search_here(client, db, language):
    response = client.get(f"/{language.prefix}/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    site = f"http://127.0.0.1:8000/{language.prefix}"
    assert {url.get("type"): url.get("template") for url in root.findall(f"{name}Url")} == {
        "text/html": f"{site}/search/?q={{searchTerms}}",
        "application/atom+xml": f"{site}/search/feed.atom?q={{searchTerms}}",
        "application/x-suggestions+json": f"{site}/search/suggest?q={{searchTerms}}",
        "application/opensearchdescription+xml": f"{site}/opensearch.xml",
    }
    assert len(root.findtext(f"{name}ShortName")) <= 16
    assert len(root.findtext(f"{name}LongName")) <= 48
    assert root.findtext(f"{name}Language") == language.code
    page = client.get(f"/{language.prefix}/").content.decode()
    assert (
        f'<link rel="search" type="application/opensearchdescription+xml" href="/{language.prefix}/opensearch.xml"'
        in page
    )
