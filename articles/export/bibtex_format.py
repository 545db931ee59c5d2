"""BibTeX for biblatex and Biber: UTF-8, titles in their own script with `langid`, everything else escaped."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from articles.export.receipt import lines
from articles.export.record import Record
from articles.models import Precision

# babel's names of languages.
LANGID = {
    "ar": "arabic",
    "zh-Hans": "chinese-simplified",
    "zh-Hant": "chinese-traditional",
    "ro": "romanian",
    "en": "english",
}
# Braces count even after a backslash, so they need commands of their own.
ESCAPED = str.maketrans(
    {
        **{sign: "\\" + sign for sign in "&%$#_"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# Addresses are verbatim in biblatex; only what would break the entry itself is changed.
IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def write(records: Iterable[Record], receipt: Mapping[str, Any] | None = None) -> Iterator[str]:
    if receipt:
        # What stands between entries is a comment, but an @ begins an entry even there.
        yield "".join(f"% {line.replace('@', '＠')}\n" for line in lines(receipt)) + "\n"
    for record in records:
        body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields(record) if value)
        yield f"@{'online' if record.kind == 'digest' else 'article'}{{wic-{record.id},\n{body}}}\n\n"


def fields(record: Record) -> Iterator[tuple[str, str]]:
    # The second pair of braces keeps a style from lowering capitals, and a byline in one piece.
    yield "title", f"{{{escaped(record.title)}}}"
    yield "author", f"{{{escaped(record.byline)}}}" if record.byline else ""
    if record.source:
        yield "organization" if record.kind == "digest" else "journaltitle", escaped(record.source.name)
    yield "date", date(record)
    yield "langid", LANGID[record.language]
    yield "url", record.address.translate(IN_ADDRESS)
    yield "verba", record.original.translate(IN_ADDRESS)  # a verbatim field without meaning of its own
    terms = (*((record.event,) if record.event else ()), *record.speakers, *record.topics)
    yield "keywords", ", ".join(escaped(term.name.replace(",", " ")) for term in terms)
    yield "abstract", escaped(record.abstract)


def escaped(text: str) -> str:
    return text.translate(ESCAPED)


def date(record: Record) -> str:
    """As biblatex reads it (EDTF): a day, a month, a year, or the first and last day."""
    match record.precision:
        case "":
            return ""
        case Precision.MINUTE:
            return str(record.earliest)
        case Precision.QUARTER | Precision.RANGE:
            return f"{record.earliest}/{record.latest}"
        case _:
            return record.published
