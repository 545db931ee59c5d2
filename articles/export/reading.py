"""Rows for `nouns`, each with all that its record needs, in a fixed order and a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import QuerySet

from articles.coverage import Coverage, coverage, coverage_of_event
from articles.export.nouns import (
    AppearanceRecord,
    EventRecord,
    GapRecord,
    SpeakerRecord,
    StatementRecord,
    TermRecord,
    appearance_record,
    event_record,
    gap_record,
    speaker_record,
    statement_record,
    term_record,
)
from articles.items import items_on
from articles.models import Appearance, CoverageGap, Event, Speaker, Statement, Term
from articles.queries import all_names, articles_naming

CITED = ("citation__reference", "citation__article__source")


@dataclass(frozen=True)
class Held:
    """How much the archive has published in one language."""

    language: str
    press: int
    digests: int


@dataclass(frozen=True)
class TermDetail:
    """One term with what is claimed of it; `coverage` counts the published articles that name it."""

    term: TermRecord
    statements: tuple[StatementRecord, ...]
    coverage: tuple[Held, ...]


@dataclass(frozen=True)
class SpeakerDetail:
    speaker: SpeakerRecord
    statements: tuple[StatementRecord, ...]
    appearances: tuple[AppearanceRecord, ...]
    coverage: tuple[Held, ...]


@dataclass(frozen=True)
class EventDetail:
    """`coverage` counts the published articles about the event; `gaps` are zeros that were looked into."""

    event: EventRecord
    statements: tuple[StatementRecord, ...]
    appearances: tuple[AppearanceRecord, ...]
    coverage: tuple[Held, ...]
    gaps: tuple[GapRecord, ...]


def terms() -> QuerySet:
    """All terms, events and speakers among them."""
    return Term.objects.select_related("broader").prefetch_related(all_names()).order_by("slug")


def events() -> QuerySet:
    return Event.objects.select_related("broader", "place").prefetch_related(all_names()).earliest_first()


def speakers() -> QuerySet:
    return Speaker.objects.select_related("broader").prefetch_related(all_names()).order_by("slug")


def statements() -> QuerySet:
    rows = Statement.objects.public().select_related("subject", "term", *CITED)
    return rows.order_by("subject__slug", "attribute", "pk")


def appearances() -> QuerySet:
    rows = Appearance.objects.public().select_related("speaker", "event", *CITED)
    return rows.order_by("event__date_earliest", "event__slug", "speaker__slug", "role", "pk")


def gaps() -> QuerySet:
    return CoverageGap.objects.select_related("event").order_by("event__date_earliest", "event__slug", "language")


def term_detail(term: Term) -> TermDetail:
    return TermDetail(term_record(term), statements_about(term), held(coverage(articles_naming(term))))


def speaker_detail(speaker: Speaker) -> SpeakerDetail:
    return SpeakerDetail(
        speaker=speaker_record(speaker),
        statements=statements_about(speaker),
        appearances=tuple(map(appearance_record, appearances().filter(speaker=speaker))),
        coverage=held(coverage(articles_naming(speaker))),
    )


def event_detail(event: Event) -> EventDetail:
    return EventDetail(
        event=event_record(event),
        statements=statements_about(event),
        appearances=tuple(map(appearance_record, appearances().filter(event=event))),
        coverage=held(coverage_of_event(event, items_on(event))),
        gaps=tuple(map(gap_record, gaps().filter(event=event))),
    )


def statements_about(term: Term) -> tuple[StatementRecord, ...]:
    return tuple(map(statement_record, statements().filter(subject=term.pk)))


def held(found: Coverage) -> tuple[Held, ...]:
    return tuple(Held(count.language.code, count.press, count.digests) for count in found.counts)
