"""CSL-JSON (citation-style-language/schema 1.0.2): what Zotero, Pandoc and every citeproc read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from articles.export.json_format import dumped
from articles.export.record import Record
from articles.models import Precision


def write(records: Iterable[Record], receipt: Mapping[str, Any] | None = None) -> Iterator[str]:
    """An array, as its readers expect; the receipt is left out, because an array has no place for it."""
    yield "["
    between = "\n"
    for record in records:
        yield between + dumped(item(record))
        between = ",\n"
    yield "\n]\n"


def item(record: Record) -> dict[str, Any]:
    own = record.kind == "digest"
    author = record.byline or (record.source.name if own and record.source else "")
    fields = {
        "id": f"wic-{record.id}",
        "type": "webpage" if own else "article-newspaper",
        "title": record.title,
        "container-title": record.source.name if record.source and not own else "",
        "author": [{"literal": author}] if author else [],
        "issued": {"date-parts": parts} if (parts := date_parts(record)) else {},
        "language": record.language,
        "URL": record.address,
        "abstract": record.abstract,
        "keyword": ", ".join(term.name.replace(",", " ") for term in (*record.speakers, *record.topics)),
        # CSL has no field for where a text stood before; Zotero keeps such lines in "Extra".
        "note": f"Original: {record.original}" if record.original else "",
    }
    return {name: value for name, value in fields.items() if value}


def date_parts(record: Record) -> list[list[int]]:
    """As exact as known; two dates are the first and last day."""
    first, last = record.earliest, record.latest
    if first is None or last is None:
        return []
    match record.precision:
        case Precision.MINUTE | Precision.DAY:
            return [[first.year, first.month, first.day]]
        case Precision.MONTH:
            return [[first.year, first.month]]
        case Precision.YEAR:
            return [[first.year]]
        case _:
            return [[day.year, day.month, day.day] for day in (first, last)]
