"""Documents with their scores as arrays, and what queries make of several of them: all, any, the best, the rest."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.arrays import Integers, located

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Scores(NamedTuple):
    """Documents by number within a segment, ascending, each with its score."""

    documents: Integers
    values: Floats


NOTHING = Scores(np.empty(0, dtype=np.int64), np.empty(0))


def nought(documents: Integers) -> Scores:
    return Scores(documents, np.zeros(len(documents)))


def in_all(found: Sequence[Scores]) -> Scores:
    """The documents in all of `found`, scores added."""
    if not found:
        return NOTHING
    fewest, *others = sorted(found, key=lambda scores: len(scores.documents))
    documents, values = fewest
    for other in others:
        there, places = located(documents, other.documents)
        documents, values = documents[there], values[there] + other.values[places]
    return Scores(documents, values)


def in_any(found: Sequence[Scores]) -> Scores:
    """The documents in any of `found`, scores added."""
    if len(found) < 2:
        return found[0] if found else NOTHING
    values = np.zeros(room(found))
    for scores in found:
        values[scores.documents] += scores.values
    return chosen(found, values)


def best_of(found: Sequence[Scores]) -> Scores:
    """The documents in any of `found`, each with its best score; no score is below nought."""
    if len(found) < 2:
        return found[0] if found else NOTHING
    values = np.zeros(room(found))
    for scores in found:
        values[scores.documents] = np.maximum(values[scores.documents], scores.values)
    return chosen(found, values)


def room(found: Sequence[Scores]) -> int:
    """For an array with a place for each document."""
    return max((int(scores.documents[-1]) + 1 for scores in found if len(scores.documents)), default=0)


def chosen(found: Sequence[Scores], values: Floats) -> Scores:
    there = np.zeros(len(values), dtype=bool)
    for scores in found:
        there[scores.documents] = True
    documents = np.flatnonzero(there)
    return Scores(documents, values[documents])


def without(scores: Scores, documents: Integers) -> Scores:
    kept = ~located(scores.documents, documents)[0]
    return Scores(scores.documents[kept], scores.values[kept])


def within(scores: Scores, flags: Flags) -> Scores:
    """Those of the documents that are flagged."""
    kept = flags[scores.documents]
    return Scores(scores.documents[kept], scores.values[kept])
