"""Writes one generation of the index: one writer at a time, one commit a batch, segments merged as they grow many."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import OPTIMIZE, SegmentWriter

from search.backends.codec import Codec
from search.backends.files import drop_lists_before, list_files
from search.backends.pool import Pool

NAME = "MAIN"
MANY_SEGMENTS = 8  # more than these are merged: each costs every search a look, and every thread two open files


def create(folder: Path, schema: Schema) -> None:
    """An index without documents in a folder that exists."""
    storage = FileStorage(str(folder))
    FileIndex.create(storage, schema, NAME)
    list_files(folder, 0, [])


@contextmanager
def writing(folder: Path, schema: Schema, optimize: bool = False) -> Iterator["Writer"]:
    """A writer that commits at the end, or leaves the index as it was when an exception passes.

    With `optimize` all segments become one.
    """
    index = FileIndex(FileStorage(str(folder)), schema=schema, indexname=NAME)
    writer = Writer(index, codec=Codec(), compound=False, timeout=10)
    try:
        yield writer
        writer.commit(mergetype=OPTIMIZE if optimize else merge_small)
    except BaseException:
        if not writer.is_closed:
            writer.cancel()
        raise


class Writer(SegmentWriter):
    """Whoosh's writer with our postings; lists the files of a commit before the commit stands."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.pool = Pool(self.temp_storage())

    def add_document(self, **values: Any) -> None:
        """Adds a document; fields that have no terms of their own are columns."""
        self.perdocwriter.start_doc(self.docnum)
        for name in sorted(values):
            field, value = self.schema[name], values[name]
            length = 0
            if hasattr(field, "terms"):
                terms = field.terms(value)
                self.pool.add(name, self.docnum, terms)
                length = sum(map(len, terms.values()))
            self.perdocwriter.add_field(name, field, value if field.stored else None, length)
            if field.column_type:
                self.perdocwriter.add_column_value(name, field.column_type, field.to_column_value(value))
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.add_postings(self.schema, None, self.pool.terms())
        self.fieldwriter.close()

    def add_postings_to_pool(self, reader: SegmentReader, startdoc: int, docmap: dict[int, int] | None) -> None:
        """The postings of a segment that is merged into this one; `docmap` lacks the documents struck out."""
        terms = reader.codec().terms_reader(reader.storage(), reader.segment())
        try:
            for field, term, postings in terms.all_postings():
                moved = postings.moved(startdoc, docmap)
                if moved.ids:
                    self.pool.add_term(field, term, moved)
        finally:
            terms.close()

    def _commit_toc(self, segments: list[Any]) -> None:
        folder = Path(self.storage.folder)
        list_files(folder, self.generation, [segment.segment_id() for segment in segments])
        super()._commit_toc(segments)
        drop_lists_before(folder, self.generation)


def merge_small(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """Merges the smallest segments once there are many, and leaves alone those larger than all smaller ones together.

    Each document is thus rewritten a few times at most, however many commits follow its own.
    """
    if len(segments) <= MANY_SEGMENTS:
        return segments
    ordered = sorted(segments, key=lambda segment: segment.doc_count())
    merged, total = ordered[:2], sum(segment.doc_count() for segment in ordered[:2])
    for segment in ordered[2:]:
        if segment.doc_count() > 2 * total:
            break
        merged.append(segment)
        total += segment.doc_count()
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in merged]
