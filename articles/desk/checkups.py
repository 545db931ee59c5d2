"""Which articles have warnings: looked through when needed, remembered for the filters of the queue."""

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from articles.checking import warnings_of
from articles.ingest.authority import from_database
from articles.ingest.known import Authority
from articles.ingest.proposals import Field
from articles.ingest.warnings import Warning
from articles.models import Article, Checkup, Proposal

AT_ONCE = 100  # articles looked through for one page of the queue; each takes some milliseconds


def look_through(article: Article, authority: Authority | None = None) -> list[Warning]:
    """The warnings of an article as it stands; their kinds are remembered."""
    found = warnings_of(article, authority)
    kinds = sorted({str(warning.kind) for warning in found})
    Checkup.objects.update_or_create(
        article=article, defaults={"warnings": kinds, "count": len(found), "checked": timezone.now()}
    )
    return found


def unchecked(articles: QuerySet) -> QuerySet:
    """Those in hand that changed since they were looked through, or never were."""
    in_hand = articles.filter(state__in=[Article.State.DRAFT, Article.State.REVIEW])
    return in_hand.filter(Q(checkup__isnull=True) | Q(checkup__checked__lt=F("updated")))


def catch_up(articles: QuerySet) -> int:
    """Looks through some of the unchecked, oldest first, and gives how many still are to be."""
    waiting = unchecked(articles)
    authority = from_database()
    for article in waiting.order_by("pk")[:AT_ONCE]:
        look_through(article, authority)
    return unchecked(articles).count()


def dismiss(article: Article, kind: str) -> None:
    """A curator has looked: warnings of this kind are not shown again for this article."""
    known = article.proposals.filter(field=Field.WARNING, value__kind=kind)
    if not known.update(state=Proposal.State.REJECTED):
        article.proposals.create(
            field=Field.WARNING, value={"kind": kind}, confidence=1, extractor="desk", state=Proposal.State.REJECTED
        )
    look_through(article)
