"""RIS, for reference managers: tags as Zotero and EndNote read them, UTF-8, CRLF.

Readers skip what stands before the first TY (Zotero, EndNote, rispy): there stands the receipt, a line each.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from articles.export.receipt import lines
from articles.export.record import Record
from articles.models import Precision

END = "\r\n"
DATABASE = "World Internet Conference Press Archive"


def write(records: Iterable[Record], receipt: Mapping[str, Any] | None = None) -> Iterator[str]:
    if receipt:
        yield END.join(f"# {line}" for line in lines(receipt)) + END + END
    for record in records:
        yield "".join(f"{tag}  - {value}{END}" for tag, value in fields(record) if value) + f"ER  - {END}{END}"


def fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC" if record.kind == "digest" else "NEWS"
    yield "ID", record.id
    yield "TI", record.title
    yield "AU", record.byline
    if record.source:
        yield "T2", record.source.name
    if record.earliest and record.latest and record.earliest.year == record.latest.year:
        yield "PY", str(record.earliest.year)
    yield "DA", date(record)
    yield "LA", record.language
    yield "AB", record.abstract
    if record.event:
        yield "KW", record.event.name
    for term in (*record.speakers, *record.topics):
        yield "KW", term.name
    yield "DB", DATABASE
    yield "UR", record.address
    yield "L2", record.original


def date(record: Record) -> str:
    """YYYY/MM/DD/other, with empty parts for what is not known; a span of days stands whole in the last part."""
    day = record.earliest
    if day is None:
        return ""
    match record.precision:
        case Precision.MINUTE | Precision.DAY:
            return f"{day:%Y/%m/%d}/"
        case Precision.MONTH:
            return f"{day:%Y/%m}//"
        case Precision.YEAR:
            return f"{day.year}///"
        case _:
            return f"{day.year}///{record.published.replace('/', ' – ')}"
