"""A record as simple Dublin Core (oai_dc): element and value, every one repeatable, none required."""

from collections.abc import Iterable, Iterator

from articles.export.record import Record

# DCMI Type Vocabulary: text, whether or not the archive may show it.
TYPE = "Text"
KINDS = {"press": "press article", "record": "press record without text", "digest": "digest written for this archive"}


def elements(record: Record, versions: Iterable[str] = ()) -> Iterator[tuple[str, str, str]]:
    """(element, value, language of the value or empty). Terms are named in the record's own language.

    `versions` are the permanent addresses of the other versions of its story.
    """
    yield "title", record.title, record.language
    if record.byline:
        yield "creator", record.byline, record.language
    for term in (*record.topics, *record.speakers):
        yield "subject", term.name, term.language
    for text in filter(None, (record.abstract, " ".join(record.text))):
        yield "description", text, record.language
    if record.source:
        yield "publisher", record.source.name, record.source.language
    if record.published:
        # Dublin Core recommends W3CDTF, which has no quarters; a span of days is a DCMI period in ISO 8601.
        yield "date", str(record.earliest) if "Q" in record.published else record.published, ""
    yield "type", TYPE, ""
    yield "type", KINDS[record.kind], "en"
    yield "identifier", record.address, ""
    if record.original:
        yield "source", record.original, ""
    yield "language", record.language, ""
    for address in versions:
        yield "relation", address, ""
    if record.event:
        yield "coverage", record.event.name, record.event.language
