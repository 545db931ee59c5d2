"""`manage.py import_authority`: terms and names from a SKOS file, all or nothing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.authority.skos_read import SkosError, import_authority, parse


class Command(BaseCommand):
    help = "Read terms and names from a SKOS file (Turtle or JSON-LD) as export_authority writes it."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument("--format", choices=["turtle", "json-ld"], help="default: by the file's ending")

    def handle(self, path: Path, **options):
        form = options["format"] or ("json-ld" if path.suffix in {".json", ".jsonld"} else "turtle")
        try:
            outcome = import_authority(parse(path.read_text(encoding="utf-8"), form))
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
        except UnicodeDecodeError:
            raise CommandError(f"{path}: not UTF-8") from None
        except SkosError as error:
            raise CommandError(f"{path}: nothing imported: {error}") from None
        counts = f"{outcome.created} created, {outcome.changed} changed, {outcome.deleted} deleted"
        self.stdout.write(f"{len(outcome.terms)} terms read: {counts}")
