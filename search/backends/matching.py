"""Where the terms of a needle stand in one segment: documents with the number of times, phrases included."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from search.arrays import Integers, distinct, located, union
from search.backends.postings import PLACES, Postings

Slots = tuple[tuple[int, tuple[str, ...]], ...]
Read = Callable[[str, str], Postings | None]


class Matches(NamedTuple):
    """Documents, ascending, and how often in each."""

    documents: Integers
    counts: Integers


NOTHING = Matches(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def matches(read: Read, field: str, slots: Slots, among: Integers | None = None) -> Matches:
    """The documents whose `field` holds the slots' terms at their distances. Struck-out documents are included.

    `read` gives the postings of a term in a field; `among` (ascending), if given, are all that are looked at.
    """
    held = [(distance, [found for term in terms if (found := read(field, term))]) for distance, terms in slots]
    if not all(alternatives for _distance, alternatives in held):
        return NOTHING
    return phrase(held, among) if len(held) > 1 else either(held[0][1], among)


def either(alternatives: Sequence[Postings], among: Integers | None) -> Matches:
    """Alternatives are one word written in several ways, which can stand in one place: they are not added up."""
    found = [counted(postings, among) for postings in alternatives]
    if len(found) == 1:
        return found[0]
    documents = reduce(union, (one.documents for one in found))
    counts = np.zeros(len(documents), dtype=np.int64)
    for one in found:
        places = np.searchsorted(documents, one.documents)
        counts[places] = np.maximum(counts[places], one.counts)
    return Matches(documents, counts)


def counted(postings: Postings, among: Integers | None) -> Matches:
    counts = np.asarray(postings.counts).astype(np.int64)
    if among is None:
        return Matches(postings.documents, counts)
    there, places = located(among, postings.documents)
    return Matches(among[there], counts[places])


def phrase(held: Sequence[tuple[int, Sequence[Postings]]], among: Integers | None) -> Matches:
    """Documents with all slots, in which at least one first place has every other slot at its distance."""
    # The rarest first: few places are left to look for among the others'.
    (distance, rarest), *others = sorted(held, key=lambda slot: sum(len(postings.places) for postings in slot[1]))
    starts = stands(rarest) - distance
    if among is not None:
        starts = starts[located(starts >> PLACES, among)[0]]
    for distance, alternatives in others:
        starts = starts[located(starts + distance, stands(alternatives))[0]]
    documents = distinct(starts >> PLACES)
    ends = np.searchsorted(starts, (documents + 1) << PLACES)
    return Matches(documents, np.diff(ends, prepend=0))


def stands(alternatives: Sequence[Postings]) -> Integers:
    return reduce(union, (postings.stands for postings in alternatives))
