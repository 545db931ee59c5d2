"""Originals -> Readings in several processes, in their order: reading is nearly all computing and asks no database."""

import gc
import logging
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

import django
from django.utils import translation
from django.utils.translation import gettext as _

from articles.ingest.known import Authority
from articles.ingest.link.names import finder
from articles.ingest.pipeline import read
from articles.ingest.types import Fetched, Reading, Refused
from articles.languages import CODES

FEW = 16  # originals that are read here before it pays to start processes, which takes each of them a second or two
LATER = 5  # added to the readers' niceness: the process that saves, of which there is one, goes first
AHEAD = 4  # originals a process that are fetched before their turn: so many are in memory at a time

Done = TypeVar("Done")  # what stands in the stream and needs no reading: it keeps its place
Read = tuple[Fetched, Reading | Refused]

logger = logging.getLogger(__name__)


def readings(stream: Iterable[Fetched | Done], authority: Authority, jobs: int) -> Iterator[Read | Done]:
    """Each original with its reading, or with the reason why there is none, in the order of the stream."""
    stream, read_yet = iter(stream), 0
    for item in stream:
        if not isinstance(item, Fetched):
            yield item
        elif jobs < 2 or read_yet < FEW:
            read_yet += 1
            yield item, read_or_refused(item, authority)
        else:
            with Readers(authority, jobs) as readers:
                yield from readers.readings(chain([item], stream))


def read_or_refused(fetched: Fetched, authority: Authority) -> Reading | Refused:
    """One page that the rules stumble over must not end a run of thousands."""
    try:
        return read(fetched, authority)
    except Refused as refused:
        return refused
    except Exception as error:
        logger.debug("%s", fetched.path, exc_info=True)
        return failed(fetched, error)


def failed(fetched: Fetched, error: Exception) -> Refused:
    return Refused(fetched.path, _("reading it failed: %(error)s") % {"error": repr(error)[:200]})


class Readers:
    """A pool of processes that read. One that a page brings down is replaced, and the page refused."""

    def __init__(self, authority: Authority, jobs: int):
        self.authority, self.jobs = authority, jobs
        self.pool = self.started()

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *exception: object) -> None:
        self.pool.shutdown(cancel_futures=True)

    def started(self) -> ProcessPoolExecutor:
        # Spawned: a forked process would share the connection to the database.
        return ProcessPoolExecutor(
            self.jobs,
            mp_context=get_context("spawn"),
            initializer=prepare,
            initargs=(self.authority, translation.get_language()),
        )

    def readings(self, stream: Iterable[Fetched | Done]) -> Iterator[Read | Done]:
        waiting: deque[Any] = deque()  # (original, Future of its reading), or what needs none
        for item in stream:
            waiting.append((item, self.pool.submit(read_here, item)) if isinstance(item, Fetched) else item)
            while waiting and (len(waiting) >= self.jobs * AHEAD or not isinstance(waiting[0], tuple)):
                yield self.next_of(waiting)
        while waiting:
            yield self.next_of(waiting)

    def next_of(self, waiting: deque[Any]) -> Any:
        item = waiting.popleft()
        if not isinstance(item, tuple):
            return item
        fetched, future = item
        try:
            return fetched, future.result()
        except BrokenExecutor:
            reading = self.alone(fetched)
            self.pool = self.started()
            # Those behind it were lost with the pool.
            for at, other in enumerate(waiting):
                if isinstance(other, tuple):
                    waiting[at] = (other[0], self.pool.submit(read_here, other[0]))
            return fetched, reading

    def alone(self, fetched: Fetched) -> Reading | Refused:
        """In a process of its own, to tell the page that brings a process down from those that were beside it."""
        self.pool.shutdown(cancel_futures=True)
        jobs, self.jobs = self.jobs, 1
        try:
            with self.started() as pool:
                return pool.submit(read_here, fetched).result()
        except BrokenExecutor as error:
            return failed(fetched, error)
        finally:
            self.jobs = jobs


known: list[Authority] = []  # in a reading process: what `prepare` was given


def prepare(authority: Authority, language: str | None) -> None:
    django.setup()
    translation.activate(language or "en")
    known[:] = [authority]
    os.nice(LATER)
    for code in CODES:
        finder(authority, code)
    # What is there now stays as long as the process: to go through its 200,000 objects again and again for garbage took
    # a twelfth of the time.
    gc.freeze()
    # A process whose parent was killed would wait for ever.
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def read_here(fetched: Fetched) -> Reading | Refused:
    return read_or_refused(fetched, known[0])
