"""`manage.py prepare`: all that stands between a fresh data folder and a served page; done again, it is quick."""

import hashlib
from io import StringIO

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.roles import make_roles
from search.health import health


class Command(BaseCommand):
    help = "Migrates, compiles catalogues, collects static files, makes the roles, loads the archive, builds the index."
    requires_system_checks = []

    def handle(self, *args, **options):
        self.verbosity = options["verbosity"]
        self.migrate()
        call_command("messages", compile=True)
        self.collect_static_files()
        make_roles()
        call_command("load_archive", verbosity=0)
        self.build_index()

    def migrate(self):
        try:
            executor = MigrationExecutor(connection)
            pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            # The first line: PostgreSQL's advice after it is about its own server.
            raise CommandError(f"cannot use the database: {str(error).splitlines()[0]}") from None
        if pending:
            self.say("Preparing the database ...")
            call_command("migrate", interactive=False, verbosity=0)

    def collect_static_files(self):
        stamp, state = settings.DATA_DIR / "static.stamp", static_state()
        collected = settings.STATIC_ROOT / "staticfiles.json"
        if collected.exists() and stamp.exists() and stamp.read_text() == state:
            return
        self.say("Collecting static files ...")
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(state)

    def build_index(self):
        """Only where there is none to use: what is queued is the index worker's."""
        if not health().is_ok:
            self.say("Building the search index ...")
            call_command("index", "build", stdout=StringIO())

    def say(self, line: str):
        if self.verbosity:
            self.stdout.write(line)
            self.stdout.flush()


def static_state() -> str:
    """A digest of all static files' names, sizes and times of change: half a second less than collecting them."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(f"{name}\0{storage.size(name)}\0{storage.get_modified_time(name).timestamp()}\n".encode())
    return digest.hexdigest()
