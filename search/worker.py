"""The index worker: one process that keeps the index in step with the archive until it is told to stop."""

import logging
import threading
import time

from django.db import DatabaseError, close_old_connections

from search import lifecycle
from search.backends.whoosh import IndexUnavailable

logger = logging.getLogger(__name__)
POLL = 0.5  # seconds; with a commit of some tenths, a change is searchable within two
RECONCILE = 60.0
BACK_OFF = 5.0


class Stopped(Exception):
    """Passes out of a build that is no longer wanted; what was in use stays in use."""


def work(stop: threading.Event) -> None:
    """Repairs, rebuilds and updates the index until `stop` is set. Raises IndexLocked when another process does."""
    with lifecycle.backend().generations.lock("working"):
        reconciled = float("-inf")
        while not stop.is_set():
            pause = POLL
            try:
                close_old_connections()
                ensure(stop)
                if time.monotonic() - reconciled > RECONCILE:
                    lifecycle.reconcile()
                    reconciled = time.monotonic()
                while not stop.is_set() and lifecycle.drain():
                    pass
            except Stopped:
                break
            except (DatabaseError, OSError, IndexUnavailable):
                logger.exception("index worker: trying again in %d seconds", BACK_OFF)
                pause = BACK_OFF
            stop.wait(pause)


def ensure(stop: threading.Event) -> None:
    """Builds the index anew if it is missing, made by another version, or damaged."""
    if lifecycle.is_sound():
        return

    def interrupt(count: int) -> None:
        if stop.is_set():
            raise Stopped

    try:
        manifest = lifecycle.build(interrupt)
    finally:
        lifecycle.backend().generations.announce("working")
    logger.info("index built: %d articles in %s seconds", manifest.documents, manifest.seconds)
