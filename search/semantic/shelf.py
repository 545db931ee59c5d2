"""The stores of all legs seen as one list of articles, made anew only when a store has changed."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from articles.languages import BY_CODE
from search.semantic.legs import Leg
from search.semantic.vectors import Snapshot, Vectors


@dataclass(frozen=True, eq=False)
class Shelf:
    """`snapshots`: one a leg, in the order of `legs`. All arrays over articles have the order of `keys`, ascending."""

    legs: tuple[Leg, ...]
    snapshots: tuple[Snapshot, ...]

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        return np.unique(np.concatenate([np.empty(0, np.int64), *(snapshot.keys for snapshot in self.snapshots)]))

    @cached_property
    def languages(self) -> NDArray[np.str_]:
        """Analysis codes."""
        found = np.full(len(self.keys), "", dtype="U2")
        for snapshot, places in zip(self.snapshots, self.places, strict=True):
            codes, which = np.unique(snapshot.languages, return_inverse=True)
            found[places] = np.array([BY_CODE[str(code)].analysis for code in codes] or [""])[which]
        return found

    @cached_property
    def places(self) -> tuple[NDArray[np.intp], ...]:
        """For each leg, where its articles stand in `keys`."""
        return tuple(np.searchsorted(self.keys, snapshot.keys) for snapshot in self.snapshots)

    def spread(self, leg: int, values: NDArray[np.floating]) -> NDArray[np.floating]:
        """A leg's values, one an article of its own, over all articles; NaN for those it has not read."""
        found = np.full(len(self.keys), np.nan)
        found[self.places[leg]] = values
        return found

    def documents(self, leg: int, places: NDArray[np.intp]) -> Vectors:
        """The mean vectors, of unit length, of the articles at some places; nought where the leg has not read one."""
        snapshot = self.snapshots[leg]
        found = np.zeros((len(places), snapshot.dimension), dtype=np.float32)
        articles = np.array([snapshot.place.get(int(key), -1) for key in self.keys[places]], dtype=np.intp)
        there = np.flatnonzero(articles >= 0)
        if len(there):
            first, count = snapshot.first[articles[there]], snapshot.count[articles[there]]
            starts = np.cumsum(count) - count
            rows = np.repeat(first - starts, count) + np.arange(count.sum())
            found[there] = np.add.reduceat(snapshot.vectors(rows), starts, axis=0)
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)


LOCK = threading.Lock()
NEWEST: dict[tuple[Leg, ...], Shelf] = {}


def shelf(legs: Sequence[Leg]) -> Shelf:
    """The newest state of the legs' stores; the same object as long as none has changed. Raises OSError."""
    legs = tuple(legs)
    snapshots = tuple(leg.store.snapshot() for leg in legs)
    with LOCK:
        known = NEWEST.get(legs)
        if known is None or any(a is not b for a, b in zip(known.snapshots, snapshots, strict=True)):
            NEWEST.clear()
            known = NEWEST[legs] = Shelf(legs, snapshots)
        return known
