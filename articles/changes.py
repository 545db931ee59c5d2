"""When things last changed, as the history of every table says: for sitemaps, feeds and conditional requests.

A change that leaves no row in the history (a bulk update past Django's signals) is not seen.
"""

import datetime
from functools import reduce

from django.db.models import F, Max, Model, QuerySet

from articles.models import (
    Appearance,
    Article,
    CoverageGap,
    Event,
    Label,
    Reference,
    Source,
    Speaker,
    Statement,
    Story,
    Term,
)

RECORDED: tuple[type[Model], ...] = (
    *(Article, Story, Source, Term, Event, Speaker, Label),
    *(Statement, Appearance, Reference, CoverageGap),
)
# What a term's page shows besides its articles: the table, and the column that names the term.
SHOWN_OF_TERMS = (
    *((Term, "id"), (Event, "id"), (Speaker, "id"), (Label, "term")),
    *((Statement, "subject"), (Appearance, "speaker"), (Appearance, "event"), (CoverageGap, "event")),
)


def last_change() -> datetime.datetime | None:
    """The time of the last change of anything, aware UTC; None for an archive that never had a row. One query."""
    latest = []
    for model in RECORDED:
        rows = model.history.order_by()
        newest = model.history.order_by("-history_id").values("history_id")[:1]
        latest.append(rows.filter(history_id__in=newest).values_list("history_date"))
    return max((moment for (moment,) in latest[0].union(*latest[1:], all=True)), default=None)


def changes_by_term() -> dict[int, datetime.datetime]:
    """When what the page of each term shows last changed, by the term's key: facts, names, articles. One query."""
    parts: list[QuerySet] = [
        model.history.order_by().values_list(F(column)).annotate(at=Max("history_date"))
        for model, column in SHOWN_OF_TERMS
    ]
    published = Article.objects.published().order_by()
    parts += [
        published.filter(event__isnull=False).values_list(F("event")).annotate(at=Max("updated")),
        published.filter(mentions__isnull=False).values_list(F("mentions__term")).annotate(at=Max("updated")),
    ]
    found: dict[int, datetime.datetime] = {}
    for key, moment in reduce(lambda one, other: one.union(other, all=True), parts):
        found[key] = max(found.get(key, moment), moment)
    return found


def changes_by_source() -> dict[int, datetime.datetime]:
    """When each source or what the archive published of it last changed, by the source's key. One query."""
    rows = Source.history.order_by().values_list(F("id")).annotate(at=Max("history_date"))
    published = Article.objects.published().filter(source__isnull=False).order_by()
    found: dict[int, datetime.datetime] = {}
    for key, moment in rows.union(published.values_list(F("source")).annotate(at=Max("updated")), all=True):
        found[key] = max(found.get(key, moment), moment)
    return found
