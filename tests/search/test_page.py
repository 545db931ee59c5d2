"""The search page, as a browser gets it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.languages import LANGUAGES
from articles.models import Mention
from search.results import SearchPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(index, client):
    """`page("q=...")` is the HTML of the search page; the index is brought up to date first."""

    def get(query="", language="en"):
        index.build()
        response = client.get(f"/{language}/search/?{query}")
        assert response.status_code == 200
        return response.content.decode()

    return get


def hit_count(html):
    return html.count('<li class="hit">')


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.prefix)
def test_a_hit_is_found_and_marked_in_every_interface_language(page, language):
    factories.article(language="zh-Hant", title="河邊的烏鎮", body="在烏鎮的茶館")
    factories.article(language="ar", title="قمة", body="مؤتمر عالمي للإنترنت")
    html = page("q=乌镇 OR الإنترنت", language.prefix)
    assert f'<html lang="{language.code}" dir="{language.direction}">' in html
    assert hit_count(html) == 2
    assert re.search(
        r'<a href="[^"]+"\s+lang="zh-Hant"\s+dir="ltr"\s+hreflang="zh-Hant">河邊的<mark>烏鎮</mark></a>', html
    )
    assert '<p class="snippet" lang="ar" dir="rtl">مؤتمر عالمي <mark>للإنترنت</mark></p>' in html
    assert html.count("<h1") == 1


def test_the_context_is_one_documented_value(index, client):
    index.build()
    assert isinstance(client.get("/en/search/").context["found"], SearchPage)


def test_query_filters_and_order_stay_in_the_form(page):
    factories.article(body="Boats")
    html = page("q=boats&lang=en&sort=oldest")
    form = re.search(r'<form class="search-form".*?</form>', html, re.DOTALL).group()
    assert 'value="boats"' in form
    assert '<input type="hidden" name="lang" value="en">' in form
    assert '<input type="hidden" name="sort" value="oldest">' in form
    assert html.count('class="search-form"') == 1


def test_facets_are_links_that_robots_are_asked_not_to_follow(page):
    factories.article(body="Boats", event=factories.event({"en": "The meeting"}, slug="meeting"))
    html = page("q=boats")
    assert re.search(
        r'<a href="\?q=boats&amp;event=meeting" rel="nofollow"><bdi lang="en" dir="ltr">The meeting</bdi>', html
    )
    assert '<meta name="robots" content="noindex, follow">' in html
    assert 'name="robots"' not in page("")  # the form itself may be found
    chosen = page("q=boats&event=meeting")
    assert re.search(r'<ul class="chips".*?<a href="\?q=boats" rel="nofollow">', chosen, re.DOTALL)


def test_the_language_switch_keeps_the_search(page):
    factories.article(body="Boats")
    assert 'href="/ar/search/?q=boats&amp;lang=en"' in page("q=boats&lang=en")


def test_pages_link_to_their_neighbours(page):
    for _n in range(41):
        factories.article(body="Boats")
    html = page("q=boats&page=2")
    assert '<a rel="prev" href="?q=boats">' in html
    assert '<a rel="next" href="?q=boats&amp;page=3">' in html
    assert '<ol class="hits" start="21">' in html
    last = page("q=boats&page=99")
    assert hit_count(last) == 1
    assert "There is no page 99" in last


def test_nothing_found_says_what_may_help(page):
    html = page("q=zeppelin&lang=ar")
    assert hit_count(html) == 0
    assert "Use fewer words" in html
    assert '<a href="?q=zeppelin" rel="nofollow">Search again without the filters.</a>' in html


def test_a_mistake_is_explained_on_the_page(page):
    assert "There is no field “colour”" in page("q=colour:red")


def test_hostile_text_is_only_text(page):
    attack = '<script>alert(1)</script>"onmouseover="x'
    source = factories.source(slug="daily", name=f"{attack} Daily")
    event = factories.event({"en": f"{attack} meeting"})
    factories.article(title=f"Boats {attack}", body=f"{attack} boats", abstract=attack, source=source, event=event)
    html = page(f"q=boats {attack}&lang={attack}&source={attack}&page={attack}&sort={attack}".replace("&q", "&amp;q"))
    html += page("q=boats")
    assert "<script>alert" not in html
    assert 'onmouseover="x"' not in html
    assert hit_count(html) == 1


def test_there_is_no_inline_style_or_script(page):
    factories.article(body="Boats")
    html = page("q=boats")
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)


def test_a_draft_is_nowhere_on_the_page(page):
    factories.article(body="Boats", title="Public")
    hidden = {"state": "draft", "source": factories.source(slug="hidden-source", name="Hidden source")}
    article = factories.article(body="Boats", title="Hidden", **hidden)
    Mention.objects.create(article=article, term=factories.speaker({"en": "Hidden speaker"}, slug="hidden-speaker"))
    assert "idden" not in page("q=boats").replace("visually-hidden", "").replace('type="hidden"', "").replace(
        'aria-hidden="true"', ""
    )


def test_the_number_of_queries_does_not_grow_with_the_hits(index, client):
    def count(query):
        index.build()
        client.get("/en/search/?q=warm")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/en/search/?{query}").status_code == 200
        return len(queries)

    def article():
        made = factories.article(
            body="Boats",
            source=factories.source(),
            event=factories.event({"en": "Meeting", "ar": "لقاء"}),
        )
        for term in (factories.speaker({"en": "Somebody"}), factories.term("topic", {"en": "Something"})):
            Mention.objects.create(article=made, term=term)

    article()
    one = count('q=boats speaker:"somebody"')
    for _n in range(24):
        article()
    assert count('q=boats speaker:"somebody"') == one <= 12


def test_without_an_index_the_page_answers_from_the_database_and_says_so(index_dir, client):
    factories.article(body="Boats on a canal", source=factories.source(slug="daily"))
    html = client.get("/en/search/?q=canal&source=daily").content.decode()
    assert hit_count(html) == 1
    assert "The search index is not ready" in html
    assert '<aside class="facets"' not in html
    assert '<a href="?q=canal" rel="nofollow">' in html


@pytest.mark.parametrize(
    "query",
    [
        "q=canal -boats",
        "q=canal lang:ro",
        "q=title:nothing",
        "q=canal year:2019",
        "q=canal published:2019",
        "q=canal&speaker=somebody",
        "q=canal&year=2019",
        "q=canal&published=x",
        "q=second",
        "q=-canal",
        "q=(nothing OR nowhere)",
        "q=canal&topic=a&topic=b",
    ],
)
def test_the_plain_search_understands_the_query_language_too(index_dir, client, query):
    event = factories.event()
    factories.article(title="T", body="Boats on a canal", event=event)
    factories.article(
        title="canal", body="First\nThe second paragraph", display="excerpt", language="ro", state="draft"
    )
    factories.article(title="C", body="canal", display="record", abstract="—", state="withdrawn")
    for page in (query, f"{query}&sort=oldest"):
        assert hit_count(client.get(f"/en/search/?{page}").content.decode()) == 0
    everything = "q=canal (boat OR ship) -train lang:en year:2024 published:2024-11-20 kind:press"
    assert hit_count(client.get(f"/en/search/?{everything}&sort=oldest").content.decode()) == 1


def test_only_reading_is_allowed(client):
    assert client.post("/en/search/").status_code == 405
