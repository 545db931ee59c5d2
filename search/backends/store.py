"""The files of one generation of the index, opened by each thread for itself and opened anew after each commit."""

import os
import threading
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from haystack.constants import ID
from numpy.typing import NDArray
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC

from search.backends.files import DamagedIndex, verify
from search.backends.segment import Segment, numbers
from search.backends.writing import NAME


class Commit:
    """One commit as one thread sees it."""

    def __init__(self, folder: Path, number: int, schema: Schema, segments: list[Segment]):
        self.folder, self.number, self.schema, self.segments = folder, number, schema, segments

    @property
    def documents(self) -> int:
        return sum(segment.live.bit_count() for segment in self.segments)

    @property
    def keys(self) -> set[int]:
        """The primary keys of all documents."""
        return {segment.facts.keys[number] for segment in self.segments for number in numbers(segment.live)}

    @cached_property
    def live_keys(self) -> NDArray[np.int64]:
        """The same, as an array."""
        return np.fromiter(self.keys, dtype=np.int64)

    def holds(self, identifier: str) -> bool:
        """Whether a document was ever added under haystack's identifier; it may be struck out by now."""
        return any(segment.frequency(ID, identifier) for segment in self.segments)


class Store:
    """Keeps the newest commit open for the thread that asks."""

    def __init__(self) -> None:
        self.held = threading.local()

    def commit(self, folder: Path, schema: Schema) -> Commit:
        """The newest commit in `folder`. Raises DamagedIndex, and OSError where the folder is gone.

        A thread that another process forked opens everything anew: both would move one place in one file.
        """
        held: Commit | None = getattr(self.held, "commit", None)
        if held and self.held.process != os.getpid():
            held = None
        for _attempt in range(5):
            number = latest(folder)
            if held and (held.folder, held.number) == (folder, number):
                return held
            try:
                opened = open_commit(folder, number, schema, held)
                break
            except (OSError, DamagedIndex):
                # A writer may have committed, and removed what this commit was made of, while we were opening it.
                if latest(folder) == number:
                    raise
        else:
            raise DamagedIndex(f"{folder.name}: commits follow each other too fast to be opened")
        if held:
            for segment in held.segments:
                if segment not in opened.segments:
                    segment.close()
        self.held.commit, self.held.process = opened, os.getpid()
        return opened

    def close(self) -> None:
        """Closes what this thread holds open."""
        held: Commit | None = self.held.__dict__.pop("commit", None)
        for segment in held.segments if held else ():
            segment.close()


def open_commit(folder: Path, number: int, schema: Schema, held: Commit | None) -> Commit:
    verify(folder, number)
    storage = FileStorage(str(folder))
    # Segments stay open from one commit to the next unless documents were struck out of them. Whoosh's own reuse of
    # readers forgets that, and keeps segments that were merged away.
    known = {(segment.name, segment.dead): segment for segment in held.segments} if held else {}
    segments = []
    try:
        for segment in TOC.read(InMemory(str(folder)), NAME, gen=number, schema=schema).segments:
            key = (segment.segment_id(), frozenset(segment.deleted_docs()))
            segments.append(known.get(key) or Segment(storage, schema, segment))
    except OSError:
        raise
    except Exception as error:  # altered bytes can raise anything
        raise DamagedIndex(f"{folder.name}: commit {number}: {error!r}") from error
    return Commit(folder, number, schema, segments)


class InMemory(FileStorage):
    """Reads files whole: where a table of contents is damaged, Whoosh leaves it open."""

    def open_file(self, name: str, **options: Any) -> StructFile:
        return StructFile(BytesIO((Path(self.folder) / name).read_bytes()), name=name)


def latest(folder: Path) -> int:
    """The number of the newest commit, at least 0."""
    number = TOC._latest_generation(FileStorage(str(folder)), NAME)
    if number < 0:
        raise DamagedIndex(f"{folder.name}: no table of contents")
    return number
