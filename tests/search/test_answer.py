"""What is close in meaning joins what the words find: when it does, when it may not, and how it is told."""

import json
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from search import engine
from search.listing import listing
from search.request import SearchRequest
from search.semantic.making import Maker
from tests import factories

# The test encoder knows that these are of one meaning; no word and no name connects them.
MUSEUM = {
    "ar": "افتتح متحف جديد قرب القناة.",
    "zh-Hans": "运河边新开了一座博物馆。",
    "zh-Hant": "運河旁新開了一座博物馆。",
    "ro": "Un muzeu s-a deschis lângă canal.",
    "en": "A museum opened by the canal.",
}


@pytest.fixture
def archive(db, words):
    """An article a language about a museum, with vectors, and others about nothing that is asked."""
    articles = {code: factories.article(language=code, title=code, body=text) for code, text in MUSEUM.items()}
    for number in range(3):
        factories.article(language="en", title=f"other {number}", body="The train was late. A fish was caught.")
    make_vectors()
    return articles


def make_vectors():
    """As the index worker does: vectors of all that is published."""
    with Maker() as maker:
        while maker.work(10):
            pass


def ask(find, **parameters):
    return find(urlencode(parameters))


def titles(page):
    return {hit.article.title for hit in page.hits}


def test_what_is_close_in_meaning_is_found_in_every_language_and_says_so(archive, find):
    page = ask(find, q="museum opened")
    assert titles(page) == set(MUSEUM)
    assert (page.total, page.by_meaning) == (5, 4)
    hits = {hit.article.language: hit for hit in page.hits}
    assert [reason.kind for reason in hits["en"].reasons] == ["typed"]
    assert [reason.kind for reason in hits["ar"].reasons] == ["meaning"]
    assert hits["ar"].snippet == f'<mark class="meaning">{MUSEUM["ar"]}</mark>'
    assert "meaning" not in hits["en"].snippet
    assert page.hits[0].article.language == "en"


def test_the_sentence_that_is_close_is_shown_with_its_markup_escaped(archive, find):
    body = "Primul <b>rând</b>.\nAl doilea e aici. Un muzeu <i>& altele. Al treilea e tot aici."
    article = factories.article(language="ro", title="long", body=body)
    make_vectors()
    (hit,) = (hit for hit in ask(find, q="museum opened").hits if hit.article.pk == article.pk)
    assert hit.snippet == '…<mark class="meaning">Un muzeu &lt;i&gt;&amp; altele.</mark>…'


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": '"museum opened"'},
        {"q": "museum lang:en"},
        {"q": "title:museum"},
        {"q": "museum OR galleries"},
        {"q": "museum opened", "exact": "1"},
        {"q": "museum opened", "meaning": "0"},
        {"q": "museum opened", "sort": "newest"},
        {"q": "museum opened", "sort": "oldest"},
    ],
)
def test_quotes_fields_dates_and_whoever_says_so_get_the_words_only(archive, find, parameters):
    page = ask(find, **parameters)
    assert page.by_meaning == 0
    assert all(reason.kind != "meaning" for hit in page.hits for reason in hit.reasons)


def test_a_name_finds_what_bears_it_and_nothing_near_it(archive, find):
    factories.term("organisation", {"en": "museum", "ro": "galerie"}, slug="museum")
    factories.article(language="ro", title="gallery", body="O galerie nouă.")
    assert titles(ask(find, q="museum")) == {"en", "gallery"}


def test_a_name_that_is_nowhere_is_looked_for_by_meaning(archive, find):
    factories.term("organisation", {"en": "House of museum", "ro": "galerie"}, slug="house")
    page = ask(find, q="House of museum")
    assert (titles(page), page.by_meaning) == (set(MUSEUM), 5)


def test_an_excluded_word_excludes_what_is_close_in_meaning_too(archive, find):
    page = ask(find, q="museum opened -canal -القناة")
    assert titles(page) == {"zh-Hans", "zh-Hant"}


