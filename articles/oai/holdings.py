"""What harvesters get: published articles by the time of their last change, and tombstones by that of their end.

Both are read after a place, in the order of moment and identifier, so that a list can be taken up again whatever
changed meanwhile: what changes while it is read moves to its end and is given again, and nothing is left out.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.export.record import with_all
from articles.languages import CODES
from articles.models import Article, Event
from articles.oai.request import OaiError, OaiRequest, Place
from articles.queries import preferred_names
from articles.withdrawn import tombstones

PAGE = 100


@dataclass(frozen=True)
class Item:
    """An article, or the tombstone of one (`article` is None)."""

    public_id: str
    moment: datetime.datetime
    sets: tuple[str, ...]
    article: Article | None
    versions: tuple[str, ...] = ()  # identifiers of the other public versions of its story

    @property
    def place(self) -> tuple[datetime.datetime, str]:
        return self.moment, self.public_id


@dataclass(frozen=True)
class Part:
    """One part of a list of `total` items; `rest` says where the next begins, None at the end."""

    items: tuple[Item, ...]
    total: int
    given: int  # before this part
    rest: Place | None


def sets() -> list[tuple[str, str]]:
    """Specification and name of every set: the languages, and the events that have articles."""
    found = [("language", "By language of the article")]
    found += [(f"language:{code}", code) for code in CODES]
    found.append(("event", "By event covered"))
    with_articles = Event.objects.filter(articles__in=Article.objects.published()).distinct()
    for event in with_articles.earliest_first().prefetch_related(preferred_names()):
        found.append((f"event:{event.slug}", event.name_in("en")[0]))
    return found


def part(request: OaiRequest) -> Part:
    """Raises OaiError noRecordsMatch where there is nothing. Few queries, whatever the length of the list."""
    live, dead = selected(request)
    after = request.after
    items = [
        *alive(with_all(beyond(live, "updated", after).order_by("updated", "public_id")[: PAGE + 1])),
        *ended(beyond(dead, "withdrawn", after).order_by("withdrawn", "public_id")[: PAGE + 1]),
    ]
    items.sort(key=lambda item: item.place)
    if not items and after is None:
        raise OaiError("noRecordsMatch", "Nothing meets these arguments.")
    given, kept = after.given if after else 0, tuple(items[:PAGE])
    total = after.total if after else live.count() + dead.count()
    rest = None
    if len(items) > PAGE:
        rest = Place(kept[-1].moment.isoformat(), kept[-1].public_id, given + PAGE, total)
    return Part(kept, total, given, rest)


def one(public_id: str) -> Item | None:
    """The article or tombstone of this identifier."""
    live = alive(with_all(Article.objects.published().filter(public_id=public_id)))
    return next(iter(live or ended(tombstones().filter(public_id=public_id))), None)


def earliest() -> datetime.datetime:
    """No item is older. Two queries."""
    first = Article.objects.published().order_by("updated").values_list("updated", flat=True).first()
    ends = tombstones().order_by("withdrawn").values_list("withdrawn", flat=True).first()
    return min(filter(None, (first, ends)), default=datetime.datetime(2014, 1, 1, tzinfo=datetime.UTC))


def selected(request: OaiRequest) -> tuple[QuerySet, QuerySet]:
    """Published articles and tombstones that meet the request, from the beginning of its list."""
    live, dead = Article.objects.published().order_by(), tombstones()
    if request.since:
        live, dead = live.filter(updated__gte=request.since), dead.filter(withdrawn__gte=request.since)
    if request.until:
        live, dead = live.filter(updated__lte=request.until), dead.filter(withdrawn__lte=request.until)
    kind, _colon, name = request.set.partition(":")
    match kind, name:
        case ("", "") | ("language", ""):
            return live, dead
        case "language", code if code in CODES:
            return live.filter(language=code), dead.filter(language=code)
        case "event", "":
            return live.filter(event__isnull=False), dead.filter(event__isnull=False)
        case "event", slug:
            keys = list(Event.objects.filter(slug=slug).values_list("pk", flat=True)) if slug.isprintable() else []
            return live.filter(event__in=keys), dead.filter(event_id__in=keys)
        case _:
            return live.none(), dead.none()


def beyond(rows: QuerySet, field: str, after: Place | None) -> QuerySet:
    if after is None:
        return rows
    moment = datetime.datetime.fromisoformat(after.moment)
    return rows.filter(Q(**{f"{field}__gt": moment}) | Q(**{field: moment, "public_id__gt": after.identifier}))


def alive(rows: QuerySet) -> list[Item]:
    articles = list(rows)
    versions: dict[int, list[str]] = {}
    stories = {article.story_id for article in articles} - {None}
    same = Article.objects.published().filter(story__in=stories).order_by("public_id")
    for story, public_id in same.values_list("story", "public_id"):
        versions.setdefault(story, []).append(public_id)
    return [
        Item(
            public_id=article.public_id,
            moment=article.updated,
            sets=member_of(article.language, article.event.slug if article.event else ""),
            article=article,
            versions=tuple(key for key in versions.get(article.story_id, ()) if key != article.public_id),
        )
        for article in articles
    ]


def ended(rows: QuerySet) -> list[Item]:
    found = list(rows)
    slugs = dict(Event.objects.filter(pk__in={row.event_id for row in found}).values_list("pk", "slug"))
    return [
        Item(row.public_id, row.withdrawn, member_of(row.language, slugs.get(row.event_id, "")), None) for row in found
    ]


def member_of(language: str, event: str) -> tuple[str, ...]:
    """A set contains what its parts contain: naming the parts is enough (2.7.2 of the guidelines)."""
    return (f"language:{language}", *((f"event:{event}",) if event else ()))
