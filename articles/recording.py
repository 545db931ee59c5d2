"""How the rows of an article (`articles.rows`) come into the versions of its history.

Only what a curator does is recorded at once: ingest writes thousands of rows, and what it wrote first is read when the
next version begins. What changed elsewhere between two versions (names linked again, an import, the page of a speaker)
becomes a version without an account, so that no curator answers for it.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone
from simple_history.signals import pre_create_historical_record

from articles.ingest.catalogue import INGESTED
from articles.models import Article
from articles.rows import rows_of

ELSEWHERE = "elsewhere"  # the change reason of such a version


def connect() -> None:
    pre_create_historical_record.connect(
        complete_before, sender=Article.history.model, dispatch_uid="article-rows-complete"
    )


def complete_before(instance: Article, history_instance: Any, **kwargs: Any) -> None:
    """The version that now ends is completed, unless ingest itself writes the article anew: its rows are gone then."""
    reason = history_instance.history_change_reason or ""
    if history_instance.history_type == "~" and not reason.startswith(INGESTED):
        latest = instance.history.first()
        if latest is not None and latest.rows is None:
            keep(instance)


def settle(article: Article) -> Any | None:
    """The newest version, in which the rows stand as they are now; call it before they are changed."""
    latest = article.history.first()
    if latest is None:
        return None
    rows = rows_of(article)
    if latest.rows is not None and latest.rows != rows:
        latest.pk, latest.history_type = None, "~"
        latest.history_user, latest.history_change_reason = None, ELSEWHERE
        # Never at the very time of what follows: versions are ordered by it.
        latest.history_date = timezone.now() - datetime.timedelta(microseconds=1)
    if latest.rows != rows:
        latest.rows = rows
        latest.save()
    return latest


def keep(article: Article) -> None:
    """The newest version has the rows as they are now; call it after they were changed."""
    latest = article.history.first()
    if latest is not None:
        article.history.filter(pk=latest.pk).update(rows=rows_of(article))


@contextmanager
def recorded(*articles: Article) -> Iterator[None]:
    """What is done to the articles and their rows inside is one version in the history of each that changed.

    They are read anew once they are locked: what was not saved before is gone.
    """
    with transaction.atomic():
        keys = [article.pk for article in articles]
        list(Article._base_manager.select_for_update().filter(pk__in=keys).order_by("pk"))
        for article in articles:
            article.refresh_from_db()  # what another curator saved while this one waited for the lock
        before = {article.pk: settle(article) for article in articles}
        yield
        for article in articles:
            settled = before[article.pk]
            if settled is not None and article.history.first() == settled and rows_of(article) != settled.rows:
                article.save()
            keep(article)
