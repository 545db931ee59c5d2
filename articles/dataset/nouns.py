"""What a snapshot holds: each noun with its records, in an order that does not depend on the database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.export import reading
from articles.export.nouns import (
    AppearanceRecord,
    EventRecord,
    GapRecord,
    Name,
    SourceRecord,
    SpeakerRecord,
    StatementRecord,
    TermRecord,
    appearance_record,
    event_record,
    gap_record,
    name,
    source_record,
    speaker_record,
    statement_record,
    term_record,
)
from articles.export.record import Record, records
from articles.models import Article, Term
from articles.queries import sources_with_counts

NAMES = "en"  # the language in which articles name their event, people and topics


@dataclass(frozen=True)
class LabelRecord(Name):
    """One name of the term `term`."""

    term: str


@dataclass(frozen=True)
class Noun:
    """`name` is that of the files; `rows` gives values of the dataclass `record`."""

    name: str
    record: type
    rows: Callable[[], Iterator[Any]]


def articles() -> Iterator[Record]:
    keys = Article.objects.published().order_by("public_id").values_list("pk", flat=True)
    return records(list(keys), NAMES)


def terms() -> Iterator[TermRecord]:
    return map(term_record, reading.terms().exclude(kind__in=[Term.Kind.EVENT, Term.Kind.SPEAKER]))


def labels() -> Iterator[LabelRecord]:
    """In the order of the authority: by term, language, type, text."""
    for term in reading.terms():
        for label in term.labels.all():
            yield LabelRecord(**vars(name(label)), term=term.slug)


NOUNS = (
    Noun("articles", Record, articles),
    Noun("events", EventRecord, lambda: map(event_record, reading.events())),
    Noun("speakers", SpeakerRecord, lambda: map(speaker_record, reading.speakers())),
    Noun("terms", TermRecord, terms),
    Noun("labels", LabelRecord, labels),
    Noun("statements", StatementRecord, lambda: map(statement_record, reading.statements())),
    Noun("appearances", AppearanceRecord, lambda: map(appearance_record, reading.appearances())),
    Noun("sources", SourceRecord, lambda: map(source_record, sources_with_counts().order_by("slug"))),
    Noun("gaps", GapRecord, lambda: map(gap_record, reading.gaps())),
)
