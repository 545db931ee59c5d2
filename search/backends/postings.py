"""The postings of one term as arrays, and their form on disk: narrow numbers one after another, nothing pickled."""

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from search.arrays import Integers

# Flags: two bits each for the widths of documents, counts and places; one for whether there are places. Then how many.
HEADER = struct.Struct("<BI")
HAS_PLACES = 64
WIDTHS = "BHI"
PLACES = 32  # bits


class Postings:
    """The documents that hold one term, ascending, how often each does, and the places, document after document.

    A field that keeps no places has none.
    """

    def __init__(self, ids: array, counts: array, places: array):
        self.ids, self.counts, self.places = ids, counts, places

    @cached_property
    def documents(self) -> Integers:
        return np.asarray(self.ids).astype(np.int64)

    @cached_property
    def stands(self) -> Integers:
        """Where the term stands, ascending: document and place as one number, the place in its lower bits."""
        places = np.asarray(self.places).astype(np.int64)
        return (np.repeat(self.documents, np.asarray(self.counts)) << PLACES) + places

    @cached_property
    def starts(self) -> list[int]:
        """Where the places of each document begin."""
        return list(accumulate(self.counts, initial=0))

    def places_in(self, document: int) -> array:
        """The places of the term in one document; none where it does not stand in it."""
        at = bisect_left(self.ids, document)
        if at == len(self.ids) or self.ids[at] != document:
            return self.places[:0]
        return self.places[self.starts[at] : self.starts[at + 1]]

    def moved(self, offset: int, numbers: dict[int, int] | None) -> "Postings":
        """With new numbers for the documents: those in `numbers`, without the others; else all moved by `offset`."""
        if numbers is None:
            return Postings(array("I", (document + offset for document in self.ids)), self.counts, self.places)
        ids, counts, places = array("I"), array("I"), array("I")
        for document, count in zip(self.ids, self.counts, strict=True):
            if document in numbers:
                ids.append(numbers[document])
                counts.append(count)
                places.extend(iter(self.places_in(document)))  # an array extends only one of its own width
        return Postings(ids, counts, places)


def encode(ids: Sequence[int], counts: Sequence[int], places: Sequence[int]) -> bytes:
    ids_width, counts_width = width(ids[-1]), width(max(counts))
    flags = ids_width | counts_width << 2
    block = packed(ids, ids_width) + packed(counts, counts_width)
    if places:
        places_width = width(max(places))
        flags |= places_width << 4 | HAS_PLACES
        block += packed(places, places_width)
    return HEADER.pack(flags, len(ids)) + block


def width(largest: int) -> int:
    return 0 if largest < 1 << 8 else 1 if largest < 1 << 16 else 2


def packed(numbers: Sequence[int], at_width: int) -> bytes:
    if at_width == 0:
        return bytes(numbers)
    values = array(WIDTHS[at_width], numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def decode(block: bytes) -> Postings:
    """What `encode` wrote. ValueError for anything cut short."""
    if len(block) < HEADER.size:
        raise ValueError("postings are cut short")
    flags, count = HEADER.unpack_from(block)
    ids, end = read(block, HEADER.size, flags & 3, count)
    counts, end = read(block, end, flags >> 2 & 3, count)
    places, _end = read(block, end, flags >> 4 & 3, sum(counts) if flags & HAS_PLACES else 0)
    return Postings(ids, counts, places)


def read(block: bytes, start: int, at_width: int, count: int) -> tuple[array, int]:
    values = array(WIDTHS[at_width])
    end = start + count * values.itemsize
    if end > len(block):
        raise ValueError("postings are cut short")
    values.frombytes(block[start:end])
    if sys.byteorder == "big":
        values.byteswap()
    return values, end
