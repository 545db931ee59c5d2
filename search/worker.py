"""The index worker: one process that keeps the index in step with the archive until it is told to stop."""

import logging
import threading
import time

from django.db import close_old_connections

from articles import duplicates, relinking
from search import lifecycle

logger = logging.getLogger(__name__)
POLL = 0.5  # seconds; with a commit of some tenths, a change is searchable within two
RECONCILE = 60.0
BACK_OFF = 5.0
PATIENCE = 3  # failures in a row before the index itself is taken to be at fault


class Stopped(Exception):
    """Passes out of a build that is no longer wanted; what was in use stays in use."""


def work(stop: threading.Event) -> None:
    """Repairs, rebuilds and updates the index until `stop` is set. Raises IndexLocked when another process does."""
    with lifecycle.backend().generations.lock("working"):
        reconciled, failures = float("-inf"), 0
        while not stop.is_set():
            try:
                close_old_connections()
                ensure(stop, anew=failures >= PATIENCE)
                if time.monotonic() - reconciled > RECONCILE:
                    lifecycle.reconcile()
                    while not stop.is_set() and duplicates.catch_up():
                        pass
                    reconciled = time.monotonic()
                while not stop.is_set() and relinking.drain():
                    pass
                while not stop.is_set() and lifecycle.drain():
                    pass
                failures = 0
            except Stopped:
                break
            except Exception:  # a worker that ends leaves the index to age; what it could not do stays queued
                failures += 1
                logger.exception("index worker: trying again in %d seconds", BACK_OFF)
            stop.wait(BACK_OFF if failures else POLL)


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
