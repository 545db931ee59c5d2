"""Two texts compared, as a reader sees it: what stayed, what went, what came."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word with the space after it, white space, or one character of a script that sets no spaces.
CHINESE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
TOKEN = re.compile(rf"[{CHINESE}]|[^\s{CHINESE}]+\s*|\s+")
# Comparing takes as long as both lengths multiplied; larger passages are shown as wholly removed and added.
MOST_PAIRS = 1_000_000


@dataclass(frozen=True)
class Piece:
    """`kind` is same, removed or added."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """In reading order, what went before what came in its place; the paragraphs of both are parted by line ends.

    First whole paragraphs are compared, then the words of those that changed; in Chinese the characters.
    """
    found: list[Piece] = []
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for is_same, removed, added in compared(old, new, quick=True):
        found += [Piece("same", removed)] if is_same else within(removed, added)
    return found


def within(before: str, after: str) -> Iterator[Piece]:
    """The pieces of a passage that changed."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    passages = [(False, before, after)] if len(old) * len(new) > MOST_PAIRS else compared(old, new)
    for is_same, removed, added in passages:
        if is_same:
            yield Piece("same", removed)
            continue
        yield from (Piece(kind, text) for kind, text in (("removed", removed), ("added", added)) if text)


def compared(old: list[str], new: list[str], quick: bool = False) -> Iterator[tuple[bool, str, str]]:
    """Whether it stayed, what stood in the old and what stands in the new; `quick` passes over what repeats often."""
    matcher = SequenceMatcher(None, old, new, autojunk=quick)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        yield kind == "equal", "".join(old[start:end]), "".join(new[new_start:new_end])
