"""What is published about one event, counted finely in one query: the page's tables and charts are sums of it."""

import datetime
from dataclasses import dataclass

from django.db.models import Count

from articles.models import Article, Event, Source


@dataclass(frozen=True)
class Items:
    """`count` articles alike in all else; `day` is the earliest on which they may have appeared."""

    kind: str
    language: str
    source: Source | None
    day: datetime.date | None
    precision: str
    count: int

    @property
    def press(self) -> bool:
        return self.kind != Article.Kind.DIGEST


@dataclass(frozen=True)
class Outlet:
    """An outlet and the number of its press items."""

    source: Source
    items: int


def items_on(event: Event) -> list[Items]:
    """The published articles of an event. Two queries."""
    alike = ("kind", "language", "source", "date_earliest", "date_precision")
    rows = Article.objects.published().filter(event=event).order_by().values_list(*alike).annotate(Count("pk"))
    found = list(rows)
    sources = Source.objects.in_bulk({row[2] for row in found} - {None})
    return [
        Items(kind, language, sources.get(source), day, precision, count)
        for kind, language, source, day, precision, count in found
    ]


def outlets(items: list[Items], most: int) -> list[Outlet]:
    """The outlets of the press items, most items first, then by name."""
    counts: dict[Source, int] = {}
    for item in items:
        if item.press and item.source:
            counts[item.source] = counts.get(item.source, 0) + item.count
    found = [Outlet(source, count) for source, count in counts.items()]
    return sorted(found, key=lambda outlet: (-outlet.items, outlet.source.name))[:most]
