"""Bulletins: one page with several items that have nothing to do with each other, of which one may be ours.

Known by a row of headings (numbered, marked or short lines) whose texts hardly share a word; an article with headings
of its own speaks of one thing below all of them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from articles.ingest.blocks import ENUMERATED, Block
from articles.ingest.folding import key
from articles.ingest.types import Line
from articles.text import arabic, arabic_words, english, romanian

LEAST_PARTS = 3
LONGEST_HEADING = 90  # letters
LEAST_ITEM = 40  # letters below a heading, or in a line that is heading and item in one
# Shared words of two parts, of those of the shorter, on the mean; bulletins of the tests' corpus have 0.1 at most.
MOST_SHARED = 0.14
EVERYWHERE = 0.8  # of the parts: a word that stands in so many is the subject of one article
LEAST_WORD = 4  # letters of a word that can be a subject; of Chinese, a pair of characters
# As the words of a text are compared (`Block.tokens`): beginnings of Latin ones, stems of Arabic ones.
STOP_WORDS = frozenset(
    {word[:5] for word in (*english.STOP_WORDS, *map(key, romanian.STOP_WORDS))}
    | {arabic.stem(key(word)) for word in arabic_words.STOP_WORDS.split()}
)
MARKED = re.compile(r"\s*(?:[●◆■□★☆▲△◎►▶▪◇]|【[^】]{2,40}】)\s*")
TITLE_END = re.compile(r"[。.!！?？:：]\s*|(?<=】)")


@dataclass(frozen=True)
class Part:
    """One item; `start` and `end` are offsets in the body, its heading included; `number` counts from 1."""

    number: int
    title: str
    start: int
    end: int


def parts(body: str) -> tuple[Part, ...]:
    """The items of a bulletin in the order of the text; empty where the text is none."""
    lines = list(with_places(body))
    for is_heading in (is_numbered, is_marked, is_short):
        heads = [at for at, (_start, block) in enumerate(lines) if is_heading(block)]
        # Of two headings in a row the first is none, or heads a whole section.
        heads = [at for at, after in spans(heads, len(lines)) if has_text(lines, at, after)]
        if len(heads) < LEAST_PARTS or heads[0] > 1:
            continue
        found = [
            Part(number, title_of(lines[at][1].text), lines[at][0], end_of(lines, after, body))
            for number, (at, after) in enumerate(spans(heads, len(lines)), 1)
        ]
        if are_apart([body[part.start : part.end] for part in found]):
            return tuple(found)
    return ()


def spans(heads: list[int], end: int) -> list[tuple[int, int]]:
    """Each heading's line, and the line after its item."""
    return list(zip(heads, [*heads[1:], end], strict=True)) if heads else []


def end_of(lines: list[tuple[int, Block]], after: int, body: str) -> int:
    return lines[after][0] - 1 if after < len(lines) else len(body)


def with_places(body: str) -> Iterator[tuple[int, Block]]:
    start = 0
    for number, text in enumerate(body.split("\n"), 1):
        yield start, Block(Line(text, number), text)
        start += len(text) + 1


def is_numbered(block: Block) -> bool:
    return block.is_enumerated


def is_marked(block: Block) -> bool:
    return bool(MARKED.match(block.text))


def is_short(block: Block) -> bool:
    return not block.is_paragraph and block.weight <= LONGEST_HEADING and block.is_title_like


def has_text(lines: list[tuple[int, Block]], at: int, after: int) -> bool:
    """Whether an item's text follows its heading, or stands in one line with it."""
    return sum(block.weight for _start, block in lines[at:after]) >= LEAST_ITEM and (
        after > at + 1 or lines[at][1].is_paragraph
    )


def title_of(text: str) -> str:
    """A heading without its number or mark; of a line that is heading and item in one, the first sentence."""
    bare = MARKED.sub("", ENUMERATED.sub("", text, count=1), count=1) or text
    bracket = re.match(r"\s*【([^】]{2,40})】", text)
    return bracket[1] if bracket else TITLE_END.split(bare.strip(), maxsplit=1)[0].strip() or bare.strip()


def are_apart(texts: list[str]) -> bool:
    """Whether the texts have little in common, and no subject that runs through them."""
    words = [Block(Line(text, 1), text).tokens for text in texts]
    pairs = [len(one & other) / max(1, min(len(one), len(other))) for one, other in combinations(words, 2)]
    if sum(pairs) / len(pairs) > MOST_SHARED:
        return False
    times = Counter(word for found in words for word in found if word >= "\u2e80" or len(word) >= LEAST_WORD)
    return not any(number >= EVERYWHERE * len(texts) and word not in STOP_WORDS for word, number in times.items())
