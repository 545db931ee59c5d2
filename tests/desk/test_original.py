"""Removed blocks go back to where they stood, whatever the curator has done to the text since."""

import pytest

from articles.desk.original import parted, put_back, taken_out
from articles.ingest.types import Line
from articles.models import Removal

LINES = [
    Line("Menu", 1),
    Line("The boats came home.", 2),
    Line("(Photo: A. Rower) The lanterns were lit. Share", 3),
    Line("Advertisement", 4),
    Line("The town slept.", 5),
]
MENU, PHOTO, SHARE, AD = (
    Removal(text=text, line=line, reason="x")
    for text, line in (("Menu", 1), ("(Photo: A. Rower)", 3), ("Share", 3), ("Advertisement", 4))
)
BODY = "The boats came home.\nThe lanterns were lit.\nThe town slept."


@pytest.mark.parametrize(
    ("removal", "body"),
    [
        (MENU, f"Menu\n{BODY}"),
        (PHOTO, BODY.replace("The lanterns", "(Photo: A. Rower) The lanterns")),
        (SHARE, BODY.replace("lit.", "lit. Share")),
        (AD, "The boats came home.\nThe lanterns were lit.\nAdvertisement\nThe town slept."),
    ],
)
def test_a_block_goes_back_to_its_place_and_out_again(removal, body):
    others = [other for other in (MENU, PHOTO, SHARE, AD) if other is not removal]
    assert put_back(BODY, removal, LINES, others) == body
    assert taken_out(body, removal) == BODY


def test_where_the_neighbours_were_rewritten_it_follows_the_nearest_line_that_is_left():
    body = "The boats came home.\nAll was lit by now.\nThe town slept."
    assert put_back(body, AD, LINES, [MENU, PHOTO, SHARE]).split("\n")[1] == "Advertisement"


def test_without_lines_it_comes_first_and_nothing_is_lost():
    assert put_back(BODY, AD, [], []) == f"Advertisement\n{BODY}"


def test_what_was_rewritten_cannot_be_taken_out():
    assert taken_out(BODY, AD) is None


def test_a_line_is_shown_in_its_pieces():
    pieces = parted(LINES[2].text, [SHARE, PHOTO])
    assert [(piece.text, piece.removal) for piece in pieces] == [
        ("(Photo: A. Rower)", PHOTO),
        (" The lanterns were lit. ", None),
        ("Share", SHARE),
    ]


def test_words_that_are_not_in_the_line_are_left_out():
    assert [piece.removal for piece in parted("The town slept.", [AD])] == [None]
