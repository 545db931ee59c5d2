"""`manage.py export_dataset`: the open part of the archive as a dated snapshot."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.dataset.snapshot import SnapshotError, make


class Command(BaseCommand):
    help = "Write all that is public as JSON lines and CSV, with a manifest of digests, into a new folder."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", help="default: one named by the day, in datasets/ of the data folder")

    def handle(self, folder: str | None, **options):
        path = Path(folder) if folder else Path(settings.DATASETS_DIR) / timezone.localdate().isoformat()
        try:
            snapshot = make(path)
        except SnapshotError as error:
            raise CommandError(str(error)) from None
        for file in snapshot.files:
            self.stdout.write(f"{file.records:>7}  {file.name}")
        self.stdout.write(str(snapshot.folder))
