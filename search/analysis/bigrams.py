"""Chinese: a run of characters becomes overlapping pairs, in the mainland's words and in the text's own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import add
from typing import NamedTuple

from whoosh.analysis import Filter, Token

from articles.text import chinese
from articles.text.taiwan import Reading


class BigramFilter(Filter):
    """Cuts each run of Chinese into overlapping bigrams; a run of one character stays that character.

    `readings` finds the words that the run writes in another way than the mainland. The run is cut as the mainland
    writes it, so that both wordings have the same tokens at the same positions, whatever their lengths. A document
    also keeps the bigrams of its own wording, so that parts of it are found, and the single character that a word of
    another script touches, so that 2021年 finds 2021年世界; with `mode="query"` neither is made.
    """

    def __init__(self, readings: Callable[[str], Iterable[Reading]]) -> None:
        self.readings = readings

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        added = 0  # positions that runs take beyond the one the tokenizer gave them
        for token in tokens:
            token.pos += added
            if token.script != "cjk":
                yield token
                continue
            own = _Run(chinese.fold(token.text), token.starts, token.ends)
            readings = list(self.readings(own.text))
            run = _reworded(own, readings) if readings else own
            grams = run.grams()
            if token.mode != "query":
                extra = [*_own_grams(own, run, readings), *_outer_characters(own, run, token)]
                if extra:
                    once = {gram[:2]: gram for gram in [*extra, *grams] if 0 <= gram[0] < run.length}
                    grams = sorted(once.values())
            first = token.pos
            for position, token.text, token.startchar, token.endchar in grams:
                token.pos = first + position
                yield token
            added += run.length - 1


class CharacterFilter(Filter):
    """Single folded characters of Chinese; everything else is dropped."""

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        position = 0
        for token in tokens:
            if token.script == "cjk":
                run = zip(chinese.fold(token.text), token.starts, token.ends, strict=True)
                for token.text, token.startchar, token.endchar in run:
                    token.pos = position
                    position += 1
                    yield token


_Gram = tuple[int, str, int, int]  # position in the run, text, start and end in the stored text


class _Run(NamedTuple):
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @property
    def length(self) -> int:
        """In positions."""
        return max(len(self.text) - 1, 1)

    def grams(self) -> list[_Gram]:
        if len(self.text) == 1:
            return [(0, self.text, self.starts[0], self.ends[0])]
        pairs = map(add, self.text, self.text[1:])
        return list(zip(range(self.length), pairs, self.starts, self.ends[1:], strict=False))

    def character(self, at: int) -> tuple[str, int, int]:
        return self.text[at], self.starts[at], self.ends[at]


def _reworded(run: _Run, readings: Iterable[Reading]) -> _Run:
    """The run in the mainland's words; where lengths differ, each new character has the offsets of the whole word."""
    text, done = "", 0
    starts: list[int] = []
    ends: list[int] = []
    for start, end, word, _ in readings:
        text += run.text[done:start] + word
        kept = end if len(word) == end - start else start
        starts += run.starts[done:kept]
        ends += run.ends[done:kept]
        if kept == start:
            starts += [run.starts[start]] * len(word)
            ends += [run.ends[end - 1]] * len(word)
        done = end
    return _Run(text + run.text[done:], [*starts, *run.starts[done:]], [*ends, *run.ends[done:]])


def _own_grams(own: _Run, run: _Run, readings: Iterable[Reading]) -> Iterator[_Gram]:
    """The bigrams of the text's own wording within and around each reworded word, in positions of the reworded run.

    Words of unequal length cannot line up with both neighbours at once: a bigram inside one stands twice, counted
    from the word's beginning and from its end, so that a part of it is found together with either neighbour.
    """
    shift = 0  # reworded position minus own position
    for start, end, word, in_part in readings:
        first, last = start + shift, start + shift + len(word) - 1  # of the word in the reworded run
        shift = last + 1 - end
        for letters in dict.fromkeys((own.text[start:end], in_part)):
            for at in range(len(letters) - 1):
                gram = letters[at : at + 2], own.starts[start + at], own.ends[start + at + 1]
                yield first + at, *gram
                yield at + shift + start, *gram
            if start:
                for text, begin, _ in (own.character(start - 1), run.character(first - 1)):
                    yield first - 1, text + letters[0], begin, own.ends[start]
            if end < len(own.text):
                for text, _, finish in (own.character(end), run.character(last + 1)):
                    yield last, letters[-1] + text, own.starts[end - 1], finish


def _outer_characters(own: _Run, run: _Run, token: Token) -> Iterator[_Gram]:
    if token.touches_before:
        yield 0, *own.character(0)
        yield 0, *run.character(0)
    if token.touches_after:
        yield run.length - 1, *own.character(-1)
        yield run.length - 1, *run.character(-1)
