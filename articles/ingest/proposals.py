"""What a reading proposes to a curator: values for the fields, with confidence, words and place; no database here."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.ingest.bulletin import Part, parts
from articles.ingest.known import Authority
from articles.ingest.types import Described, Evidence, Named, Reading
from articles.ingest.warnings import mistagged

LONGEST_EVIDENCE = 300  # as Proposal.evidence holds
OPENING = 80  # characters of a text that stand for the evidence of its language
NONE = Evidence("")


class Field(StrEnum):
    """The fields of proposals, in the order in which a librarian thinks; the words stand in Proposal.field."""

    TITLE = "title"
    BODY = "body"
    LANGUAGE = "language"
    SOURCE = "source"
    BYLINE = "byline"
    ADDRESS = "address"
    PUBLISHED = "published"
    EVENT = "event"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TOPIC = "topic"
    PARTS = "parts"
    WARNING = "warning"


FIELD_LABELS: dict[Field, Promise] = {
    Field.TITLE: _("title"),
    Field.BODY: _("text"),
    Field.LANGUAGE: _("language"),
    Field.SOURCE: _("source"),
    Field.BYLINE: _("byline"),
    Field.ADDRESS: _("address of the original"),
    Field.PUBLISHED: _("date"),
    Field.EVENT: _("event"),
    Field.PERSON: _("person"),
    Field.PLACE: _("place"),
    Field.ORGANISATION: _("organisation"),
    Field.TOPIC: _("topic"),
    Field.PARTS: _("parts"),
    Field.WARNING: _("warning"),
}
NAMED = frozenset({Field.PLACE, Field.ORGANISATION, Field.TOPIC})


@dataclass(frozen=True)
class Proposed:
    field: Field
    value: Any  # a string, or a dict of strings and lists
    confidence: float
    evidence: Evidence = NONE


def proposals(reading: Reading, authority: Authority, with_body: bool = False) -> Iterator[Proposed]:
    """With the text itself, where the article that it was read for is not to be changed before a curator agrees."""
    described, linked = reading.described, reading.linked
    opening = described.body[:OPENING].rstrip()
    evidence = Evidence(opening, 0, len(opening))
    yield Proposed(Field.LANGUAGE, described.language, described.language_confidence, evidence)
    yield from of_page(described)
    if with_body:
        yield Proposed(Field.BODY, described.body, 0.9)
    for guess in ((linked.event,) if linked.event else ()) + linked.others:
        yield Proposed(Field.EVENT, guess.slug, guess.confidence, guess.evidence)
    for person in linked.people:
        if not person.appearances:
            yield Proposed(Field.PERSON, {"id": person.slug, "role": "mention"}, 0.7, person.evidence)
        for act in person.appearances:
            value = {"id": person.slug, "role": act.role, "event": act.event}
            yield Proposed(Field.PERSON, value, 0.7, act.evidence)
    for named in linked.named:
        if (kind := authority.kinds.get(named.slug)) in NAMED:
            yield Proposed(Field(kind), named.slug, sureness(named), named.evidence)
    if found := parts(described.body):
        yield of_parts(found, reading)
    for warning in mistagged([described.tag], described.language, described.language_confidence):
        yield Proposed(Field.WARNING, {"kind": warning.kind.value, **warning.values}, 0.9, warning.evidence)


def of_page(described: Described) -> Iterator[Proposed]:
    """What the page says of itself."""
    if described.title:
        yield Proposed(Field.TITLE, described.title, 0.9, Evidence(described.title))
    if described.published:
        dated = described.published
        yield Proposed(Field.PUBLISHED, {"date": dated.iso, "basis": dated.basis}, dated.confidence, dated.evidence)
    host = urlsplit(described.address).hostname or ""
    if described.source:
        yield Proposed(Field.SOURCE, described.source, 0.8, Evidence(described.source))
    elif host:
        yield Proposed(Field.SOURCE, host, 0.5, Evidence(described.address))
    if described.byline:
        yield Proposed(Field.BYLINE, described.byline, 0.7, Evidence(described.byline))
    if described.address:
        yield Proposed(Field.ADDRESS, described.address, 0.8, Evidence(described.address))


def sureness(named: Named) -> float:
    """A name that stands twice, or in the title, is more likely to be what the text is about."""
    return 0.8 if named.count > 1 or named.evidence.start is None else 0.6


def of_parts(found: tuple[Part, ...], reading: Reading) -> Proposed:
    """The items of a bulletin, and which of them name what the whole was found to cover."""
    guess = reading.linked.event
    at = guess.evidence.start if guess else None
    about = [part.number for part in found if at is not None and part.start <= at < part.end]
    value = {"titles": [part.title for part in found], "starts": [part.start for part in found], "about": about}
    first = found[0]
    start = reading.described.body.index(first.title, first.start)
    return Proposed(Field.PARTS, value, 0.7, Evidence(first.title, start, start + len(first.title)))
