"""What was public once and is no more: its address says so (410), and harvesters are told (OAI-PMH).

The history of articles remembers every state; an article that was never published leaves no trace here.
"""

from django.db.models import DateTimeField, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from articles.models import Article


class Withdrawn(Http404):
    """The article was public once. The error page answers 410 where a plain Http404 answers 404."""


def tombstones() -> QuerySet:
    """The last public state of each article that is public no more, a row of the history each.

    `withdrawn` is the time at which it ceased to be; `public_id`, `language`, `event_id` are those of that state.
    Nothing else of a row may be shown.
    """
    same = Article.history.filter(public_id=OuterRef("public_id")).order_by("history_id")
    public = Article.history.filter(state=Article.State.PUBLISHED).exclude(history_type="-")
    later = public.filter(public_id=OuterRef("public_id"), history_id__gt=OuterRef("history_id"))
    ended = same.filter(history_id__gt=OuterRef("history_id")).values("history_date")[:1]
    live = Article.objects.published().filter(public_id=OuterRef("public_id"))
    # Withdrawn past all signals, no row says when: then its last public state is the nearest that is known.
    moment = Coalesce(Subquery(ended), F("history_date"), output_field=DateTimeField())
    return public.filter(~Exists(later), ~Exists(live)).annotate(withdrawn=moment).order_by("withdrawn", "public_id")


def is_withdrawn(public_id: str) -> bool:
    """Was it public once, and is no more? One query."""
    return tombstones().filter(public_id=public_id).exists()


def published_or_gone(public_id: str) -> Article:
    """The published article, or the one it was merged into, whose identifier is another.

    Raises Withdrawn where it was public once, Http404 where it never was.
    """
    articles = Article.objects.published()
    found = articles.filter(public_id=public_id).first() or articles.filter(former__public_id=public_id).first()
    if found is None:
        raise (Withdrawn if is_withdrawn(public_id) else Http404)(public_id)
    return found
