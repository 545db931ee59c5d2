"""More like this: articles that name the same rare things, whatever their language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Story
from search import similar as module
from search.similar import similar
from tests import factories

pytestmark = pytest.mark.django_db


def naming(*terms, **fields):
    article = factories.article(**fields)
    for term in terms:
        factories.mention(article, term)
    return article


def test_rare_terms_in_common_count_for_more_than_common_ones_and_languages_are_alike():
    rare, common = factories.term(names={"en": "rare"}), factories.term(names={"en": "common"})
    this = naming(rare, common)
    for _n in range(4):
        naming(common)
    arabic = naming(rare, language="ar")
    both = naming(rare, common, language="ro")
    assert similar(this)[:2] == [both, arabic]


def test_the_event_in_common_counts():
    event, term = factories.event(), factories.term()
    this = naming(term, event=event)
    named, at_event = naming(term), factories.article(event=event, language="zh-Hans")
    closest = naming(term, event=event, language="ar")
    assert similar(this)[0] == closest
    assert set(similar(this)) == {closest, named, at_event}


def test_an_article_about_another_event_that_names_this_one_is_like_it():
    event = factories.event()
    this, other = factories.article(event=event), naming(event)
    assert similar(this) == [other]


def test_no_language_crowds_out_the_others():
    term = factories.term()
    this = naming(term)
    arabic = [naming(term, language="ar") for _n in range(2)]
    for _n in range(9):
        naming(term)
    found = similar(this)
    assert len(found) == 5
    assert set(arabic) <= set(found)
    Article.objects.filter(language="ar").update(state="draft")
    assert len(similar(this)) == 5


@pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
def test_itself_its_other_versions_and_what_is_not_published_are_left_out(state):
    term, event, story = factories.term(), factories.event(), Story.objects.create(slug="story")
    this = naming(term, event=event, story=story)
    naming(term, event=event, story=story, language="ar")
    naming(term, event=event, state=state)
    assert similar(this) == []


def test_an_article_that_names_nothing_is_like_no_other():
    factories.article()
    assert similar(factories.article()) == []


def test_terms_that_everybody_names_say_nothing(monkeypatch):
    monkeypatch.setattr(module, "COMMON", 2)
    term = factories.term()
    this, _other, _third = naming(term), naming(term), naming(term)
    assert similar(this) == []


def test_it_takes_three_queries_however_many_there_are():
    event, terms = factories.event(), [factories.term() for _n in range(4)]
    this = naming(*terms, event=event)
    for _n in range(30):
        naming(*terms, event=event, source=factories.source())
    with CaptureQueriesContext(connection) as queries:
        assert len([article.source for article in similar(this)]) == 5
    assert len(queries) == 3


def test_the_page_lists_them_with_their_languages(client):
    term = factories.term(names={"en": "lanterns"})
    this = naming(term)
    other = naming(term, language="ar", title="فوانيس")
    naming(term, title="hidden draft", state="draft")
    page = client.get(this.get_absolute_url()).content.decode()
    assert "More like this" in page
    section = page.partition('class="similar"')[2].partition("</section>")[0]
    assert 'lang="ar"' in section and 'dir="rtl"' in section and "فوانيس" in section and "Arabic" in section
    assert f"/{other.public_id}-" in section
    assert "hidden" not in section
    assert "More like this" not in client.get(factories.article().get_absolute_url()).content.decode()
