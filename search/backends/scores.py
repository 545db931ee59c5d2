"""Documents with their scores as arrays, and what queries make of several of them: all, any, the best, the rest."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
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
    documents, places = np.unique(np.concatenate([scores.documents for scores in found]), return_inverse=True)
    values = np.zeros(len(documents))
    np.add.at(values, places, np.concatenate([scores.values for scores in found]))
    return Scores(documents, values)


def best_of(found: Sequence[Scores]) -> Scores:
    """The documents in any of `found`, each with its best score."""
    if len(found) < 2:
        return found[0] if found else NOTHING
    documents = np.concatenate([scores.documents for scores in found])
    values = np.concatenate([scores.values for scores in found])
    order = np.lexsort((values, documents))
    documents, values = documents[order], values[order]
    last = np.append(documents[1:] != documents[:-1], len(documents) > 0)[: len(documents)]
    return Scores(documents[last], values[last])


def without(scores: Scores, documents: Integers) -> Scores:
    kept = ~located(scores.documents, documents)[0]
    return Scores(scores.documents[kept], scores.values[kept])


def within(scores: Scores, flags: Flags) -> Scores:
    """Those of the documents that are flagged."""
    kept = flags[scores.documents]
    return Scores(scores.documents[kept], scores.values[kept])


def located(wanted: Integers, among: Integers) -> tuple[Flags, Integers]:
    """Which of `wanted` are among the others, and at which places those are; both ascend."""
    if not len(among):
        return np.zeros(len(wanted), dtype=bool), np.empty(0, dtype=np.int64)
    places = np.searchsorted(among, wanted)
    places[places == len(among)] = 0
    there = among[places] == wanted
    return there, places[there]
