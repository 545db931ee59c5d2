"""The index worker: one process that keeps what is derived in step with the archive until it is told to stop.

First the names of articles and the index, which readers wait for; once a minute what was written past the signals; when
nothing is left, vectors, in steps short enough that no change waits for them.
"""

import logging
import threading
import time

from django.db import close_old_connections

from articles import duplicates, relinking, statistics
from search import lifecycle
from search.generations import IndexLocked
from search.semantic.making import Maker

logger = logging.getLogger(__name__)
POLL = 0.5  # seconds; with a commit of some tenths, a change is searchable within two
VECTORS = 0.5  # seconds spent on vectors before changes are looked for again
RECONCILE = 60.0
ANALYSE = 3600.0
BACK_OFF = 5.0
PATIENCE = 3  # failures in a row before the index itself is taken to be at fault


class Stopped(Exception):
    """Passes out of a build that is no longer wanted; what was in use stays in use."""


def work(stop: threading.Event) -> None:
    """Repairs, rebuilds and updates the index until `stop` is set. Raises IndexLocked when another process does."""
    with lifecycle.backend().generations.lock("working"), Vectors() as vectors:
        reconciled, analysed, failures = float("-inf"), float("-inf"), 0
        while not stop.is_set():
            try:
                close_old_connections()
                ensure(stop, anew=failures >= PATIENCE)
                if time.monotonic() - reconciled > RECONCILE:
                    lifecycle.reconcile()
                    while not stop.is_set() and duplicates.catch_up():
                        pass
                    if time.monotonic() - analysed > ANALYSE:
                        statistics.refresh()
                        analysed = time.monotonic()
                    reconciled = time.monotonic()
                    vectors.news()
                while not stop.is_set() and relinking.drain():
                    pass
                while not stop.is_set() and lifecycle.drain():
                    vectors.news()
                failures = 0
            except Stopped:
                break
            except Exception:  # a worker that ends leaves the index to age; what it could not do stays queued
                failures += 1
                logger.exception("index worker: trying again in %d seconds", BACK_OFF)
            if failures or not vectors.work(VECTORS):
                stop.wait(BACK_OFF if failures else POLL)


class Vectors:
    """The making of vectors as the worker sees it: whatever goes wrong there, the index does not wait for it."""

    def __init__(self) -> None:
        self.maker: Maker | None = None
        self.resting = float("-inf")  # until when nothing is tried

    def __enter__(self) -> "Vectors":
        return self

    def __exit__(self, *_exception: object) -> None:
        if self.maker:
            self.maker.close()

    def news(self) -> None:
        """Something was published, changed or withdrawn."""
        if self.maker:
            self.maker.news()

    def work(self, seconds: float) -> bool:
        """Whether there is more to make."""
        if time.monotonic() < self.resting:
            return False
        try:
            self.maker = self.maker or Maker()
            return self.maker.work(seconds)
        except IndexLocked as problem:
            logger.warning("vectors are being made by another process (%s)", problem)
        except Exception:
            logger.exception("vectors: trying again in %d seconds", RECONCILE)
        self.resting = time.monotonic() + RECONCILE
        return False


def ensure(stop: threading.Event, anew: bool = False) -> None:
    """Builds the index if it is missing, made by another version or damaged, or `anew` in any case."""
    if not anew and lifecycle.is_sound():
        return

    def interrupt(count: int) -> None:
        if stop.is_set():
            raise Stopped

    try:
        manifest = lifecycle.build(interrupt)
    finally:
        lifecycle.backend().generations.announce("working")
    logger.info("index built: %d articles in %s seconds", manifest.documents, manifest.seconds)
