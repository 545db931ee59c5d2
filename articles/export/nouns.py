"""What leaves the archive about everything but articles: terms, events, speakers, statements, sources, gaps.

Rows -> frozen values of plain types -> API, linked files, dataset. Texts are lines as in `record`.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.urls import reverse

from articles.export.record import one_line, outlet_name
from articles.models import Appearance, Citation, CoverageGap, Event, Label, Source, Speaker, Statement, Term


@dataclass(frozen=True)
class Cited:
    """Where a fact can be read: an article of this archive (its permanent address) or a reference outside it."""

    title: str
    language: str
    publisher: str
    published: str  # ISO 8601 as exact as known, or empty
    address: str
    in_archive: bool
    locator: str


@dataclass(frozen=True)
class Name:
    """One name of a term."""

    language: str
    text: str
    qualifier: str
    type: str  # preferred or variant
    status: str
    citation: Cited | None


@dataclass(frozen=True)
class TermRecord:
    """A topic, place or organisation; `broader` is the identifier of another term, or empty."""

    id: str
    address: str  # the permanent one
    kind: str
    names: tuple[Name, ...]
    broader: str
    category: str
    wikidata: str


@dataclass(frozen=True)
class EventRecord(TermRecord):
    """A summit or another event; `dates` is ISO 8601, a span as first/last; `place` the identifier of a term."""

    series: str
    edition: int | None
    edition_official: bool
    dates: str
    earliest: datetime.date
    latest: datetime.date
    opening: datetime.date | None
    place: str
    confirmed: bool


@dataclass(frozen=True)
class SpeakerRecord(TermRecord):
    birth_year: int | None


@dataclass(frozen=True)
class StatementRecord:
    """One claim about the term `subject`: a text in a language, a number, another term or a date."""

    subject: str
    attribute: str
    text: str
    language: str
    rendering: bool  # our wording of what the source says in another language
    number: Decimal | None
    comparator: str
    unit: str
    term: str
    date: str
    confirmed: bool
    citation: Cited


@dataclass(frozen=True)
class AppearanceRecord:
    speaker: str
    event: str
    role: str
    citation: Cited


@dataclass(frozen=True)
class SourceRecord:
    id: str
    name: str
    name_language: str
    name_latin: str
    kind: str
    country: str
    language: str
    home_page: str
    articles: int  # published here


@dataclass(frozen=True)
class GapRecord:
    """A curator looked for press items on the event in the language on that day, and found none."""

    event: str
    language: str
    searched: datetime.date


def term_address(slug: str) -> str:
    """The permanent address of a term, which is also its name in the authority's SKOS."""
    return settings.SITE_URL + reverse("term-neutral", args=[slug])


def cited(citation: Citation) -> Cited:
    """The citation comes with its reference, or its article and that one's source."""
    article, reference = citation.article, citation.reference
    if article:
        return Cited(
            title=one_line(article.shown_title),
            language=article.language,
            publisher=outlet_name(article.source, "en") if article.source else "",
            published=article.iso_date or "",
            address=settings.SITE_URL + article.get_neutral_url(),
            in_archive=True,
            locator=one_line(citation.locator),
        )
    return Cited(
        title=one_line(reference.title),
        language=reference.language,
        publisher=one_line(reference.publisher),
        published=reference.iso_date or "",
        address=one_line(reference.address),
        in_archive=False,
        locator=one_line(citation.locator),
    )


def name(label: Label) -> Name:
    """A citation of an article that is not public is left out, as on the pages."""
    citation = label.citation
    hidden = citation is None or (citation.article is not None and citation.article.state != "published")
    return Name(
        language=label.language,
        text=one_line(label.text),
        qualifier=one_line(label.qualifier),
        type=label.type,
        status=label.status,
        citation=None if hidden else cited(citation),
    )


def term_record(term: Term) -> TermRecord:
    """The term comes with the labels that may be shown, and `broader`."""
    return TermRecord(**of_every_term(term))


def event_record(event: Event) -> EventRecord:
    return EventRecord(
        **of_every_term(event),
        series=event.series,
        edition=event.edition,
        edition_official=event.edition_official,
        dates=event.iso_date or "",
        earliest=event.date_earliest,
        latest=event.date_latest,
        opening=event.opening,
        place=event.place.slug if event.place else "",
        confirmed=event.confirmed,
    )


def speaker_record(speaker: Speaker) -> SpeakerRecord:
    return SpeakerRecord(**of_every_term(speaker), birth_year=speaker.birth_year)


def of_every_term(term: Term) -> dict:
    return {
        "id": term.slug,
        "address": term_address(term.slug),
        "kind": term.kind,
        "names": tuple(map(name, term.labels.all())),
        "broader": term.broader.slug if term.broader else "",
        "category": term.category,
        "wikidata": one_line(term.wikidata),
    }


def statement_record(statement: Statement) -> StatementRecord:
    """The statement comes with subject, term and citation."""
    return StatementRecord(
        subject=statement.subject.slug,
        attribute=statement.attribute,
        text=one_line(statement.text),
        language=statement.language,
        rendering=statement.rendering,
        number=statement.number,
        comparator=statement.comparator,
        unit=statement.unit,
        term=statement.term.slug if statement.term else "",
        date=statement.iso_date or "",
        confirmed=statement.confirmed,
        citation=cited(statement.citation),
    )


def appearance_record(appearance: Appearance) -> AppearanceRecord:
    return AppearanceRecord(
        speaker=appearance.speaker.slug,
        event=appearance.event.slug,
        role=appearance.role,
        citation=cited(appearance.citation),
    )


def source_record(source: Source) -> SourceRecord:
    """The source comes with `published_count`."""
    return SourceRecord(
        id=source.slug,
        name=one_line(source.name),
        name_language=source.name_language,
        name_latin=one_line(source.name_latin),
        kind=source.kind,
        country=source.country,
        language=source.language,
        home_page=one_line(source.home_page),
        articles=source.published_count,
    )


def gap_record(gap: CoverageGap) -> GapRecord:
    return GapRecord(event=gap.event.slug, language=gap.language, searched=gap.searched)
