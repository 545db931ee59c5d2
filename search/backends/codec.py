"""Our postings in Whoosh's files: its codec, but for how the postings of a term are written and read.

Whoosh packs postings in blocks of 128, pickled and deflated, each with statistics for matchers that skip. Most terms
stand in few documents, so that the packing outweighs the postings; and a search that takes terms whole skips nothing.
"""

from array import array
from collections.abc import Iterator
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo, W3TermsReader
from whoosh.matching import ListMatcher
from whoosh.system import pack_ushort

from search.backends.postings import Postings, decode, encode


class Codec(W3Codec):
    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> "FieldWriter":
        return FieldWriter(self, storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> "TermsReader":
        name = segment.make_filename(self.TERMS_EXT)
        length = storage.file_length(name)
        return TermsReader(self, storage.open_file(name), length, segment.open_file(storage, self.POSTS_EXT))

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> Any:
        """For Whoosh's own queries."""
        postings = read(dbfile, terminfo)
        values = None
        if postings.places:
            values = [format_.encode(postings.places_in(document)) for document in postings.ids]
        return ListMatcher(postings.ids, postings.counts, values, format_, scorer=scorer, term=term, terminfo=terminfo)


class FieldWriter(W3FieldWriter):
    def add_postings(self, schema: Any, lengths: Any, items: Iterator[tuple[str, bytes, array]]) -> None:
        """Writes terms, in the order and form in which `Pool.terms` gives them."""
        offset = self._postfile.tell()
        for field, term, numbers in items:
            ids: list[int] = []
            counts: list[int] = []
            places: list[int] = []
            keeps_places = schema[field].format.supports("positions")
            at = 0
            while at < len(numbers):
                ids.append(numbers[at])
                counts.append(numbers[at + 1])
                at += 2
                if keeps_places:
                    places += numbers[at : at + counts[-1]]
                    at += counts[-1]
            block = encode(ids, counts, places)
            info = W3TermInfo(weight=sum(counts), df=len(ids), maxweight=max(counts), minid=ids[0], maxid=ids[-1])
            info.set_extent(offset, len(block))
            self._postfile.write(block)
            offset += len(block)
            number = self._fieldmap.setdefault(field, len(self._fieldmap))
            self._tindex.add(pack_ushort(number) + term, info.to_bytes())


class TermsReader(W3TermsReader):
    def postings(self, field: str, term: bytes) -> Postings:
        """All postings of a term. Raises TermNotFound."""
        return read(self._postfile, self.term_info(field, term))

    def all_postings(self) -> Iterator[tuple[str, bytes, Postings]]:
        for (field, term), info in self.items():
            yield field, term, read(self._postfile, info)


def read(file: Any, info: Any) -> Postings:
    offset, (length,) = info.extent()  # Whoosh 2.7.5 reads the length as a tuple of one
    return decode(file.get(offset, length))
