"""The one definition of what leaves the archive about a published article; a writer a format prints it.

Article -> Record -> csv, json, ris, bibtex
"""

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils import translation

from articles.languages import BY_CODE
from articles.models import Appearance, Article, Mention, Source, Term
from articles.queries import preferred_names

BATCH = 200  # articles read at once
# Control characters, lone surrogates, code points without a character, line and paragraph separators.
UNPRINTABLE = {"Cc", "Cs", "Cn", "Zl", "Zp"}


@dataclass(frozen=True)
class Named:
    """A term by its permanent identifier and its name, in the language in which it has one."""

    id: str
    name: str
    language: str


@dataclass(frozen=True)
class Outlet:
    id: str
    name: str
    language: str
    country: str  # ISO 3166, or empty


@dataclass(frozen=True)
class Record:
    """One published article. Every text is one line without control characters; `text` is what may be shown of it."""

    id: str
    address: str  # the permanent one
    kind: str
    title: str
    title_devised: bool
    language: str
    source: Outlet | None
    byline: str
    original: str  # where it was first published
    part: int
    published: str  # ISO 8601 as exact as known: 2024-11-20, 2024-11, 2024-Q4; empty where unknown
    earliest: datetime.date | None
    latest: datetime.date | None
    precision: str
    basis: str
    event: Named | None
    speakers: tuple[Named, ...]
    topics: tuple[Named, ...]
    abstract: str
    display: str
    text: tuple[str, ...]
    story: str  # the same in every version of one report, or empty
    updated: datetime.datetime


def records(keys: Sequence[int], language: str) -> Iterator[Record]:
    """The published articles with these primary keys, in their order, terms named in `language`; lazily, in batches.

    What is not published, or no longer, is left out. Seven queries a batch.
    """
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        rows = {article.pk: article for article in with_all(Article.objects.published().filter(pk__in=batch))}
        for key in batch:
            if key in rows:
                yield record(rows[key], language)


def with_all(articles: QuerySet) -> QuerySet:
    mentions = Mention.objects.select_related("term").prefetch_related(preferred_names("term__labels"))
    appearances = Appearance.objects.select_related("speaker").prefetch_related(preferred_names("speaker__labels"))
    return articles.select_related("source", "event", "story").prefetch_related(
        preferred_names("event__labels"),
        Prefetch("mentions", mentions),
        "cited_as",
        Prefetch("cited_as__appearances", appearances),
    )


def record(article: Article, language: str) -> Record:
    """The article comes `with_all`; `language` is the code in which terms are named where they can be."""
    appeared = [one.speaker for citation in article.cited_as.all() for one in citation.appearances.all()]
    mentioned = [mention.term for mention in article.mentions.all()]

    def named(term: Term) -> Named:
        name, code = term.name_in(language)
        return Named(term.slug, one_line(name), code)

    def of_kind(kind: str, terms: Iterable[Term]) -> tuple[Named, ...]:
        return tuple({term.slug: named(term) for term in terms if term.kind == kind}.values())

    return Record(
        id=article.public_id,
        address=settings.SITE_URL + article.get_neutral_url(),
        kind=article.kind,
        title=one_line(article.shown_title),
        title_devised=article.title_devised,
        language=article.language,
        source=outlet(article.source, language),
        byline=one_line(article.byline),
        original=one_line(article.address),
        part=article.part,
        published=article.iso_date or "",
        earliest=article.date_earliest,
        latest=article.date_latest,
        precision=article.date_precision,
        basis=article.date_basis,
        event=named(article.event) if article.event else None,
        speakers=of_kind(Term.Kind.SPEAKER, (*appeared, *mentioned)),
        topics=of_kind(Term.Kind.TOPIC, mentioned),
        abstract=one_line(article.abstract),
        display=article.display,
        text=tuple(map(one_line, article.shown_paragraphs)),
        story=article.story.slug if article.story else "",
        updated=article.updated,
    )


def outlet(source: Source | None, language: str) -> Outlet | None:
    if source is None:
        return None
    own = source.kind == Source.Kind.ARCHIVE
    return Outlet(source.slug, outlet_name(source, language), language if own else source.name_language, source.country)


def outlet_name(source: Source, language: str) -> str:
    """As the outlet writes it; this archive by its full name in `language`: "this archive" says nothing elsewhere."""
    if source.kind != Source.Kind.ARCHIVE:
        return one_line(source.name)
    with translation.override(BY_CODE[language].prefix):
        return translation.gettext("World Internet Conference Press Archive")


def one_line(text: str) -> str:
    """Without line ends, control characters and what no XML may hold; white space squeezed."""
    return " ".join("".join(map(printable, text)).split())


def printable(character: str) -> str:
    return " " if unicodedata.category(character) in UNPRINTABLE else character
