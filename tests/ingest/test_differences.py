"""How one text became another, by words, and in Chinese by characters."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.ingest.differences import Kind, differences, shortened


def told(before: str, after: str) -> str:
    signs = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("same", "same", "same"),
        ("", "new", "[+new+]"),
        ("old", "", "[-old-]"),
        ("The old boat.", "The new boat.", "The [-old-][+new+] boat."),
        ("One.\nTwo.\nThree.", "One.\nThree.", "One.\n[-Two.\n-]Three."),
        ("乌镇峰会开幕。", "乌镇峰会闭幕。", "乌镇峰会[-开-][+闭+]幕。"),
        ("افتتحت المدينة أبوابها", "أغلقت المدينة أبوابها", "[-افتتحت-][+أغلقت+] المدينة أبوابها"),
        ("Orașul și apa", "Orașul și podul", "Orașul și [-apa-][+podul+]"),
        ("WIC乌镇", "WIC北京", "WIC[-乌镇-][+北京+]"),
    ],
)
def test_the_words_that_differ(before, after, expected):
    assert told(before, after) == expected


texts = st.text("ab 乌镇\nأب.\r\u2028", max_size=60)


@given(texts, texts)
def test_no_character_is_lost_and_neighbours_differ_in_kind(before, after):
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != Kind.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind != Kind.REMOVED) == after
    assert all(one.kind != other.kind for one, other in pairwise(pieces))
    assert all(piece.text for piece in pieces)


def test_long_texts_without_a_common_word_come_to_an_end():
    begun = time.monotonic()
    pieces = differences("a " * 50_000, "b " * 50_000)
    assert [piece.kind for piece in pieces] == [Kind.REMOVED, Kind.ADDED]
    assert time.monotonic() - begun < 20


def test_only_what_changed_is_shown_of_a_long_text():
    text = "Water runs on. " * 100
    pieces = shortened(differences(text + "The end.", text + "No end."))
    assert [piece.kind for piece in pieces] == [Kind.CUT, Kind.SAME, Kind.REMOVED, Kind.ADDED, Kind.SAME]
    assert sum(len(piece.text) for piece in pieces) < 100
