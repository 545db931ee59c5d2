"""Evaluates a query in one language, segment by segment: documents with their scores.

Arrays at a time, instead of Whoosh's matchers, which step from document to document through layers of Python calls.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from heapq import nlargest
from operator import itemgetter

import numpy as np
from whoosh.util.times import datetime_to_long

from articles.languages import LANGUAGES
from search.arrays import Integers, located
from search.backends.matching import Read, matches
from search.backends.schema import text_field
from search.backends.scores import (
    NOTHING,
    Floats,
    Scores,
    best_of,
    in_all,
    in_any,
    nought,
    within,
    without,
)
from search.backends.scoring import K1, TITLE_WEIGHT, idf, saturation
from search.backends.segment import Segment, flags
from search.query import And, Best, Closer, Filter, Most, Needle, Needles, Node, Not, Or, Pairs, Published

# Of a long query the rarest words, and the rarest pairs of a run of Chinese, are sought: each costs time, and beyond
# these nDCG@10 moves by less than 0.001 (XQuAD, MLQA).
MOST_WORDS, MOST_PAIRS = 12, 24
SECOND_LOOK = 100  # the best documents of a language that are looked at again; with 50 or 1000 ranking is the same


class LanguageSearch:
    """All segments as one language sees them: only its documents, and frequencies over all of those."""

    def __init__(self, segments: list[Segment], language: str):
        self.segments, self.language = segments, language
        codes = [known.code for known in LANGUAGES if known.analysis == language]
        self.documents = [segment.live & having(segment, "lang", codes) for segment in segments]
        self.count = sum(documents.bit_count() for documents in self.documents)
        # The names of one term share words: each is read once.
        self.reads: list[Read] = [cache(segment.postings) for segment in segments]
        self.norms: dict[str, Floats] = {}
        self.frequencies: dict[tuple[str, str], int] = {}

    def run(self, tree: Node | None, allowed: list[int]) -> Iterator[tuple[int, Scores]]:
        """For each segment its number and what was found among the documents allowed in it; no tree finds all."""
        for number, documents in enumerate(self.documents):
            universe = documents & allowed[number]
            if universe:
                yield number, SegmentSearch(self, number, universe).run(tree)

    def second_look(self, found: list[tuple[int, Scores]], looks: Sequence[Closer]) -> None:
        """Adds to the scores of the best documents what `looks` finds in them."""
        if not looks:
            return
        every = np.concatenate([scores.values for _number, scores in found]) if found else np.empty(0)
        least = np.partition(every, -SECOND_LOOK)[-SECOND_LOOK] if len(every) > SECOND_LOOK else -np.inf
        for number, (documents, values) in found:
            chosen = documents[values >= least]
            segment = SegmentSearch(self, number, 0)
            gained = [(look.weight, segment.needle(look.needle, chosen)) for look in looks]
            for weight, scores in gained:
                values[np.searchsorted(documents, scores.documents)] += weight * scores.values

    def norm(self, field: str) -> Floats:
        if field not in self.norms:
            total = sum(segment.facts.totals.get(field, 0) for segment in self.segments)
            self.norms[field] = np.array(saturation(total, self.count))
        return self.norms[field]

    def rarity(self, needle: Needle) -> float:
        """The rarity of a term, or of all of a phrase's terms together."""
        return sum(idf(self.frequency(needle, terms), self.count) for _distance, terms in needle.slots)

    def frequency(self, needle: Needle, terms: Iterable[str]) -> int:
        """In how many documents the commonest of the terms stands."""
        field = text_field(needle.kind, self.language, title=needle.title)
        for term in terms:
            if (field, term) not in self.frequencies:
                count = sum(segment.frequency(field, term) for segment in self.segments)
                self.frequencies[field, term] = count
        return max(self.frequencies[field, term] for term in terms)

    def is_unknown(self, needle: Needle) -> bool:
        """Whether one of its terms stands in no document."""
        return not all(self.frequency(needle, terms) for _distance, terms in needle.slots)

    def weight(self, node: Node) -> float:
        """How much of a query a word or a name is: its rarity, that of the commonest of several names."""
        match node:
            case Needles(parts):
                return sum(map(self.rarity, parts))
            case Best(parts) | Or(parts) if parts:
                return min(map(self.weight, parts))
            case _:
                return idf(0, self.count)  # a name that this language does not have

    def weighed(self, parts: Sequence[Node]) -> tuple[list[tuple[Node, float]], float]:
        """What is to be sought of words side by side, each with its weight, and the weight of all."""
        words: list[tuple[Node, float]] = []
        pairs: list[tuple[Node, float]] = []
        lost = 0.0
        for part in parts:
            if isinstance(part, Pairs):
                pairs += [(pair, self.weight(pair)) for pair in part.parts if not any(map(self.is_unknown, pair.parts))]
            elif isinstance(part, Needles) and any(map(self.is_unknown, part.parts)):
                lost += self.weight(part)
            else:
                words.append((part, self.weight(part)))
        rarest = itemgetter(1)
        sought = nlargest(MOST_WORDS, words, key=rarest) + nlargest(MOST_PAIRS, pairs, key=rarest)
        return sought, lost + sum(weight for _part, weight in sought)


