"""One segment of the index as search reads it: postings, and facts about its documents.

Segments never change once written, but for the documents that are struck out of them. The facts are therefore read
once a process and shared; the open files belong to one thread, because Whoosh seeks in them.
"""

import sys
import threading
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import TermNotFound

from search.backends.postings import Postings
from search.backends.schema import PK
from search.facets import FACETS

NO_DATE = 2**64 - 1  # what Whoosh's column holds where a document has none
MAX_SEGMENTS_REMEMBERED = 64


@dataclass(frozen=True)
class Facts:
    """About the documents of one segment, by number. Sets of documents are integers: bit n is document n."""

    count: int
    keys: array  # primary keys
    earliest: array
    latest: array
    facets: dict[str, dict[str, int]]  # facet name -> value -> documents
    lengths: dict[str, bytes]  # text field -> Whoosh's byte for the length of each document's field
    totals: dict[str, int]  # text field -> number of tokens


class Segment:
    """One segment, opened by one thread."""

    def __init__(self, storage: FileStorage, schema: Schema, segment: Any):
        self.storage, self.schema, self.segment = storage, schema, segment
        self.name: str = segment.segment_id()
        self.dead: frozenset[int] = frozenset(segment.deleted_docs())
        self.terms = segment.codec().terms_reader(storage, segment)
        self.live = ((1 << segment.doc_count_all()) - 1) & ~bits(self.dead)
        try:
            self.facts = facts_of(self)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self.terms.close()

    def postings(self, field: str, term: str) -> Postings | None:
        """All postings of a term, struck-out documents included; None where no document holds it."""
        try:
            return self.terms.postings(field, term.encode())
        except TermNotFound:
            return None

    def frequency(self, field: str, term: str) -> int:
        """How many documents hold a term."""
        try:
            return self.terms.doc_frequency(field, term.encode())
        except KeyError:
            return 0

    def column(self, name: str, typecode: str, default: int) -> array:
        """A column of unsigned numbers, read whole. Whoosh leaves out the defaults at its end."""
        path = Path(self.storage.folder) / W3Codec.column_filename(self.segment, name)
        values = array(typecode, path.read_bytes() if path.exists() else b"")
        if sys.byteorder == "little":
            values.byteswap()
        count = self.segment.doc_count_all()
        return values + array(typecode, [default]) * (count - len(values))

    def documents_by_value(self, field: str) -> dict[str, int]:
        found = {}
        for name, term in self.terms.terms_from(field, b""):
            if name != field:
                break
            postings = self.postings(field, value := term.decode())
            found[value] = bits(postings.ids) if postings else 0
        return found


def bits(numbers: Iterable[int]) -> int:
    """The set of numbers as an integer."""
    ordered = numbers if isinstance(numbers, array) else sorted(numbers)
    if not ordered:
        return 0
    octets = bytearray(ordered[-1] // 8 + 1)
    for number in ordered:
        octets[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(octets, "little")


def numbers(documents: int) -> list[int]:
    """The numbers in a set of documents, ascending."""
    return np.flatnonzero(flags(documents, documents.bit_length())).tolist()


def as_set(numbers: NDArray[np.int64], count: int) -> int:
    """Of `count` documents those with these numbers, as an integer: bit n is document n."""
    there = np.zeros(count, dtype=bool)
    there[numbers] = True
    return int.from_bytes(np.packbits(there, bitorder="little").tobytes(), "little")


def flags(documents: int, count: int) -> NDArray[np.bool_]:
    """The reverse of `as_set`."""
    octets = np.frombuffer(documents.to_bytes(count // 8 + 1, "little"), dtype=np.uint8)
    return np.unpackbits(octets, bitorder="little")[:count].astype(bool)


remembered: dict[tuple[str, str], Facts] = {}
reading = threading.Lock()


def facts_of(segment: Segment) -> Facts:
    """The facts of a segment, read at first use."""
    key = (segment.storage.folder, segment.name)
    with reading:
        if key not in remembered:
            facts = read_facts(segment)
            while len(remembered) >= MAX_SEGMENTS_REMEMBERED:
                del remembered[next(iter(remembered))]  # the oldest; merged segments are never asked for again
            remembered[key] = facts
        return remembered[key]


def read_facts(segment: Segment) -> Facts:
    texts = [name for name, field in segment.schema.items() if field.scorable]
    return Facts(
        count=segment.segment.doc_count_all(),
        keys=segment.column(PK, "Q", 0),
        earliest=segment.column("date_earliest", "Q", NO_DATE),
        latest=segment.column("date_latest", "Q", NO_DATE),
        facets={facet.name: segment.documents_by_value(facet.index) for facet in FACETS},
        lengths={name: segment.column(f"_{name}_len", "B", 0).tobytes() for name in texts},
        totals={name: segment.segment._fieldlengths.get(name, 0) for name in texts},
    )
