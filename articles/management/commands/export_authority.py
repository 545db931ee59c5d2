"""`manage.py export_authority`: the authority as SKOS, Turtle or JSON-LD, to a file or standard output."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.authority.skos_write import authority_graph, json_ld, turtle


class Command(BaseCommand):
    help = "Write the authority (terms, names, sources of names) as SKOS."

    def add_arguments(self, parser):
        parser.add_argument("path", nargs="?", default="-", help="default: standard output")
        parser.add_argument("--format", choices=["turtle", "json-ld"], default="turtle")

    def handle(self, path: str, **options):
        text = (turtle if options["format"] == "turtle" else json_ld)(authority_graph())
        if path == "-":
            self.stdout.write(text, ending="")
            return
        try:
            Path(path).write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
