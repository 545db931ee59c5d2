"""The coverage matrix: press items by event, language and kind of source, the zeros included.

Digests written for this archive are no press and are not counted here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count

from articles.items import Items
from articles.languages import LANGUAGES, Language
from articles.models import Article, CoverageGap, Event, Source

# Articles whose source is not known are counted under a kind of their own.
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Cell:
    """`query` leads to the list of what is counted; `searched`: a curator looked for it and found nothing."""

    count: int
    query: str
    searched: bool = False


@dataclass(frozen=True)
class Row:
    """Of an event, or of a kind of source: one cell for each language, in the order of LANGUAGES."""

    event: Event | None
    kind: str
    cells: tuple[Cell, ...]

    @property
    def total(self) -> int:
        return sum(cell.count for cell in self.cells)


@dataclass(frozen=True)
class Column:
    """Of one language: one cell for each row of the matrix, in their order."""

    language: Language
    cells: tuple[Cell, ...]

    @property
    def total(self) -> int:
        return sum(cell.count for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    rows: tuple[Row, ...]
    languages: tuple[Language, ...] = LANGUAGES

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(
            Column(language, tuple(row.cells[place] for row in self.rows))
            for place, language in enumerate(self.languages)
        )

    @property
    def most(self) -> int:
        """The largest count of any cell: what the largest drop of a chart stands for."""
        return max((cell.count for row in self.rows for cell in row.cells), default=0)

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(column.total for column in self.columns)

    @property
    def total(self) -> int:
        return sum(self.totals)

    @property
    def has_gaps(self) -> bool:
        return any(cell.searched for row in self.rows for cell in row.cells)


def by_event(events: Iterable[Event], kind: str = "") -> Matrix:
    """A row an event, in the order given; of one kind of source, or of all. Two queries."""
    events = list(events)
    counts = counted("event", kind)
    gaps = set(CoverageGap.objects.values_list("event", "language"))
    return Matrix(
        tuple(
            Row(event, kind, cells({"event": event.slug, "source_kind": kind}, event.pk, counts, gaps))
            for event in events
        )
    )


def by_kind(event: Event, items: Iterable[Items]) -> Matrix:
    """A row for each kind of source that wrote about one event; `items` are what is published about it."""
    counts: Counter = Counter()
    for item in items:
        if item.press:
            counts[item.source.kind if item.source else None, item.language] += item.count
    present = [kind for kind in (*Source.Kind.values, None) if any(key[0] == kind for key in counts)]
    return Matrix(
        tuple(
            Row(
                None, kind or UNKNOWN, cells({"event": event.slug, "source_kind": kind or UNKNOWN}, kind, counts, set())
            )
            for kind in present
        )
    )


def counted(name: str, kind: str = "") -> Counter:
    """Published press items by the value of `name` and the language."""
    articles = Article.objects.published().press()
    if kind:
        articles = articles.filter(source__kind=kind)
    rows = articles.order_by().values_list(name, "language").annotate(Count("pk"))
    return Counter({(value, language): count for value, language, count in rows})


def cells(filters: dict[str, str], value: object, counts: Counter, gaps: set) -> tuple[Cell, ...]:
    """A row's cells, with the address of the list that each counts."""
    return tuple(
        Cell(
            count := counts[value, language.code],
            query_for({**filters, "language": language.code, "kind": "items"}),
            searched=not count and (value, language.code) in gaps,
        )
        for language in LANGUAGES
    )


def query_for(filters: dict[str, str]) -> str:
    return urlencode({name: value for name, value in filters.items() if value})


def kinds_present() -> list[str]:
    """The kinds of source that press items of the archive come from, in the order of Source.Kind. One query."""
    found = set(Article.objects.published().press().order_by().values_list("source__kind", flat=True).distinct())
    return [kind for kind in Source.Kind.values if kind in found]
