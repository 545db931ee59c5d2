"""Paragraphs of two versions next to each other."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.alignment import MOST, aligned

texts = st.lists(st.text("ab", max_size=40), max_size=8)


def test_paragraphs_of_like_lengths_stand_next_to_each_other():
    assert aligned(["one " * 9, "two"], ["unu " * 9, "doi"]) == [
        (("one " * 9,), ("unu " * 9,)),
        (("two",), ("doi",)),
    ]


def test_a_paragraph_that_was_parted_stands_next_to_both_its_parts():
    assert aligned(["a" * 40, "b" * 40], ["c" * 40, "d" * 20, "e" * 20]) == [
        (("a" * 40,), ("c" * 40,)),
        (("b" * 40,), ("d" * 20, "e" * 20)),
    ]


def test_a_paragraph_without_a_counterpart_stands_alone():
    assert aligned(["a" * 50, "x" * 50, "b" * 50], ["c" * 50, "d" * 50]).count((("x" * 50,), ())) <= 1
    assert aligned(["a"], []) == [(("a",), ())]
    assert aligned([], ["b"]) == [((), ("b",))]
    assert aligned([], []) == []


@given(texts, texts)
def test_nothing_is_lost_and_the_order_stays(one, other):
    rows = aligned(one, other)
    assert [text for left, _right in rows for text in left] == one
    assert [text for _left, right in rows for text in right] == other


def test_very_long_texts_stand_by_their_numbers():
    one, other = ["a"] * MOST, ["b", "c"]
    rows = aligned(one, other)
    assert rows[:3] == [(("a",), ("b",)), (("a",), ("c",)), (("a",), ())]
    assert len(rows) == MOST
