"""How much the press of each language wrote: counts of published articles for pages and charts.

Press items and digests written for this archive are counted apart everywhere.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear

from articles.items import Items
from articles.languages import LANGUAGES, Language
from articles.models import Article, Event

PRESS = ~Q(kind=Article.Kind.DIGEST)


@dataclass(frozen=True)
class LanguageCount:
    """How much one language's press wrote; `press` and `digests` may be 0, and a 0 is shown: gaps matter.

    `searched` is the day on which a curator looked for press items and found none.
    """

    language: Language
    press: int = 0
    digests: int = 0
    searched: datetime.date | None = None


@dataclass(frozen=True)
class Coverage:
    """The counts of some set of articles: one for each of the portal's languages, in their order."""

    counts: tuple[LanguageCount, ...]

    @property
    def press(self) -> int:
        return sum(count.press for count in self.counts)

    @property
    def digests(self) -> int:
        return sum(count.digests for count in self.counts)

    @property
    def articles(self) -> int:
        return self.press + self.digests

    @property
    def widest(self) -> int:
        """The most that one language's press wrote, at least 1: the full width of a bar."""
        return max(1, *(count.press for count in self.counts))


@dataclass(frozen=True)
class YearRow:
    """Press items of one year of publication by language, in the order of LANGUAGES; year None: no certain year."""

    year: int | None
    counts: tuple[int, ...]


@dataclass(frozen=True)
class YearTable:
    """`rows` newest year first, uncertain years last; `total` over all years."""

    rows: tuple[YearRow, ...]
    total: Coverage


def coverage(articles: QuerySet) -> Coverage:
    """Counts of the given published articles for each of the portal's languages. One query."""
    rows = articles.order_by().values("language").annotate(press=Count("pk", PRESS), digests=Count("pk", ~PRESS))
    return in_order({row["language"]: (row["press"], row["digests"]) for row in rows})


def coverage_of_event(event: Event, items: list[Items]) -> Coverage:
    """Counts of what is published about an event, and of the press's zeros which were looked into. One query."""
    press, digests = Counter(), Counter()
    for item in items:
        (press if item.press else digests)[item.language] += item.count
    searched = dict(event.gaps.values_list("language", "searched"))
    found = in_order({code: (press[code], digests[code]) for code in press | digests})
    return Coverage(
        tuple(
            count if count.press else replace(count, searched=searched.get(count.language.code))
            for count in found.counts
        )
    )


def coverage_by_event() -> dict[int | None, Coverage]:
    """Counts a language for each event that has a published article, by its key; under None those of no event.

    One query.
    """
    rows = (
        Article.objects.published()
        .order_by()
        .values("event", "language")
        .annotate(press=Count("pk", PRESS), digests=Count("pk", ~PRESS))
    )
    found: dict[int | None, dict[str, tuple[int, int]]] = {}
    for row in rows:
        found.setdefault(row["event"], {})[row["language"]] = row["press"], row["digests"]
    return {event: in_order(counts) for event, counts in found.items()}


def whole(parts: Iterable[Coverage]) -> Coverage:
    """The sum of several counts."""
    press, digests = Counter(), Counter()
    for part in parts:
        for count in part.counts:
            press[count.language.code] += count.press
            digests[count.language.code] += count.digests
    return in_order({code: (press[code], digests[code]) for code in press})


def in_order(found: dict[str, tuple[int, int]]) -> Coverage:
    """Press items and digests by language code, as coverage; a language without any has zeros."""
    return Coverage(tuple(LanguageCount(language, *found.get(language.code, (0, 0))) for language in LANGUAGES))


def coverage_by_year(articles: QuerySet) -> YearTable:
    """Counts of the given published articles by year of publication and language. One query."""
    rows = (
        articles.order_by()
        .annotate(first_year=ExtractYear("date_earliest"), last_year=ExtractYear("date_latest"))
        .values("first_year", "last_year", "language")
        .annotate(press=Count("pk", PRESS), digests=Count("pk", ~PRESS))
    )
    years: dict[int | None, Counter] = {}
    press, digests = Counter(), Counter()
    for row in rows:
        language = row["language"]
        press[language] += row["press"]
        digests[language] += row["digests"]
        if row["press"]:
            year = row["first_year"] if row["first_year"] == row["last_year"] else None
            years.setdefault(year, Counter())[language] += row["press"]
    return YearTable(
        rows=tuple(
            YearRow(year, tuple(years[year][language.code] for language in LANGUAGES))
            for year in sorted(years, key=lambda year: -(year or 0))
        ),
        total=in_order({code: (press[code], digests[code]) for code in press}),
    )


NOTHING = in_order({})
