"""manage.py index build|update|check|work"""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import health, lifecycle, worker
from search.backends.files import DamagedIndex
from search.backends.whoosh import IndexUnavailable
from search.generations import IndexLocked


class Command(BaseCommand):
    help = (
        "The search index. build: make it anew from the database, aside, and put it in use. update: bring it up to "
        "date. check: compare it with the database and read it through. work: keep it up to date until stopped."
    )
    requires_system_checks: list[str] = []  # one of them complains about what this command mends

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["build", "update", "check", "work"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            getattr(self, action)()
        except IndexLocked as problem:
            raise CommandError(
                f"The index is being written by another process ({problem}). A running “index work” repairs and "
                "updates it by itself; stop it first to do so by hand."
            ) from None
        except IndexUnavailable as problem:
            raise CommandError(f"The index is {problem.state}: {problem}. Run “manage.py index build”.") from None
        except DamagedIndex as problem:
            raise CommandError(f"The index is damaged: {problem}. Run “manage.py index build”.") from None

    def build(self) -> None:
        with lifecycle.backend().generations.lock("building"):
            manifest = lifecycle.build(self.progress)
        self.stdout.write(f"{manifest.documents} articles indexed in {manifest.seconds} seconds.")

    def progress(self, count: int) -> None:
        if count % 1000 == 0:
            self.stdout.write(f"{count} ...")

    def update(self) -> None:
        with lifecycle.backend().generations.lock("updating"):
            lifecycle.reconcile()
            changed = 0
            while done := lifecycle.drain():
                changed += done
        self.stdout.write(f"{changed} articles brought up to date.")

    def check(self) -> None:
        lifecycle.verify()
        lacking, superfluous = lifecycle.reconcile()
        found = health.health()
        self.stdout.write(f"{found.generation}, built {found.built}: {found.documents} articles, every file sound.")
        self.stdout.write(f"{health.backlog()['pending']} changes wait.")
        for leg, state in health.vectors().items():
            self.stdout.write(f"Search by meaning, {leg}: {state}.")
        if lacking or superfluous:
            raise CommandError(
                f"{len(lacking)} published articles are missing and {len(superfluous)} should not be there; "
                "they are queued now: run “manage.py index update” or “index work”."
            )

    def work(self) -> None:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_received: stop.set())
        worker.work(stop)
        self.stdout.write("Stopped.")
