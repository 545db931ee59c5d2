"""The formats of exports, by the ending of their addresses."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from articles.export import bibtex_format, csl_format, csv_format, json_format, ris_format
from articles.export.record import Record

# Articles in one export: what a reference manager takes in a minute, and a server gives without straining.
EXPORT_LIMIT = 10_000


@dataclass(frozen=True)
class Format:
    """`ending` is that of addresses and files, `label` what a link says: a name, the same in all languages."""

    ending: str
    label: str
    media_type: str
    write: Callable[[Iterable[Record], Mapping[str, Any] | None], Iterator[str]]


FORMATS = {
    form.ending: form
    for form in (
        Format("csv", "CSV", "text/csv; charset=utf-8", csv_format.write),
        Format("json", "JSON", "application/json", json_format.write),
        Format("ris", "RIS", "application/x-research-info-systems; charset=utf-8", ris_format.write),
        Format("bib", "BibTeX", "application/x-bibtex; charset=utf-8", bibtex_format.write),
        Format("csljson", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_format.write),
    )
}


def answer(
    form: Format, name: str, records: Iterable[Record], receipt: Mapping[str, Any] | None = None
) -> StreamingHttpResponse:
    """The records as a file `name` to be kept; search engines are asked to index the page instead."""
    disposition = content_disposition_header(True, f"{name}.{form.ending}") or "attachment"
    return StreamingHttpResponse(
        form.write(records, receipt),
        content_type=form.media_type,
        headers={"Content-Disposition": disposition, "X-Robots-Tag": "noindex, nofollow"},
    )
