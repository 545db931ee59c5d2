"""Vectors in files, written: append, replace, take out, compact; one writer a store, safe against being killed.

Rows are on disk before the record that counts them, so what a crash leaves behind the last sound record is cut off at
the next opening. Compaction writes new files aside and then changes which are in use.
"""

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from io import FileIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.generations import replace_file
from search.semantic.text import Span
from search.semantic.vectors import RECORD, Vectors, current, in_use, row_type, sound

# Compaction copies all that is in use: worth it once this share of the rows, or of the records, is dead.
DEAD_SHARE, DEAD_LEAST = 0.3, 1000


class Entry(NamedTuple):
    """The vectors (n x d, unit length) of one article with their spans."""

    key: int
    stamp: int
    digest: bytes
    language: str
    spans: Sequence[Span]
    vectors: Vectors


def digest(text: str, language: str) -> bytes:
    """16 bytes that change with the text of an article and with its language."""
    return blake2b(f"{language}\n{text}".encode(errors="surrogatepass"), digest_size=16).digest()


class Writer:
    """Opens the store of `folder`, cuts off what a crash left, and writes to it. The caller sees to being the only one.

    OSError where the files cannot be read or written; what was written before stays sound.
    """

    def __init__(self, folder: Path, dimension: int):
        self.folder, self.kind = folder, row_type(dimension)
        folder.mkdir(parents=True, exist_ok=True)
        name, known = current(folder)
        if not name or known != dimension:
            name = next_name(name)
            self.use(name)
        self.name = name
        for path in folder.iterdir():
            if path.suffix in {".rows", ".log"} and path.stem != name:
                path.unlink()
        self.open()

    def open(self) -> None:
        data = (self.folder / f"{self.name}.log").read_bytes()
        log = sound(data)
        self.rows_file, self.log_file = self.appended("rows"), self.appended("log")
        there = os.fstat(self.rows_file.fileno()).st_size // self.kind.itemsize
        counted = max((int(record["first"] + record["count"]) for record in log), default=0)
        self.held = {int(record["key"]): record for record in in_use(log, there)}
        self.rows, self.records = min(counted, there), len(log)
        if holds_more(data, log):
            self.renew()
            return
        # What no sound record counts, no reader has mapped or read: it may go. Anything else may not.
        self.rows_file.truncate(self.rows * self.kind.itemsize)
        self.log_file.truncate(self.records * RECORD.itemsize)
        if counted > there:
            # Rows have been lost. What will be written in their place must not pass for them.
            self.log_removals(set(log["key"].tolist()) - self.held.keys())

    def appended(self, kind: str) -> FileIO:
        return (self.folder / f"{self.name}.{kind}").open("ab", buffering=0)

    def close(self) -> None:
        self.rows_file.close()
        self.log_file.close()

    def state(self, key: int) -> tuple[int, bytes] | None:
        """Stamp and digest under which the article's vectors were made; None where there are none."""
        record = self.held.get(key)
        return None if record is None else (int(record["stamp"]), record["digest"].tobytes())

    def add(self, entries: Sequence[Entry]) -> None:
        """Puts the articles' vectors in, in place of what there was of them; all durable when this returns."""
        records, written = [], []
        rows = self.rows
        for entry in entries:
            data = quantised(entry, self.kind).tobytes()
            record = np.zeros((), RECORD)
            record["key"], record["stamp"], record["digest"] = entry.key, entry.stamp, np.void(entry.digest)
            record["language"] = entry.language.encode()
            record["first"], record["count"], record["rows_sum"] = rows, len(entry.spans), zlib.crc32(data)
            rows += len(entry.spans)
            records.append(record)
            written.append(data)
        with self.undone_at_failure():
            append(self.rows_file, b"".join(written))
            self.rows = rows
            self.log_records(records)

    def touch(self, key: int, stamp: int) -> None:
        """The article was saved and its text is as before."""
        record = self.held[key].copy()
        record["stamp"] = stamp
        with self.undone_at_failure():
            self.log_records([record])

    def remove(self, keys: Iterable[int]) -> None:
        """Takes articles out; those that are not there are passed over."""
        with self.undone_at_failure():
            self.log_removals(key for key in keys if key in self.held)

    @contextmanager
    def undone_at_failure(self) -> Iterator[None]:
        """What a full disk let through in part is cut off again: the next record must not follow half of one."""
        try:
            yield
        except OSError:
            self.close()
            self.open()
            raise

    def log_removals(self, keys: Iterable[int]) -> None:
        known = sorted(keys)
        gone = np.zeros(len(known), RECORD)
        gone["key"] = known
        self.log_records(list(gone))

    def log_records(self, records: Sequence[Any]) -> None:
        for record in records:
            record["sum"] = zlib.crc32(record.tobytes()[:-4])
        append(self.log_file, b"".join(record.tobytes() for record in records))
        self.records += len(records)
        for record in records:
            if record["count"]:
                self.held[int(record["key"])] = record
            else:
                self.held.pop(int(record["key"]), None)

    def damaged(self) -> list[int]:
        """The articles whose rows are not what was written. Reads everything."""
        rows = self.mapped()
        return [
            key
            for key, record in self.held.items()
            if zlib.crc32(rows[stretch(record)].tobytes()) != record["rows_sum"]
        ]

    def mapped(self) -> NDArray[Any]:
        path = self.folder / f"{self.name}.rows"
        return np.memmap(path, dtype=self.kind, mode="r") if self.rows else np.empty(0, self.kind)

    def compact(self) -> bool:
        """Drops dead rows and records, if there are enough of them to be worth it; says whether there were."""
        used = sum(int(record["count"]) for record in self.held.values())
        spare = max(self.rows - used, self.records - len(self.held))
        if spare < DEAD_LEAST or (self.rows - used < DEAD_SHARE * self.rows and self.records < 4 * len(self.held)):
            return False
        self.renew()
        return True

    def renew(self) -> None:
        """Copies what is in use to new files and puts them in use."""
        old = [self.folder / f"{self.name}.{kind}" for kind in ("rows", "log")]
        rows = self.mapped()
        held = sorted(self.held.values(), key=lambda record: int(record["first"]))
        self.close()
        self.name, self.rows, self.records = next_name(self.name), 0, 0
        self.rows_file, self.log_file = self.appended("rows"), self.appended("log")
        moved = []
        for record in held:
            append(self.rows_file, rows[stretch(record)].tobytes(), durable=False)
            moved.append(record.copy())
            moved[-1]["first"] = self.rows
            self.rows += int(record["count"])
        os.fsync(self.rows_file.fileno())
        self.log_records(moved)
        self.use(self.name)
        for path in old:
            path.unlink()

    def use(self, name: str) -> None:
        for kind in ("rows", "log"):
            (self.folder / f"{name}.{kind}").touch()
        replace_file(self.folder / "current", f"{name} {self.kind['vector'].shape[0]}\n")


