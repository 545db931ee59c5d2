"""The queue of index changes: written in the transaction of the change itself, so both stand or neither does."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from articles.models import Article
from search.models import PendingChange


def enqueue(articles: Iterable[int]) -> None:
    """Queues articles by primary key; one that waits already is stamped anew."""
    # In order, so that two transactions that queue the same articles wait for each other instead of locking up.
    changes = [PendingChange(article=article) for article in sorted(set(articles))]
    if changes:
        PendingChange.objects.bulk_create(
            changes, update_conflicts=True, unique_fields=["article"], update_fields=["stamp"], batch_size=500
        )


def waiting(limit: int) -> list[PendingChange]:
    """The changes that wait longest."""
    return list(PendingChange.objects.order_by("since", "article")[:limit])


def finish(changes: list[PendingChange]) -> None:
    """Takes changes off the queue, but for those stamped anew since they were read."""
    PendingChange.objects.filter(
        article__in=[change.article for change in changes], stamp__in=[change.stamp for change in changes]
    ).delete()


def no_longer_public() -> frozenset[int]:
    """Articles that wait to be taken out of the index: no search may count them meanwhile."""
    published = Article.objects.published().filter(pk=OuterRef("article"))
    return frozenset(PendingChange.objects.filter(~Exists(published)).values_list("article", flat=True))
