"""manage.py check_search FILE: does search keep a contract? Needs no database and no index of the site's."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.evaluation.collection import CollectionError
from search.evaluation.contract import check


class Command(BaseCommand):
    help = (
        "Check what search treats as the same, finds and keeps apart, against a JSON file with the lists equal, finds, "
        "apart and bridge. Its texts are indexed in a temporary folder; names come from the authority in fixtures/."
    )
    requires_system_checks: list[str] = []  # about the site's own data, which takes no part

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            results = check(file)
        except CollectionError as problem:
            raise CommandError(str(problem)) from None
        if options["json"]:
            found = {name: asdict(result) for name, result in results.items()}
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
        else:
            for name, result in results.items():
                self.stdout.write(f"{name}: {result.passed} passed, {len(result.failed)} failed")
                for row in result.failed:
                    self.stdout.write(f"  {json.dumps(row, ensure_ascii=False)}")
        if failed := sum(len(result.failed) for result in results.values()):
            raise CommandError(f"{failed} failed", returncode=1)
