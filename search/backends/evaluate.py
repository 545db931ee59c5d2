"""Evaluates a query in one language, segment by segment: documents with their scores.

Sets at a time, instead of Whoosh's matchers, which step from document to document through layers of Python calls.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from heapq import nlargest
from operator import itemgetter

from whoosh.util.times import datetime_to_long

from articles.languages import LANGUAGES
from search.backends.matching import matches
from search.backends.schema import text_field
from search.backends.scoring import K1, TITLE_WEIGHT, idf, saturation
from search.backends.segment import Segment, bits, numbers
from search.query import And, Best, Closer, Filter, Most, Needle, Needles, Node, Not, Or, Pairs, Published

Scores = dict[int, float]  # by document number within the segment

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
        self.norms: dict[str, list[float]] = {}
        self.frequencies: dict[tuple[str, str], int] = {}

    def run(self, tree: Node | None, allowed: list[int]) -> Iterator[tuple[int, Scores]]:
        """For each segment its number and what was found among the documents allowed in it; no tree finds all."""
        for number, segment in enumerate(self.segments):
            universe = self.documents[number] & allowed[number]
            if universe:
                yield number, SegmentSearch(self, segment, universe).run(tree)

    def second_look(self, found: list[tuple[int, Scores]], looks: Sequence[Closer]) -> None:
        """Adds to the scores of the best documents what `looks` finds in them."""
        if not looks:
            return
        best = nlargest(SECOND_LOOK, (score for _number, scores in found for score in scores.values()))
        for number, scores in found if best else ():
            chosen = sorted(document for document, score in scores.items() if score >= best[-1])
            segment = SegmentSearch(self, self.segments[number], 0)
            for look in looks:
                for document, score in segment.needle(look.needle, chosen).items():
                    scores[document] += look.weight * score

    def norm(self, field: str) -> list[float]:
        if field not in self.norms:
            total = sum(segment.facts.totals.get(field, 0) for segment in self.segments)
            self.norms[field] = saturation(total, self.count)
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

    def __init__(self, search: LanguageSearch, segment: Segment, universe: int):
        self.search, self.segment, self.universe = search, segment, universe

    def run(self, tree: Node | None) -> Scores:
        if tree is None:
            return self.unscored(self.universe)
        found = self.scores(tree)
        octets = self.universe.to_bytes(self.segment.facts.count // 8 + 1, "little")
        return {number: score for number, score in found.items() if octets[number >> 3] >> (number & 7) & 1}

    def scores(self, node: Node) -> Scores:
        """Documents that match; those outside the universe may be among them."""
        match node:
            case Needles(parts):
                return together([self.needle(part) for part in parts])
            case And(parts):
                return self.conjunction(parts)
            case Most(parts, share):
                return self.most(parts, share)
            case Or(parts):
                added: Scores = {}
                for part in parts:
                    for number, score in self.scores(part).items():
                        added[number] = added.get(number, 0.0) + score
                return added
            case Best(parts):
                best: Scores = {}
                for part in parts:
                    for number, score in self.scores(part).items():
                        best[number] = max(score, best.get(number, 0.0))
                return best
            case Not(part):
                return self.unscored(self.universe & ~bits(self.scores(part)))
            case Filter(name, values):
                return self.unscored(self.universe & having(self.segment, name, values))
            case Published(first, last):
                return self.published(first, last)
            case _:
                raise TypeError(f"{node!r} has not been read in a language")

    def conjunction(self, parts: tuple[Node, ...]) -> Scores:
        wanted = [part for part in parts if not isinstance(part, Not)]
        found = together([self.scores(part) for part in wanted]) if wanted else self.unscored(self.universe)
        for part in parts:
            if isinstance(part, Not):
                for number in self.scores(part.part).keys() & found.keys():
                    del found[number]
        return found

    def most(self, parts: tuple[Node, ...], share: float) -> Scores:
        if share == 1:
            return together([self.scores(part) for part in parts])
        sought, whole = self.search.weighed(parts)
        added: Scores = {}
        held: Scores = {}
        for part, weight in sought:
            for number, score in self.scores(part).items():
                added[number] = added.get(number, 0.0) + score
                held[number] = held.get(number, 0.0) + weight
        enough = share * whole - 1e-9
        return {number: score for number, score in added.items() if held[number] >= enough}

    def needle(self, needle: Needle, among: Sequence[int] | None = None) -> Scores:
        """The documents that hold the needle; `among` (ascending), if given, are all that are looked at."""
        language, facts = self.search.language, self.segment.facts
        field = text_field(needle.kind, language, title=needle.title)
        documents, counts = matches(self.segment, field, needle.slots, among)
        if not documents:
            return {}
        in_title: dict[int, int] = {}
        if not needle.title:
            title = text_field(needle.kind, language, title=True)
            in_title = dict(zip(*matches(self.segment, title, needle.slots, among), strict=True))
        gain = self.search.rarity(needle) * (K1 + 1)
        norm, lengths = self.search.norm(field), facts.lengths[field]
        scores = {}
        for number, count in zip(documents, counts, strict=True):
            weight = count + TITLE_WEIGHT * in_title[number] if number in in_title else count
            scores[number] = gain * weight / (weight + norm[lengths[number]])
        return scores

    def published(self, first: datetime.date, last: datetime.date) -> Scores:
        earliest, latest = self.segment.facts.earliest, self.segment.facts.latest
        start, end = column_value(first), column_value(last)
        # An undated article has the largest number of all as its earliest day, and so is never found.
        return {n: 0.0 for n in numbers(self.universe) if earliest[n] <= end and latest[n] >= start}

    @staticmethod
    def unscored(documents: int) -> Scores:
        return dict.fromkeys(numbers(documents), 0.0)


def together(found: list[Scores]) -> Scores:
    """The documents in all of `found`, scores added."""
    if not found:
        return {}
    fewest, *others = sorted(found, key=len)
    common = set(fewest).intersection(*others)
    return {number: sum(scores[number] for scores in found) for number in common}


def having(segment: Segment, facet: str, values: tuple[str, ...] | list[str]) -> int:
    """The documents that have one of the values."""
    documents = segment.facts.facets[facet]
    return reduce(int.__or__, (documents.get(value, 0) for value in values), 0)


def column_value(day: datetime.date) -> int:
    """A day as Whoosh's date columns hold it."""
    return datetime_to_long(datetime.datetime(day.year, day.month, day.day))
