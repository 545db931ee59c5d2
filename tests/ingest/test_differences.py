"""Two texts compared: nothing is lost of either, and what changed is named by words or characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.ingest.differences import Piece, differences


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("Boats came.", "Boats came.", [Piece("same", "Boats came.")]),
        ("", "Boats came.", [Piece("added", "Boats came.")]),
        (
            "Ten boats came by night.",
            "Six boats came by night.",
            [Piece("removed", "Ten "), Piece("added", "Six "), Piece("same", "boats came by night.")],
        ),
        (
            "运河上有十艘船。",
            "运河上有六艘船。",
            [Piece("same", "运河上有"), Piece("removed", "十"), Piece("added", "六"), Piece("same", "艘船。")],
        ),
        (
            "First.\nSecond.\nThird.",
            "First.\nThird.",
            [Piece("same", "First.\n"), Piece("removed", "Second.\n"), Piece("same", "Third.")],
        ),
        (
            "وصلت عشرة قوارب.",
            "وصلت ستة قوارب.",
            [Piece("same", "وصلت "), Piece("removed", "عشرة "), Piece("added", "ستة "), Piece("same", "قوارب.")],
        ),
    ],
)
def test_changes_are_named(before, after, expected):
    assert differences(before, after) == expected


@given(st.text("ab 船運\n", max_size=60), st.text("ab 船運\n", max_size=60))
def test_both_texts_can_be_put_together_again(before, after):
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    assert all(piece.text for piece in pieces)


def test_long_passages_without_anything_in_common_are_shown_whole():
    before, after = "a " * 5000, "b " * 5000
    assert differences(before, after) == [Piece("removed", before), Piece("added", after)]
