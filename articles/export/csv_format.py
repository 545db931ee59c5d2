"""CSV for spreadsheets (RFC 4180): one row an article, names of columns in English, stable."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from articles.export.record import Named, Record

# Excel reads UTF-8 as such only after a byte order mark; other readers skip it (Python: "utf-8-sig").
MARK = "\ufeff"
# A cell that begins with one of these is run as a formula (OWASP, CSV injection); full-width ones in East Asian
# versions of Excel.
FORMULA = tuple("=+-@＝＋－＠")

COLUMNS = (
    *("id", "address", "kind", "language", "title", "title_devised", "source_id", "source", "source_country", "byline"),
    *("published", "date_earliest", "date_latest", "date_precision", "date_basis", "event_id", "event"),
    *("speaker_ids", "speakers", "topic_ids", "topics", "abstract", "display", "original_address", "original_part"),
    *("story", "updated"),
)


def write(records: Iterable[Record], receipt: Mapping[str, Any] | None = None) -> Iterator[str]:
    """The receipt is left out: a table has no place for it that a spreadsheet would not take for data."""
    writer = csv.writer(Echo())
    yield MARK + writer.writerow(COLUMNS)
    for record in records:
        yield writer.writerow([safe(cell) for cell in row(record)])


def row(record: Record) -> tuple[str, ...]:
    source, event = record.source, record.event
    return (
        *(record.id, record.address, record.kind, record.language),
        *(record.title, "yes" if record.title_devised else "no"),
        *((source.id, source.name, source.country) if source else ("", "", "")),
        record.byline,
        record.published,
        record.earliest.isoformat() if record.earliest else "",
        record.latest.isoformat() if record.latest else "",
        *(record.precision, record.basis),
        *((event.id, event.name) if event else ("", "")),
        *listed(record.speakers),
        *listed(record.topics),
        *(record.abstract, record.display, record.original, str(record.part)),
        *(record.story, record.updated.isoformat(timespec="seconds")),
    )


def listed(terms: Iterable[Named]) -> tuple[str, str]:
    """Identifiers and names in the same order, parted by semicolons; a name's own becomes a comma."""
    terms = tuple(terms)
    return "; ".join(term.id for term in terms), "; ".join(term.name.replace(";", ",") for term in terms)


def safe(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would take for a formula; it shows the rest as text."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


class Echo:
    """A file that gives back what is written to it, so that rows can be streamed."""

    def write(self, text: str) -> str:
        return text