@contextmanager
def writing(folder: Path, dimension: int) -> Iterator[Writer]:
    writer = Writer(folder, dimension)
    try:
        yield writer
    finally:
        writer.close()


def quantised(entry: Entry, kind: np.dtype[Any]) -> NDArray[Any]:
    """The rows of an article: each vector in signed bytes, with the scale that gives it back."""
    rows = np.zeros(len(entry.spans), kind)
    rows["start"], rows["end"] = np.array(entry.spans, dtype=np.uint32).reshape(-1, 2).T
    scale = np.maximum(np.abs(entry.vectors).max(axis=1, initial=0.0), 1e-9) / 127
    rows["scale"] = scale
    rows["vector"] = np.rint(entry.vectors / scale[:, None]).astype(np.int8)
    return rows


def holds_more(data: bytes, log: NDArray[Any]) -> bool:
    """Whether a sound record stands behind one that is not: then bytes have been altered, not just cut short.

    A reader may have read such records, so that this file must not be written on.
    """
    size = RECORD.itemsize
    starts = range((len(log) + 1) * size, len(data) - size + 1, size)
    return any(len(sound(data[start : start + size])) for start in starts)


def stretch(record: Any) -> slice:
    return slice(int(record["first"]), int(record["first"] + record["count"]))


def next_name(name: str) -> str:
    return f"{int(name or 0) + 1:06}"


def append(file: FileIO, data: bytes, durable: bool = True) -> None:
    """Writes all of the data, and waits until it is on disk."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    if data and durable:
        os.fsync(file.fileno())
