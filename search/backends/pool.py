"""Collects the postings of a segment that is being written, and gives them back a term at a time, in order."""

import heapq
import marshal
from array import array
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from search.backends.postings import Postings

# Bytes held in memory before they go to disk, estimated: an entry of the table with its array, and four a number.
LIMIT = 192 * 1024 * 1024
TERM_SIZE, NUMBER_SIZE = 300, 4

by_term = itemgetter(0, 1)


class Pool:
    """Stands in for Whoosh's pool, which sorts single postings. Documents come in ascending order.

    Each term has one array: document, count, places, document, count, places, and so on.
    """

    def __init__(self, storage: Any):
        self.storage = storage
        self.held: dict[str, dict[bytes, array]] = {}
        self.size = 0
        self.runs: list[str] = []

    def add(self, field: str, document: int, terms: Mapping[bytes, list[int]]) -> None:
        """The terms of one field of a document, each with its places; terms without places stand in it once."""
        held = self.held.setdefault(field, {})
        known = len(held)
        for term, places in terms.items():
            numbers = (document, len(places) or 1, *places)
            if term in held:
                held[term].extend(numbers)
            else:
                held[term] = array("I", numbers)
            self.size += NUMBER_SIZE * len(numbers)
        self.size += TERM_SIZE * (len(held) - known)
        if self.size > LIMIT:
            self.spill()

    def add_term(self, field: str, term: bytes, postings: Postings) -> None:
        """Postings of documents above all those added before."""
        held = self.held.setdefault(field, {}).setdefault(term, array("I"))
        for document, count in zip(postings.ids, postings.counts, strict=True):
            held.extend((document, count, *postings.places_in(document)))
        self.size += TERM_SIZE + NUMBER_SIZE * (2 * len(postings.ids) + len(postings.places))
        if self.size > LIMIT:
            self.spill()

    def spill(self) -> None:
        """Writes what is held to a file, in order, and forgets it."""
        name = f"{len(self.runs)}.run"
        with self.storage.create_file(name).raw_file() as file:
            for field, term, numbers in self.in_order():
                marshal.dump((field, term, numbers.tobytes()), file)
        self.runs.append(name)
        self.held, self.size = {}, 0

    def in_order(self) -> Iterator[tuple[str, bytes, array]]:
        for field, terms in sorted(self.held.items()):
            for term in sorted(terms):
                yield field, term, terms[term]

    def terms(self) -> Iterator[tuple[str, bytes, array]]:
        """Each term once, in order, with all its numbers."""
        if not self.runs:
            yield from self.in_order()
            return
        self.spill()
        rows = heapq.merge(*map(self.read, self.runs), key=by_term)  # stable: earlier runs come first
        for (field, term), parts in groupby(rows, key=by_term):
            joined = array("I")
            for _field, _term, numbers in parts:
                joined.extend(numbers)
            yield field, term, joined

    def read(self, name: str) -> Iterator[tuple[str, bytes, array]]:
        with self.storage.open_file(name).raw_file() as file:
            while True:
                try:
                    field, term, numbers = marshal.load(file)
                except EOFError:
                    return
                yield field, term, array("I", numbers)

    def cleanup(self) -> None:
        for name in self.runs:
            self.storage.delete_file(name)
        self.held, self.runs = {}, []
