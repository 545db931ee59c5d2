"""`manage.py export_wacz`: captures as a WACZ package for other web archives, or as a backup."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from warcio.exceptions import ArchiveLoadFailed

from articles.export.wacz import write_wacz
from articles.ingest.captures import CaptureLost
from articles.models import Capture, Event
from articles.replay.holdings import shown


class Command(BaseCommand):
    help = "Write captures as one WACZ 1.1.1 file: those that may be shown in full, or everything for a backup."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="where to write; what is there is replaced when all is done")
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--event", metavar="SLUG", action="append", help="of articles about it; several are allowed")
        which.add_argument("--all", action="store_true", help="all that may be shown in full")
        which.add_argument(
            "--everything",
            action="store_true",
            help="also drafts, what was withdrawn and what may not be shown: your own backup, not to be given on",
        )

    def handle(self, file: Path, event: list[str] | None, everything: bool, **options):
        captures = Capture.objects.all() if everything else shown()
        if event:
            captures = captures.filter(article__event__in=events(event))
        captures = captures.select_related("article").order_by("captured", "pk")
        if not captures.exists():
            raise CommandError("there is no such capture" + ("" if everything else " that may be shown in full"))
        try:
            packed = write_wacz(captures.iterator(), file, title=file.stem)
        except (CaptureLost, ArchiveLoadFailed) as lost:
            raise CommandError(f"nothing was written: {lost}") from None
        except OSError as error:
            raise CommandError(f"nothing was written: {error.filename or file}: {error.strerror}") from None
        self.stdout.write(f"{packed.captures} captures, {packed.pages} pages, {packed.size} bytes: {file}")


def events(slugs: list[str]) -> QuerySet[Event]:
    """Raises CommandError where one is unknown."""
    found = Event.objects.filter(slug__in=slugs)
    unknown = sorted(set(slugs) - {event.slug for event in found})
    if unknown:
        raise CommandError(f"no such event: {', '.join(unknown)}")
    return found
