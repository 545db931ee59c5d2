"""`manage.py check_authority`: counts, and every fault of the authority by name; exit code 1 where there is one."""

from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.authority.check import faults
from articles.authority.sources import from_database, from_files
from articles.starter.read import FixtureError


class Command(BaseCommand):
    help = "Check the authority in the database, or in the fixture files of a folder."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, help="a folder of fixtures; default: the database")

    def handle(self, folder: Path | None, **options):
        try:
            authority = from_files(folder) if folder else from_database(settings.BASE_DIR / "fixtures" / "judged.jsonl")
        except FixtureError as error:
            raise CommandError(str(error)) from None
        by_language = Counter(name.language for name in authority.names)
        self.stdout.write(f"{len(authority.terms)} terms, {len(authority.names)} labels")
        self.stdout.write(", ".join(f"{language}: {count}" for language, count in sorted(by_language.items())))
        self.stdout.write(f"{len(authority.facts)} facts, {len(authority.articles)} articles")
        found = faults(authority)
        for fault in found:
            self.stderr.write(str(fault))
        if found:
            raise CommandError(f"{len(found)} faults", returncode=1)
