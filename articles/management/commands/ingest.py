"""`manage.py ingest`: articles from files into the archive, as drafts for a curator's review."""

import sys
from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from articles.ingest.authority import from_database
from articles.ingest.catalogue import save
from articles.ingest.fetch import expand, fetch
from articles.ingest.known import Authority
from articles.ingest.pipeline import read
from articles.ingest.report import as_json, as_text
from articles.ingest.types import Refused

REFUSED = 1  # exit code where a file was refused; the good files of the call are saved all the same


class Command(BaseCommand):
    help = "Read articles from .txt and .html files and save them as drafts. Reading a file twice changes nothing."
    requires_system_checks: list[str] = []  # standard error is for the files of this call

    def add_arguments(self, parser):
        parser.add_argument("paths", metavar="PATH", nargs="+", help="a file, a folder, or - for standard input")
        parser.add_argument("--dry-run", action="store_true", help="read and print, save nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="json: one object a line")
        parser.add_argument("--publish", action="store_true", help="publish new articles at once")

    def handle(self, paths, **options):
        authority = self.authority()
        counts: Counter[str] = Counter()
        for given in paths:
            try:
                files = expand(given)
            except Refused as refused:
                files = []
                self.refuse(refused, counts)
            for path in files:
                try:
                    counts[self.ingest(path, authority, options)] += 1
                except Refused as refused:
                    self.refuse(refused, counts)
        self.stderr.write(", ".join(f"{number} {what}" for what, number in counts.items()))
        if counts["refused"]:
            sys.exit(REFUSED)

    def authority(self) -> Authority:
        try:
            authority = from_database()
        except DatabaseError as error:
            raise CommandError(f"the database cannot be read ({error}); has manage.py migrate run?") from None
        if not authority.events:
            self.stderr.write("no events in the database, so none can be recognised: run manage.py load_archive first")
        return authority

    def ingest(self, path: str, authority: Authority, options: dict) -> str:
        """What became of one file, in a word or a few. Raises Refused."""
        reading = read(fetch(path), authority)
        outcome = "read, nothing saved" if options["dry_run"] else ""
        if not options["dry_run"]:
            article, outcome = save(reading, authority, publish=options["publish"])
        if options["format"] == "json":
            self.stdout.write(as_json(reading))
        else:
            self.stdout.write(as_text(reading))
            self.stdout.write(
                f"  {outcome}" + (f": {article.public_id}, {article.state}" if not options["dry_run"] else "")
            )
        return outcome

    def refuse(self, refused: Refused, counts: Counter[str]) -> None:
        self.stderr.write(str(refused))
        counts["refused"] += 1
