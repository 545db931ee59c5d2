"""The life of the index: built aside and swapped, kept up with the archive, compared with it, repaired.

The caller holds the writer's lock, unless a function says otherwise.
"""

import datetime
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from haystack import connections
from haystack.utils import get_identifier

from articles import statistics
from articles.models import Article
from search import queue
from search.backends import files, writing
from search.backends.files import DamagedIndex
from search.backends.store import latest
from search.backends.whoosh import IndexUnavailable, UnindexableRow, WhooshBackend
from search.generations import Manifest
from search.models import PendingChange

logger = logging.getLogger(__name__)
BATCH = 200  # articles in one commit; a commit of one costs nearly as much as one of two hundred


def backend() -> WhooshBackend:
    """This thread's backend."""
    return connections["default"].get_backend()


def article_index() -> Any:
    return connections["default"].get_unified_index().get_index(Article)


def build(progress: Callable[[int], None] = lambda count: None) -> Manifest:
    """Builds a generation of all published articles aside, checks it and puts it in use.

    `progress` is called with the number of articles so far, and may raise to stop the build. An article that cannot be
    indexed is reported and left out.
    """
    begun = time.monotonic()
    generations = backend().generations
    generations.announce("building")
    # What waits now will be in the new generation; what comes later stays queued.
    waiting = list(PendingChange.objects.all())
    unindexable: set[int] = set()
    while True:
        folder = generations.start()
        writing.create(folder, backend().schema)
        rows = article_index().index_queryset().exclude(pk__in=unindexable).iterator(chunk_size=BATCH)
        try:
            count = backend().write(folder, article_index(), counted(rows, progress), [])
            break
        except UnindexableRow as problem:
            logger.exception("left out of the index: %s", problem)
            unindexable.add(problem.key)
    files.verify(folder, latest(folder), contents=True)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    manifest = Manifest(backend().versions, now, count, round(time.monotonic() - begun, 1))
    generations.publish(folder, manifest)
    for start in range(0, len(waiting), BATCH):
        queue.finish(waiting[start : start + BATCH])
    statistics.refresh()
    return manifest


def counted(rows: Iterable[Article], progress: Callable[[int], None]) -> Iterator[Article]:
    for count, row in enumerate(rows, start=1):
        progress(count)
        yield row


def drain() -> int:
    """Brings up to date the articles that wait longest, in one commit. Gives how many; nought when none waits."""
    changes = queue.waiting(BATCH)
    if changes:
        apply(changes)
    return len(changes)


def apply(changes: list[PendingChange]) -> None:
    """One commit for all. An article that cannot be indexed is reported and left out, and holds nobody up."""
    articles = [change.article for change in changes]
    unindexable: set[int] = set()
    while True:
        try:
            write(articles, unindexable)
            break
        except UnindexableRow as problem:
            logger.exception("left out of the index: %s", problem)
            unindexable.add(problem.key)
    queue.finish(changes)


def write(articles: list[int], unindexable: set[int]) -> None:
    rows = list(article_index().index_queryset().filter(pk__in=set(articles) - unindexable))
    commit = backend().commit()
    name = get_identifier(Article(pk=0)).removesuffix("0")
    known = [f"{name}{article}" for article in articles if commit.holds(f"{name}{article}")]
    if rows or known:
        backend().write(commit.folder, article_index(), rows, known)


def reconcile() -> tuple[set[int], set[int]]:
    """Queues the articles that the index lacks and those it should not hold, and gives both.

    Needs no lock. Raises IndexUnavailable.
    """
    published = set(Article.objects.published().values_list("pk", flat=True))
    indexed = backend().commit().keys
    lacking, superfluous = published - indexed, indexed - published
    queue.enqueue(lacking | superfluous)
    return lacking, superfluous


def verify() -> None:
    """Reads every byte of the index in use. Raises IndexUnavailable or DamagedIndex. Needs no lock."""
    commit = backend().commit()
    files.verify(commit.folder, commit.number, contents=True)
    backend().generations.clear_suspicion(commit.folder)


def is_sound() -> bool:
    """Whether the index in use can be searched; one that failed a search is read through."""
    try:
        commit = backend().commit()
        files.verify(commit.folder, commit.number)
        if backend().generations.suspicion(commit.folder):
            verify()
    except (IndexUnavailable, DamagedIndex) as problem:
        logger.warning("index: %s", problem)
        return False
    return True
