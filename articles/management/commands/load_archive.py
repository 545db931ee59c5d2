"""`manage.py load_archive`: the starter archive into the database; a second run changes nothing."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.starter.load import load
from articles.starter.read import FixtureError, read_archive


class Command(BaseCommand):
    help = "Load the starter archive: facts, names, digests and records. Never overwrites a curator's change."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures", help="default: fixtures/"
        )

    def handle(self, folder: Path, **options):
        if not folder.is_dir():
            raise CommandError(f"no folder {folder}")
        try:
            counts = load(read_archive(folder))
        except FixtureError as error:
            raise CommandError(f"nothing loaded: {error}") from None
        for table, outcome in counts.items():
            if outcome and options["verbosity"]:
                self.stdout.write(f"{table}: " + ", ".join(f"{number} {what}" for what, number in outcome.items()))
