"""`manage.py messages`: the interface's catalogues, extracted, compiled, checked."""

from django.core.management.base import BaseCommand, CommandError

from articles.languages import LANGUAGES
from wic_portal.catalogues import compile_catalogue, extract, po_path, problems, update


class Command(BaseCommand):
    help = "Extracts the interface's strings into the catalogues, compiles them, or names what is untranslated."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--update", action="store_true", help="bring the .po files up to date with the sources")
        parser.add_argument("--compile", action="store_true", help="write the .mo files that are older than their .po")
        parser.add_argument("--check", action="store_true", help="exit 1 where a string is missing, fuzzy or broken")

    def handle(self, *args, **options):
        if not (options["update"] or options["compile"] or options["check"]):
            raise CommandError("say what to do: --update, --compile, --check")
        template = extract() if options["update"] or options["check"] else None
        if options["update"]:
            for language in LANGUAGES:
                update(language, template)
        if options["compile"]:
            for language in LANGUAGES:
                if po_path(language).exists():
                    compile_catalogue(po_path(language))
        if options["check"]:
            self.report(template)

    def report(self, template):
        count = 0
        for language in LANGUAGES:
            for problem in problems(language, template):
                self.stdout.write(f"{language.code}: {problem}")
                count += 1
        if count:
            raise CommandError(f"{count} strings need work")
