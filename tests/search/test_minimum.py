"""Which articles are hits: of a few words each must be there, of many enough, and a Chinese sentence is many words."""

import pytest

from search.needles import ALL_UP_TO, LONGEST_RUN
from tests import factories

pytestmark = pytest.mark.django_db


def titles(page):
    return [hit.article.title for hit in page.hits]


@pytest.fixture
def archive():
    texts = {
        "all": "Ferries carried delegates across the frozen harbour at midnight",
        "most": "Ferries carried delegates to the harbour",
        "some": "Ferries are late",
        "none": "The museum is closed",
    }
    for title, body in texts.items():
        factories.article(title=title, body=body)
    for number in range(8):
        factories.article(title=f"filler {number}", body="The ferries wait for the delegates")


def test_of_three_words_each_must_be_there(archive, find):
    assert ALL_UP_TO == 3
    assert titles(find("q=ferries+delegates+harbour&exact=1")) == ["most", "all"]
    assert titles(find("q=ferries+delegates+midnight&exact=1")) == ["all"]
    assert titles(find("q=ferries+museum&exact=1")) == []


def test_of_more_the_rare_ones_decide_and_all_stand_first(archive, find):
    found = titles(find("q=ferries+carried+delegates+across+the+harbour+at+midnight&exact=1"))
    assert found == ["all", "most"]  # the common two alone make no hit


def test_words_that_stand_in_no_article_count_too(archive, find):
    assert titles(find("q=ferries+zeppelins+submarines+gondolas+delegates&exact=1")) == []


def test_phrases_exclusions_and_fields_are_asked_in_full_beside_many_words(archive, find):
    many = "ferries+carried+delegates+across+harbour+midnight"
    assert titles(find(f'q={many}+"frozen+harbour"&exact=1')) == ["all"]
    assert titles(find(f"q={many}+-frozen&exact=1")) == ["most"]
    assert titles(find(f"q={many}+title:most&exact=1")) == ["most"]
    assert titles(find(f"q={many}+lang:ar&exact=1")) == []


def test_counts_and_facets_agree_with_the_hits(archive, find):
    page = find("q=ferries+carried+delegates+across+harbour+midnight&exact=1")
    language = next(facet for facet in page.facets if facet.name == "lang")
    assert page.total == len(page.hits) == sum(value.count for value in language.values)


def test_a_short_run_of_chinese_is_a_phrase_and_a_sentence_is_not(find):
    assert LONGEST_RUN == 6
    factories.article(language="zh-Hans", title="运河", body="运河上的第七座石桥去年冬天修好了")
    factories.article(language="zh-Hans", title="石桥", body="石桥很旧")
    assert titles(find("q=第七石桥")) == []
    assert titles(find("q=運河上第七座石橋是什麼時候修好的")) == ["运河"]


def test_a_sentence_marks_the_longest_stretches_it_found(find):
    factories.article(language="zh-Hans", title="运河", body="修好以后很漂亮。\n" + "运河上的第七座石桥去年冬天修好了")
    [hit] = find("q=第七座石桥是什么时候修好的呢").hits
    assert hit.snippet == "运河上的<mark>第七座石桥</mark>去年冬天<mark>修好</mark>了"


def test_words_as_typed_and_side_by_side_stand_before_their_other_forms(find):
    for title, body in {
        "forms": "A lantern festival by the bridges, with lights",
        "apart": "A bridge without a light and a festival of lanterns",
        "typed": "A festival of lanterns by the bridge, with a bridge light",
    }.items():
        factories.article(title=title, body=body)
    assert titles(find("q=bridge+light&exact=1"))[0] == "typed"


def test_a_name_asks_for_all_of_it_even_where_a_word_stands_twice(find):
    term = factories.term("topic", slug="forum")
    factories.label(term, "en", "Canal Forum and Stone Bridge Forum")
    factories.label(term, "ar", "منتدى القناة")
    factories.article(title="whole", body="The Canal Forum and Stone Bridge Forum opened")
    factories.article(title="other", body="The Canal Forum met beside another stone bridge of no fame")
    factories.article(title="part", body="A canal and a forum")
    factories.article(language="ar", title="قناة", body="افتتح منتدى القناة")
    assert set(titles(find("q=Canal+Forum+and+Stone+Bridge+Forum"))) == {"whole", "other", "قناة"}
