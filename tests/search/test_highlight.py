"""Marks at the right places. The sentences are ours."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.languages import CODES
from search.highlight import WIDTHS, Highlighter
from search.parser import parse
from search.query import Concept, Or, Word, alternatives, sought
from search.reasons import reasons

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)


def marked(query, code, *paragraphs):
    return str(Highlighter(sought(parse(query).tree), code).snippet(paragraphs).html)


@pytest.mark.parametrize(
    ("query", "code", "text", "expected"),
    [
        ("boats", "en", "A boat and BOATS", "A <mark>boat</mark> and <mark>BOATS</mark>"),
        ("乌镇", "zh-Hant", "在烏鎮的河邊", "在<mark>烏鎮</mark>的河邊"),
        ("烏鎮", "zh-Hans", "在乌镇的河边", "在<mark>乌镇</mark>的河边"),
        ("网", "zh-Hant", "今年的網絡", "今年的<mark>網</mark>絡"),
        ("الإنترنت", "ar", "مستقبل للإنترنت هنا", "مستقبل <mark>للإنترنت</mark> هنا"),
        ("الصين", "ar", "في الصِّين اليوم", "في <mark>الصِّين</mark> اليوم"),
        ("conferinta", "ro", "La conferinţă, apoi", "La <mark>conferinţă</mark>, apoi"),
        ("5G", "zh-Hans", "使用５Ｇ技术", "使用<mark>５Ｇ</mark>技术"),
        ('"water town"', "en", "water, water town", "water, <mark>water town</mark>"),
        ('"water town"', "en", "a town of water", "a town of water"),
        ("数字经济 乌镇", "zh-Hans", "乌镇的数字经济", "<mark>乌镇</mark>的<mark>数字经济</mark>"),
        ("boat -town", "en", "boat town", "<mark>boat</mark> town"),
        ("the boats", "en", "the boats", "the <mark>boats</mark>"),
        ("the", "en", "on the boats", "on <mark>the</mark> boats"),
        ("title:boat town", "en", "boat town", "boat <mark>town</mark>"),
        ("boat OR town", "en", "boat town", "<mark>boat</mark> <mark>town</mark>"),
    ],
)
def test_the_match_is_marked_in_the_text_s_own_script(query, code, text, expected):
    assert marked(query, code, text) == expected


def test_everything_is_escaped_before_it_is_marked():
    text = '<script>boat</script> & <mark>fake</mark> "boat\'s"'
    shown = marked("boat script mark", "en", text)
    assert re.sub(r"</?mark>", "", shown) == html.escape(text).replace("&lt;mark&gt;", "&lt;mark&gt;")
    assert "<script" not in shown


def test_a_title_is_marked_whole_by_title_filters_too():
    marker = Highlighter(sought(parse("title:boat").tree), "en")
    assert marker.title("[A boat]").html == "[A <mark>boat</mark>]"


@pytest.mark.parametrize(("code", "word"), [("en", "word "), ("ar", "كلمة "), ("zh-Hans", "字词")])
def test_the_window_shows_the_match_and_about_two_lines(code, word):
    text = word * 400 + "x1 " + word * 400
    snippet = marked("x1", code, text)
    plain = re.sub(r"</?mark>", "", snippet)
    assert "<mark>x1</mark>" in snippet
    assert plain.startswith("…")
    assert plain.endswith("…")
    assert plain.strip("…") in text
    assert len(plain) <= WIDTHS[code[:2]] + 2


def test_the_window_with_most_of_the_query_wins_and_the_first_of_equals():
    assert marked("boat mill", "en", "A boat alone.", "A boat by a mill.").endswith("by a <mark>mill</mark>.")
    assert marked("boat", "en", "The first boat.", "The second boat.") == "The first <mark>boat</mark>."


def test_without_a_match_in_the_text_it_is_shown_from_its_beginning():
    assert marked("mill", "en", "Only boats here.", "More") == "Only boats here."
    assert marked("mill", "en") == ""


def test_words_are_cut_between_words():
    plain = re.sub(r"</?mark>|…", "", marked("needle", "en", "haystack " * 50 + "needle " + "haystack " * 50))
    assert set(plain.split()) == {"haystack", "needle"}


@given(TEXT, TEXT, st.sampled_from(CODES))
def test_whatever_the_text_and_query_the_text_stays_as_it_is(query, text, code):
    marker = Highlighter(sought(parse(query).tree), code)
    shown = str(marker.title(text).html)
    assert html.unescape(re.sub(r"</?mark>", "", shown)) == html.unescape(html.escape(text))
    assert shown.count("<mark>") == shown.count("</mark>")


def why(query, code, title, *paragraphs):
    leaves = sought(parse(query).tree)
    marker = Highlighter(leaves, code)
    return [(one.kind, one.words) for one in reasons(leaves, code, marker.title(title), marker.snippet(paragraphs))]


def test_a_hit_says_which_of_its_words_matched_and_how():
    assert why("Boats", "en", "—", "Many boats") == [("typed", ("boats",))]
    assert why("boats", "en", "—", "One boat") == [("form", ("boat",))]
    assert why("乌镇", "zh-Hant", "烏鎮", "在烏鎮") == [("script", ("烏鎮",)), ("title", ())]
    assert why("乌镇", "zh-Hans", "—", "在乌镇") == [("typed", ("乌镇",))]
    assert why("conferinta", "ro", "—", "La conferință") == [("form", ("conferință",))]
    assert why("lang:ro", "ro", "—", "La conferință") == []


def test_who_asks_for_either_of_two_words_is_shown_both_where_they_stand_together():
    tree = parse("cat OR dog").tree
    marker = Highlighter(sought(tree), "en", alternatives(tree))
    assert str(marker.snippet(["A cat here.", "A cat and a dog."]).html) == "A <mark>cat</mark> and a <mark>dog</mark>."


def test_where_a_name_stands_nothing_else_is_looked_for():
    bread = Concept("bread", (("ar", ("خبز",)), ("en", ("bread",))), "ar")
    tree = Or((Word("خبز"), bread))
    marker = Highlighter(sought(tree), "en", alternatives(tree))
    read = []
    assert (
        "<mark>bread</mark>" in marker.snippet(read.append(line) or line for line in ("A bread.", "More bread.")).html
    )
    assert read == ["A bread."]
