"""Finds over one commit: the query in every language, the chosen facet values, counts, order by date."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.backends.evaluate import LanguageSearch, having
from search.backends.schema import ANALYSES
from search.backends.scores import Scores
from search.backends.segment import Segment, as_set, bits, flags
from search.backends.store import Commit
from search.closer import closer
from search.facets import FACETS
from search.needles import localised
from search.query import Node

Chosen = tuple[tuple[str, tuple[str, ...]], ...]
Counts = dict[str, dict[str, int]]


@dataclass(frozen=True, eq=False)
class Found:
    """Documents of one commit, each with one entry in every array.

    `keys`: primary keys; `languages`: codes of analysis; `scores`: by words, comparable within a language only;
    `segments` and `numbers`: where in the commit they are.
    """

    commit: Commit
    keys: NDArray[np.int64]
    languages: NDArray[np.str_]
    scores: NDArray[np.float64]
    segments: NDArray[np.int64]
    numbers: NDArray[np.int64]

    @property
    def total(self) -> int:
        return len(self.keys)

    @cached_property
    def facets(self) -> Counts:
        """Facet name -> value -> number of documents that have it; values without any are left out."""
        totals: Counts = {facet.name: {} for facet in FACETS}
        for place, segment in enumerate(self.commit.segments):
            found = as_set(self.numbers[self.segments == place], segment.facts.count)
            if not found:
                continue
            for name, values in segment.facts.facets.items():
                for value, documents in values.items():
                    if count := (documents & found).bit_count():
                        totals[name][value] = totals[name].get(value, 0) + count
        return totals

    def newest_first(self) -> NDArray[np.int64]:
        """The keys by latest day of publication, undated ones last."""
        latest = self.days("latest").astype(np.int64)  # the largest number of all, for none, becomes -1
        return self.keys[np.lexsort((-self.keys, -latest))]

    def oldest_first(self) -> NDArray[np.int64]:
        """The keys by earliest day of publication, undated ones last."""
        return self.keys[np.lexsort((self.keys, self.days("earliest")))]

    def days(self, name: str) -> NDArray[np.uint64]:
        found = np.zeros(self.total, dtype=np.uint64)
        for place, segment in enumerate(self.commit.segments):
            here = self.segments == place
            found[here] = np.asarray(getattr(segment.facts, name))[self.numbers[here]]
        return found

    def within(self, chosen: Chosen) -> "Found":
        """Those that have the chosen facet values."""
        if not chosen:
            return self
        kept = np.zeros(self.total, dtype=bool)
        for place, segment in enumerate(self.commit.segments):
            here = np.flatnonzero(self.segments == place)
            kept[here] = flags(selected(segment, chosen), segment.facts.count)[self.numbers[here]]
        return self.only(kept)

    def only(self, kept: NDArray[np.bool_]) -> "Found":
        return Found(self.commit, *(column[kept] for column in self.columns))

    @property
    def columns(self) -> tuple[NDArray, ...]:
        return self.keys, self.languages, self.scores, self.segments, self.numbers

    def joined(self, keys: Collection[int]) -> "Found":
        """With the documents of these primary keys, none of which is there yet; they score nought."""
        if not keys:
            return self
        wanted = np.fromiter(keys, dtype=np.int64, count=len(keys))
        allowed = [
            segment.live & bits(np.flatnonzero(np.isin(keys_of(segment), wanted)).tolist())
            for segment in self.commit.segments
        ]
        other = run(self.commit, None, allowed)
        return Found(self.commit, *map(np.concatenate, zip(self.columns, other.columns, strict=True)))


def find(
    commit: Commit, tree: Node | None, chosen: Chosen = (), hidden: Collection[int] = (), minimum: bool = True
) -> Found:
    """What matches `tree` (all, where it is None) and `chosen` facet values, but for `hidden` primary keys.

    Without the `minimum` that makes an article a hit (`needles`), one that holds any of the words is found.
    """
    allowed = [selected(segment, chosen) for segment in commit.segments]
    if hidden:
        unseen = np.fromiter(hidden, dtype=np.int64, count=len(hidden))
        for place, segment in enumerate(commit.segments):
            allowed[place] &= ~bits(np.flatnonzero(np.isin(keys_of(segment), unseen)).tolist())
    return run(commit, tree, allowed, minimum)


class Recent:
    """The last few answers, shared by the threads of a process: who turns a page or adds a filter asks again.

    They hold while their commit does, and of the commit only what is in memory. At 50,000 articles one takes 3 MB at
    the most.
    """

    def __init__(self, most: int):
        self.most, self.held, self.changing = most, OrderedDict[Hashable, Found](), threading.Lock()

    def get(self, asked: Hashable) -> Found | None:
        with self.changing:
            if asked in self.held:
                self.held.move_to_end(asked)
            return self.held.get(asked)

    def keep(self, asked: Hashable, found: Found) -> Found:
        with self.changing:
            self.held[asked] = found
            while len(self.held) > self.most:
                self.held.popitem(last=False)
        return found


recent = Recent(most=16)


def run(commit: Commit, tree: Node | None, allowed: list[int], minimum: bool = True) -> Found:
    """`allowed`: for each segment the set of documents that may be found."""
    parts: list[tuple[str, int, Scores]] = []
    for language in ANALYSES:
        local = localised(tree, language, minimum) if tree else None
        search = LanguageSearch(commit.segments, language)
        found = list(search.run(local, allowed))
        if tree:
            search.second_look(found, closer(tree, language))
        parts += [(language, place, scores) for place, scores in found]
    return Found(commit, *columns(commit, parts))


def columns(commit: Commit, parts: Iterable[tuple[str, int, Scores]]) -> tuple[NDArray, ...]:
    found: list[list[NDArray]] = [[np.empty(0, dtype=kind)] for kind in ("i8", "U2", "f8", "i8", "i8")]
    for language, place, scores in parts:
        numbers = scores.documents
        # Rounded, so that the order in which scores were added up never decides a tie.
        by_words = scores.values.round(6)
        where = (np.full(len(numbers), language), by_words, np.full(len(numbers), place), numbers)
        for column, values in zip(found, (keys_of(commit.segments[place])[numbers], *where), strict=True):
            column.append(values)
    return tuple(np.concatenate(column) for column in found)


def keys_of(segment: Segment) -> NDArray[np.int64]:
    """The primary keys of all documents of a segment, struck-out ones included."""
    return np.asarray(segment.facts.keys).astype(np.int64, copy=False)


def selected(segment: Segment, chosen: Chosen) -> int:
    """The documents of a segment that the chosen facet values leave."""
    left = segment.live
    several = {facet.name for facet in FACETS if facet.several}
    for name, values in chosen:
        if name in several:
            for value in values:
                left &= having(segment, name, (value,))
        else:
            left &= having(segment, name, values)
    return left
