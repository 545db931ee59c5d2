"""Finds and ranks over one commit: the query in every language, the chosen facet values, counts, order, pages."""

import heapq
from itertools import zip_longest
from typing import NamedTuple

from search import request
from search.backends.evaluate import LanguageSearch, having
from search.backends.schema import ANALYSES
from search.backends.segment import NO_DATE, Segment, bits
from search.backends.store import Commit
from search.closer import closer
from search.facets import FACETS
from search.needles import localised
from search.query import Node, concepts

Chosen = tuple[tuple[str, tuple[str, ...]], ...]


class Place(NamedTuple):
    """One document found."""

    score: float
    segment: Segment
    number: int
    language: str  # of analysis

    @property
    def key(self) -> int:
        return self.segment.facts.keys[self.number]

    @property
    def latest(self) -> int:
        """The latest day of publication; undated ones come before all others."""
        day = self.segment.facts.latest[self.number]
        return -1 if day == NO_DATE else day

    @property
    def earliest(self) -> int:
        """The earliest day of publication; undated ones come after all others."""
        return self.segment.facts.earliest[self.number]


class Found:
    """All documents that match: how many, their facets, and any stretch of their order."""

    def __init__(
        self,
        places: list[Place],
        facets: dict[str, dict[str, int]],
        sort: str,
        spoken: frozenset[str] = frozenset(),  # languages in whose words the query names something
    ):
        self.places, self.facets, self.sort, self.spoken = places, facets, sort, spoken

    @property
    def total(self) -> int:
        return len(self.places)

    def keys(self, ranks: slice) -> list[int]:
        """The primary keys at these ranks, counted from 0."""
        stop = ranks.stop
        match self.sort:
            case request.NEWEST:
                best = heapq.nlargest(stop, self.places, key=lambda place: (place.latest, place.key))
            case request.OLDEST:
                best = heapq.nsmallest(stop, self.places, key=lambda place: (place.earliest, place.key))
            case _:
                best = self.most_relevant(stop)
        return [place.key for place in best[ranks.start :]]

    def most_relevant(self, stop: int) -> list[Place]:
        """The best of each language, then the second of each, and so on.

        Scores of two languages do not compare: rarity is counted within each. The languages in whose words the query
        names something begin.
        """
        by_language: dict[str, list[Place]] = {}
        for place in self.places:
            by_language.setdefault(place.language, []).append(place)
        ranked = [best(places, stop) for places in by_language.values()]
        ranked.sort(key=lambda places: (places[0].language not in self.spoken, -places[0].score, places[0].language))
        rounds = zip_longest(*ranked)
        return [place for one_of_each in rounds for place in one_of_each if place][:stop]


def best(places: list[Place], stop: int) -> list[Place]:
    """The first `stop` by score; ties go to the newest, then to the one added last."""
    if stop < len(places):
        least = heapq.nlargest(stop, (place.score for place in places))[-1]
        places = [place for place in places if place.score >= least]
    return sorted(places, key=lambda place: (-place.score, -place.latest, -place.key))[:stop]


def find(
    commit: Commit, tree: Node | None, chosen: Chosen, hidden: frozenset[int], sort: str, minimum: bool = True
) -> Found:
    """What matches `tree` (all, where it is None) and `chosen` facet values, but for `hidden` primary keys.

    Without the `minimum` that makes an article a hit (`needles`), one that holds any of the words is found.
    """
    allowed = [selected(segment, chosen, hidden) for segment in commit.segments]
    places: list[Place] = []
    for language in ANALYSES:
        local = localised(tree, language, minimum) if tree else None
        search = LanguageSearch(commit.segments, language)
        found = list(search.run(local, allowed))
        if tree and sort == request.RELEVANCE:
            search.second_look(found, closer(tree, language))
        for number, scores in found:
            segment = commit.segments[number]
            # Rounded, so that the order in which scores were added up never decides a tie.
            places += [Place(round(score, 6), segment, document, language) for document, score in scores.items()]
    spoken = frozenset(concept.language for concept in concepts(tree))
    return Found(places, counts(commit.segments, places), sort, spoken)


def selected(segment: Segment, chosen: Chosen, hidden: frozenset[int]) -> int:
    """The documents of a segment that the chosen facet values leave."""
    left = segment.live
    if hidden:
        left &= ~bits([number for number, key in enumerate(segment.facts.keys) if key in hidden])
    several = {facet.name for facet in FACETS if facet.several}
    for name, values in chosen:
        if name in several:
            for value in values:
                left &= having(segment, name, (value,))
        else:
            left &= having(segment, name, values)
    return left


def counts(segments: list[Segment], places: list[Place]) -> dict[str, dict[str, int]]:
    """Facet name -> value -> number of documents found that have it; values without any are left out."""
    by_segment: dict[int, list[int]] = {}
    for place in places:
        by_segment.setdefault(id(place.segment), []).append(place.number)
    totals: dict[str, dict[str, int]] = {facet.name: {} for facet in FACETS}
    for segment in segments:
        found = bits(by_segment.get(id(segment), []))
        if not found:
            continue
        for name, values in segment.facts.facets.items():
            for value, documents in values.items():
                if count := (documents & found).bit_count():
                    totals[name][value] = totals[name].get(value, 0) + count
    return totals
