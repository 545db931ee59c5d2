"""Where the terms of a needle stand in one segment: documents with the number of times, phrases included."""

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from search.backends.postings import Postings
from search.backends.scores import Integers, located
from search.backends.segment import Segment

Slots = tuple[tuple[int, tuple[str, ...]], ...]
PLACES = 32  # bits; a document and a place in it are one number


class Matches(NamedTuple):
    """Documents, ascending, and how often in each."""

    documents: Integers
    counts: Integers


NOTHING = Matches(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def matches(segment: Segment, field: str, slots: Slots, among: Integers | None = None) -> Matches:
    """The documents whose `field` holds the slots' terms at their distances. Struck-out documents are included.

    `among` (ascending), if given, are all that are looked at.
    """
    held = [
        (distance, [found for term in terms if (found := segment.postings(field, term))]) for distance, terms in slots
    ]
    if not all(alternatives for _distance, alternatives in held):
        return NOTHING
    return phrase(held, among) if len(held) > 1 else either(held[0][1], among)


def either(alternatives: Sequence[Postings], among: Integers | None) -> Matches:
    """Alternatives are one word written in several ways, which can stand in one place: they are not added up."""
    found = [counted(postings, among) for postings in alternatives]
    if len(found) == 1:
        return found[0]
    documents, places = np.unique(np.concatenate([one.documents for one in found]), return_inverse=True)
    counts = np.zeros(len(documents), dtype=np.int64)
    np.maximum.at(counts, places, np.concatenate([one.counts for one in found]))
    return Matches(documents, counts)


def counted(postings: Postings, among: Integers | None) -> Matches:
    documents, counts = np.asarray(postings.ids).astype(np.int64), np.asarray(postings.counts).astype(np.int64)
    if among is None:
        return Matches(documents, counts)
    there, places = located(among, documents)
    return Matches(among[there], counts[places])


def phrase(held: Sequence[tuple[int, Sequence[Postings]]], among: Integers | None) -> Matches:
    """Documents with all slots, in which at least one first place has every other slot at its distance."""
    documents = [either(alternatives, among).documents for _distance, alternatives in held]
    # The rarest first: few documents are left for the others.
    order = sorted(range(len(held)), key=lambda slot: len(documents[slot]))
    common = reduce(lambda left, slot: left[located(left, documents[slot])[0]], order[1:], documents[order[0]])
    starts: Integers | None = None
    for slot in order:
        distance, alternatives = held[slot]
        here = reduce(np.union1d, (stands(postings, common) for postings in alternatives)) - distance
        starts = here if starts is None else starts[located(starts, here)[0]]
        common = np.unique(starts >> PLACES)
    if starts is None or not len(starts):
        return NOTHING
    return Matches(*np.unique(starts >> PLACES, return_counts=True))


def stands(postings: Postings, among: Integers) -> Integers:
    """Document and place as one number, for each place of a term in one of the documents (both ascending)."""
    documents, counts = np.asarray(postings.ids).astype(np.int64), np.asarray(postings.counts)
    wanted = located(documents, among)[0]
    places = np.asarray(postings.places)[np.repeat(wanted, counts)].astype(np.int64)
    return (np.repeat(documents[wanted], counts[wanted]) << PLACES) + places
