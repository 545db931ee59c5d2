import datetime

import pytest

from search.lexer import MAX_DEPTH, MAX_LENGTH, MAX_TOKENS
from search.parser import parse
from search.query import And, Filter, Not, Or, Phrase, Published, Word, sought


def tree(text):
    parsed = parse(text)
    assert parsed.notes == ()
    return parsed.tree


def test_words_side_by_side_must_all_be_there():
    assert tree("wuzhen summit") == And((Word("wuzhen"), Word("summit")))


@pytest.mark.parametrize(
    "text", ['"a b"', "“a b”", "„a b”", "„a b“", "«a b»", "「a b」", "『a b』", "＂a b＂", "”a b”"]
)
def test_every_kind_of_quotation_marks_makes_a_phrase(text):
    assert tree(text) == Phrase("a b")


def test_quotation_marks_inside_a_run_of_chinese_end_it():
    assert tree("烏鎮「互聯網」大會") == And((Word("烏鎮"), Phrase("互聯網"), Word("大會")))


@pytest.mark.parametrize("text", ["-panel", "－panel", "--panel", "NOT panel"])
def test_a_word_is_excluded(text):
    assert tree(text) == Not(Word("panel"))


def test_a_phrase_and_a_group_are_excluded():
    assert tree('a -"b c" -(d e)') == And((Word("a"), Not(Phrase("b c")), Not(And((Word("d"), Word("e"))))))


def test_excluding_an_exclusion_asks_for_it():
    assert tree("a -(-b)") == And((Word("a"), Word("b")))


@pytest.mark.parametrize("text", ["a OR b", "a | b", "a｜b", "a|b"])
def test_either_of_two_words(text):
    assert tree(text) == Or((Word("a"), Word("b")))


def test_or_binds_less_than_standing_side_by_side():
    assert tree("a b OR c") == Or((And((Word("a"), Word("b"))), Word("c")))
    assert tree("a (b OR c)") == And((Word("a"), Or((Word("b"), Word("c")))))


def test_full_width_parentheses_group():
    assert tree("a （b OR c）") == And((Word("a"), Or((Word("b"), Word("c")))))


@pytest.mark.parametrize("text", ["or", "and", "not", "Or"])
def test_operators_are_written_in_capitals(text):
    assert tree(text) == Word(text)


def test_and_is_understood_and_means_nothing_more():
    assert tree("a AND b") == tree("a b")


def test_punctuation_parts_words_and_is_not_searched():
    assert tree("乌镇，峰会；1,500 a,b – c") == And((Word("乌镇"), Word("峰会"), Word("1,500"), *map(Word, "abc")))


def test_an_address_and_a_time_of_day_are_words():
    assert tree("https://press.example/a 10:30") == And((Word("https://press.example/a"), Word("10:30")))


@pytest.mark.parametrize(
    "text", ["lang:ar", "LANG:AR", "lang：ar", "lang: ar", "lang:arabic", "lang:العربية", 'lang:"ar"']
)
def test_a_language_by_code_or_name(text):
    assert tree(text) == Filter("lang", ("ar",), text.split(":")[-1].split("：")[-1].strip(' "'))


def test_chinese_means_both_scripts():
    assert tree("lang:zh").values == ("zh-Hans", "zh-Hant")


def test_a_field_may_have_a_group_of_values():
    assert tree("lang:(ar OR ro)") == Or((Filter("lang", ("ar",), "ar"), Filter("lang", ("ro",), "ro")))
    assert tree('title:(a "b c")') == And((Word("a", title=True), Phrase("b c", title=True)))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("year:2024", ["2024"]),
        ("year:٢٠٢٤", ["2024"]),
        ("year:2016..2018", ["2016", "2017", "2018"]),
        ("year:2099..", ["2099", "2100"]),
    ],
)
def test_years_of_events(text, years):
    assert list(tree(text).values) == years


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("published:2024", (2024, 1, 1), (2024, 12, 31)),
        ("published:2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("published:2024-11-20", (2024, 11, 20), (2024, 11, 20)),
        ("published:2020..2021-06", (2020, 1, 1), (2021, 6, 30)),
        ("published:..2021", (1900, 1, 1), (2021, 12, 31)),
    ],
)
def test_days_of_publication(text, first, last):
    assert tree(text) == Published(datetime.date(*first), datetime.date(*last))


def test_names_after_a_field_are_kept_for_the_authority():
    assert tree('speaker:"Xi Jinping"') == Filter("speaker", ("Xi Jinping",), "Xi Jinping")


@pytest.mark.parametrize(
    ("text", "expected", "said"),
    [
        ('"a b', And((Word("a"), Word("b"))), "not closed"),
        ("(a b", And((Word("a"), Word("b"))), "not closed"),
        ("a) b", And((Word("a"), Word("b"))), "no opening one"),
        ("OR a", Word("a"), "OR stands between"),
        ("a OR OR b", Or((Word("a"), Word("b"))), "OR stands between"),
        ("inter*", Word("inter*"), "asterisk"),
        ("colour:red", And((Word("colour"), Word("red"))), "no field “colour”"),
        ("a lang:", Word("a"), "no value"),
        ("a lang:xx", Word("a"), "no language"),
        ("a year:20x4", Word("a"), "no year"),
        ("a year:2019..2016", Word("a"), "no year"),
        ("a published:2024-13", Word("a"), "no date"),
        ("a published:2022..2020", Word("a"), "no date"),
        ("a kind:poem", Word("a"), "no kind"),
        ("lang:(ar year:2024)", Filter("lang", ("ar",), "ar"), "inside another field"),
    ],
)
def test_a_mistake_is_explained_and_the_rest_searched(text, expected, said):
    parsed = parse(text)
    assert parsed.tree == expected
    assert said in parsed.notes[0]


@pytest.mark.parametrize("text", ["*", "- - -", "()", '""', "؟", "| |", "\x00\x01", "…", "-", "(((((())))))"])
def test_what_says_nothing_is_no_query_but_gets_an_answer(text):
    parsed = parse(text)
    assert parsed.tree is None
    assert all(parsed.notes)


def test_nothing_typed_is_no_mistake():
    assert parse("  ").tree is None
    assert parse("  ").notes == ()


def test_control_characters_and_bidi_marks_vanish():
    assert tree("\u200f-a\x00b\u202e c\ufeff") == And((Not(Word("a")), Word("b"), Word("c")))


def test_length_and_number_of_words_are_bounded():
    long = parse("x" * 10_000)
    assert long.tree == Word("x" * MAX_LENGTH)
    assert "too long" in long.notes[0]
    many = parse(" ".join(f"{n}" for n in range(100)))
    assert len(many.tree.parts) == MAX_TOKENS
    assert "too many words" in many.notes[0]


def test_depth_is_bounded():
    deep = parse("(" * 50 + "a" + ")" * 50)
    assert deep.tree == Word("a")
    assert any("too deeply" in note for note in deep.notes)
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH).notes == ()


def test_a_chain_of_exclusions_ends():
    assert parse("NOT " * 60 + "a").notes


def test_what_is_sought_leaves_out_what_is_excluded():
    assert sought(tree('a -b (c OR "d e") lang:ar')) == (Word("a"), Word("c"), Phrase("d e"))
    assert sought(None) == ()
