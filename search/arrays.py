"""Ascending arrays of whole numbers as sets: numpy's own functions sort or hash what is in order already."""

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


def distinct(ascending: Integers) -> Integers:
    """Each number once."""
    return ascending[np.flatnonzero(np.diff(ascending, prepend=-1))] if len(ascending) else ascending


def union(one: Integers, other: Integers) -> Integers:
    """The numbers of both; neither need be in order."""
    return distinct(np.sort(np.concatenate([one, other]), kind="stable"))


def among(ascending: Integers, others: Integers) -> NDArray[np.bool_]:
    """Which of the numbers are among others in any order."""
    found = np.zeros(len(ascending), dtype=bool)
    if len(ascending):
        places = np.searchsorted(ascending, others)
        places[places == len(ascending)] = 0
        found[places[ascending[places] == others]] = True
    return found


def located(wanted: Integers, among: Integers) -> tuple[NDArray[np.bool_], Integers]:
    """Which of `wanted` are among the others, and at which places those are. Both ascend."""
    if not len(among):
        return np.zeros(len(wanted), dtype=bool), np.empty(0, dtype=np.int64)
    places = np.searchsorted(among, wanted)
    places[places == len(among)] = 0
    there = among[places] == wanted
    return there, places[there]
