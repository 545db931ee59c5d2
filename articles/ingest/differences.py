"""How one text became another: two captures of an address, or a text and what a curator made of it. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# A word; a Chinese character, for Chinese knows no words by spaces; a run of spaces; any other sign.
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = "\u0300-\u036f\u064b-\u0652"  # accents and vowel signs that stand for themselves
TOKEN = re.compile(rf"[{HAN}]|[^\W{HAN}](?:[^\W{HAN}]|[{MARKS}’'])*|\s+|.", re.S)
# SequenceMatcher takes time by the product of the lengths; beyond this two passages are not compared word by word.
MOST_PAIRS = 4_000_000


CONTEXT = 60  # characters of what stayed that `shortened` leaves on either side of a change


class Kind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    CUT = "cut"  # stands for a passage without a change, in what `shortened` gives


@dataclass(frozen=True)
class Piece:
    """The pieces without ADDED are the text before, those without REMOVED the text after, character by character."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """In reading order, what was removed before what was added in its place; no two neighbours of one kind.

    Paragraphs are compared first, then the words, or in Chinese the characters, of those that differ.
    """
    pieces = paragraphs_compared(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [
        Piece(kind, "".join(piece.text for piece in group))
        for kind, group in groupby(pieces, key=lambda piece: piece.kind)
    ]


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """The changes with a little of what is about them, for a list of many.

    >>> [piece.text for piece in shortened(differences("the third day", "the fourth day"))]
    ['the ', 'third', 'fourth', ' day']
    """
    return [part for place, piece in enumerate(pieces) for part in ends(piece, place > 0, place < len(pieces) - 1)]


def ends(piece: Piece, before: bool, after: bool) -> list[Piece]:
    """A long piece that stayed, without its middle; `before` and `after` it there is a change."""
    if piece.kind != Kind.SAME or len(piece.text) <= CONTEXT * (before + after + 1):
        return [piece]
    head = [Piece(Kind.SAME, piece.text[:CONTEXT])] if before else []
    tail = [Piece(Kind.SAME, piece.text[-CONTEXT:])] if after else []
    return [*head, Piece(Kind.CUT, "…"), *tail]


def paragraphs_compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for is_same, old, new in compared(before, after):
        if is_same:
            yield Piece(Kind.SAME, "".join(old))
        else:
            yield from words_compared(TOKEN.findall("".join(old)), TOKEN.findall("".join(new)))


def words_compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for is_same, old, new in compared(before, after):
        if is_same:
            yield Piece(Kind.SAME, "".join(old))
        else:
            yield from (Piece(kind, "".join(part)) for kind, part in ((Kind.REMOVED, old), (Kind.ADDED, new)) if part)


def compared(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Runs that are the same, and pairs of runs that are not."""
    if len(before) * len(after) > MOST_PAIRS:
        yield False, before, after
        return
    for tag, old, old_end, new, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield tag == "equal", before[old:old_end], after[new:new_end]
