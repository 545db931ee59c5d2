"""`manage.py ingest`: articles from addresses, files, archives and lists, as drafts for a curator's review."""

import sys
from collections import Counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from articles.ingest.authority import from_database
from articles.ingest.inputs import count
from articles.ingest.known import Authority
from articles.ingest.report import as_json, as_text
from articles.ingest.run import REFUSED, Options, Result, Run
from articles.ingest.web.pace import Pace
from articles.ingest.web.policy import Policy

FAILED = 1  # exit code where anything was refused; what was good is saved all the same


class Command(BaseCommand):
    help = (
        "Take in articles, as drafts: addresses of pages, feeds and sitemaps; .txt, .html and .pdf files; .warc and"
        " .wacz archives; .csv and .jsonl lists of addresses or press records; .xml feeds; folders. Taking in the same"
        " a second time changes nothing."
    )
    requires_system_checks: list[str] = []  # standard error is for the failures of this call

    def add_arguments(self, parser):
        parser.add_argument(
            "given", metavar="INPUT", nargs="+", help="an address, a file, a folder, or - for text on standard input"
        )
        parser.add_argument("--dry-run", action="store_true", help="read and print, save nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="json: one object a line")
        parser.add_argument("--publish", action="store_true", help="publish new articles at once")
        parser.add_argument("--resume", action="store_true", help="neither ask for nor read again what was taken in")
        parser.add_argument("--ignore-robots", action="store_true", help="capture what a robots.txt asks not to")

    def handle(self, given, **options):
        run = Run(
            self.authority(),
            Options(options["publish"], options["dry_run"], options["resume"], options["ignore_robots"]),
            Policy.from_settings(),
            Pace(settings.CAPTURE_PAUSE),
        )
        counts: Counter[str] = Counter()
        # disable=None: only on a terminal.
        with tqdm(total=count(given), disable=None, unit="", file=sys.stderr, dynamic_ncols=True) as bar:
            for result in run.results(given):
                counts[result.outcome] += 1
                bar.clear()
                self.tell(result, options["format"])
                bar.update()
        self.stderr.write(", ".join(f"{number} {what}" for what, number in counts.items()) or "nothing")
        if counts[REFUSED]:
            sys.exit(FAILED)

    def authority(self) -> Authority:
        try:
            authority = from_database()
        except DatabaseError as error:
            raise CommandError(f"the database cannot be read ({error}); has manage.py migrate run?") from None
        if not authority.events:
            self.stderr.write("no events in the database, so none can be recognised: run manage.py load_archive first")
        return authority

    def tell(self, result: Result, form: str) -> None:
        """One line on standard error for a refusal; what was read on standard output."""
        if result.refused:
            self.stderr.write(" ".join(str(result.refused).split()))
        elif result.reading and form == "json":
            self.stdout.write(as_json(result.reading))
        elif form == "text":
            article = result.article
            if result.reading:
                self.stdout.write(as_text(result.reading))
            if article:
                named = "" if result.reading else f"{article.title}\n"
                self.stdout.write(f"{named}  {result.outcome}: {article.public_id}, {article.state}")
            elif result.reading:
                self.stdout.write(f"  {result.outcome}")