class SegmentSearch:
    """One segment; `universe` is the set of documents that may be found at all."""

    def __init__(self, search: LanguageSearch, number: int, universe: int):
        self.search, self.segment, self.read = search, search.segments[number], search.reads[number]
        self.universe = flags(universe, self.segment.facts.count)

    def run(self, tree: Node | None) -> Scores:
        if tree is None:
            return nought(np.flatnonzero(self.universe))
        return within(self.scores(tree), self.universe)

    def scores(self, node: Node) -> Scores:
        """Documents that match; those outside the universe may be among them."""
        match node:
            case Needles(parts):
                return in_all([self.needle(part) for part in parts])
            case And(parts):
                return self.conjunction(parts)
            case Most(parts, share):
                return self.most(parts, share)
            case Or(parts):
                return in_any([self.scores(part) for part in parts])
            case Best(parts):
                return best_of([self.scores(part) for part in parts])
            case Not(part):
                return without(nought(np.flatnonzero(self.universe)), self.scores(part).documents)
            case Filter(name, values):
                chosen = flags(having(self.segment, name, values), self.segment.facts.count)
                return nought(np.flatnonzero(self.universe & chosen))
            case Published(first, last):
                return self.published(first, last)
            case _:
                raise TypeError(f"{node!r} has not been read in a language")

    def conjunction(self, parts: tuple[Node, ...]) -> Scores:
        wanted = [self.scores(part) for part in parts if not isinstance(part, Not)]
        found = in_all(wanted) if wanted else nought(np.flatnonzero(self.universe))
        for part in parts:
            if isinstance(part, Not):
                found = without(found, self.scores(part.part).documents)
        return found

    def most(self, parts: tuple[Node, ...], share: float) -> Scores:
        if share == 1:
            return in_all([self.scores(part) for part in parts])
        sought, whole = self.search.weighed(parts)
        found = [self.scores(part) for part, _weight in sought]
        weights = [
            Scores(scores.documents, np.full(len(scores.documents), weight))
            for scores, (_part, weight) in zip(found, sought, strict=True)
        ]
        documents, held = in_any(weights)
        enough = held >= share * whole - 1e-9
        return Scores(documents[enough], in_any(found).values[enough])

    def needle(self, needle: Needle, among: Integers | None = None) -> Scores:
        """The documents that hold the needle; `among` (ascending), if given, are all that are looked at."""
        field = text_field(needle.kind, self.search.language, title=needle.title)
        documents, counts = matches(self.read, field, needle.slots, among)
        if not len(documents):
            return NOTHING
        weights = counts.astype(np.float64)
        if not needle.title:
            title = text_field(needle.kind, self.search.language, title=True)
            entitled, times = matches(self.read, title, needle.slots, among)
            there, places = located(entitled, documents)
            weights[places] += TITLE_WEIGHT * times[there]
        lengths = np.frombuffer(self.segment.facts.lengths[field], dtype=np.uint8)[documents]
        gain = self.search.rarity(needle) * (K1 + 1)
        return Scores(documents, gain * weights / (weights + self.search.norm(field)[lengths]))

    def published(self, first: datetime.date, last: datetime.date) -> Scores:
        facts = self.segment.facts
        # An undated article has the largest number of all as its earliest day, and so is never found.
        meets = (np.asarray(facts.earliest) <= column_value(last)) & (np.asarray(facts.latest) >= column_value(first))
        return nought(np.flatnonzero(self.universe & meets))


def having(segment: Segment, facet: str, values: tuple[str, ...] | list[str]) -> int:
    """The documents that have one of the values."""
    documents = segment.facts.facets[facet]
    return reduce(int.__or__, (documents.get(value, 0) for value in values), 0)


def column_value(day: datetime.date) -> int:
    """A day as Whoosh's date columns hold it."""
    return datetime_to_long(datetime.datetime(day.year, day.month, day.day))