def test_every_facet_counts_what_its_filter_leaves(archive, find):
    page = ask(find, q="museum opened")
    counted = 0
    for facet in page.facets:
        for value in (*facet.values, *facet.more):
            filtered = find(value.toggle_url.lstrip("?"))
            assert filtered.total == value.count, (facet.name, value.value)
            counted += 1
    assert counted >= len(MUSEUM)


def test_an_export_holds_what_the_page_shows_and_the_receipt_tells_of_meaning(archive, find, client):
    page = ask(find, q="museum opened")
    got = listing(SearchRequest.from_get(QueryDict(urlencode({"q": "museum opened"}))), limit=100)
    assert got.keys == tuple(hit.article.pk for hit in page.hits)
    with translation.override("en"):
        answer = client.get(reverse("search-export", args=["json"]) + "?q=museum+opened")
    receipt = json.loads(answer.getvalue())["receipt"]
    assert receipt["meaning"] == {"encoders": ["words 1"], "hits": 4}


def test_what_is_no_longer_public_is_not_found_by_its_vectors(archive, find):
    ask(find, q="museum opened")
    archive["ro"].state = "withdrawn"
    archive["ro"].save()
    assert titles(ask(find, q="museum opened")) == set(MUSEUM) - {"ro"}
    # Past all signals: neither index nor vectors have heard of it.
    type(archive["ar"]).objects.filter(pk=archive["ar"].pk).update(state="draft")
    page = ask(find, q="museum opened")
    assert (titles(page), page.total) == (set(MUSEUM) - {"ro", "ar"}, 3)


def test_an_article_with_vectors_waits_until_it_is_indexed(archive, find):
    before = ask(find, q="museum opened").total
    factories.article(language="ro", title="new", body="Un muzeu.")
    make_vectors()
    unindexed = engine.search(SearchRequest.from_get(QueryDict(urlencode({"q": "museum opened"}))))
    assert unindexed.total == before
    assert ask(find, q="museum opened").total == before + 1


def test_the_language_of_the_query_can_come_first(archive, find):
    factories.article(language="en", title="second", body="The museum was opened again.")
    make_vectors()
    page = ask(find, q="museum opened", sort="own")
    assert [hit.article.language for hit in page.hits][:2] == ["en", "en"]
    assert page.total == 6


def test_a_failing_encoder_leaves_the_words_and_is_told(archive, find, encoder, client):
    encoder.fails_at = "museum"
    page = ask(find, q="museum opened")
    assert (titles(page), page.by_meaning, page.without_meaning) == ({"en"}, 0, True)
    with translation.override("en"):
        answer = client.get(reverse("search") + "?q=museum+opened").content.decode()
    assert "Search by meaning is out of order for the moment" in answer


def test_the_page_tells_how_many_were_found_by_meaning_and_leaves_them_out(archive, find, client):
    ask(find, q="museum opened")
    with translation.override("en"):
        address = reverse("search")
    answer = client.get(f"{address}?q=museum+opened").content.decode()
    assert "4 articles were found by their meaning only." in answer
    assert "?q=museum+opened&amp;meaning=0" in answer
    answer = client.get(f"{address}?q=museum+opened&meaning=0").content.decode()
    assert "Articles that are only close in meaning are left out." in answer


def test_of_equally_near_articles_the_one_with_some_of_the_words_comes_first(archive, find):
    # Two of the six words are in the first, none in the second, which is newer: by words neither is a hit.
    factories.article(language="en", title="some words", body="A museum with a lantern.")
    factories.article(language="en", title="no words", body="A museum with a painting.")
    make_vectors()
    page = ask(find, q="museum lantern zeppelins submarines gondolas catamarans")
    english = [hit.article.title for hit in page.hits if hit.article.language == "en"]
    assert english.index("some words") < english.index("no words")
    assert "other 0" not in english
    assert page.by_meaning == page.total
