"""Press records: items of the press of which only title, outlet, date and address are known."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.ingest.catalogue import INGESTED, Outcome, source_of
from articles.ingest.inputs.items import PressRecord
from articles.ingest.known import Authority
from articles.ingest.link.linker import link
from articles.ingest.types import Described, Refused
from articles.models import Article, Event, Source
from articles.models.dates import Basis, span


def save_record(record: PressRecord, authority: Authority, publish: bool = False) -> tuple[Article, Outcome]:
    """A new record, as a draft unless it is to be published; an article that the archive has stays as it is.

    Raises Refused for an outlet that the archive does not know: a record without its outlet says too little.
    """
    source = source_of(record.source, record.address, authority)
    if source is None and record.source:
        raise Refused(record.name, _("no source of the name “%(name)s”; add it first") % {"name": record.source[:80]})
    if len(record.title) > 500:
        raise Refused(record.name, _("a title of more than %(limit)d characters") % {"limit": 500})
    try:
        dates = dated(record.date)
    except ValueError:  # the 31st of February
        raise Refused(record.name, _("no such day: %(date)s") % {"date": record.date}) from None
    with transaction.atomic():
        found = same(record, source, dates)
        if found:
            return found, Outcome.UNCHANGED
        described = Described(record.language, 1.0, record.title, record.title, address=record.address)
        event = link(described, authority).event
        article = Article(
            kind=Article.Kind.RECORD,
            display=Article.Display.RECORD,
            state=Article.State.PUBLISHED if publish else Article.State.DRAFT,
            language=record.language,
            title=record.title,
            source=source,
            address=record.address,
            event=Event.objects.get(slug=event.slug) if event else None,
            **dates,
        )
        article._change_reason = f"{INGESTED}: {record.name}"[-100:]
        article.save()
    article._change_reason = None  # it would stick to the object, and the next change may be a curator's
    return article, Outcome.SAVED


def same(record: PressRecord, source: Source | None, dates: dict[str, Any]) -> Article | None:
    """The article of the same address; of a record without one, the record with the same title, outlet and date."""
    if record.address:
        return Article.objects.at_address(record.address).order_by("part", "pk").first()
    return Article.objects.filter(
        kind=Article.Kind.RECORD,
        language=record.language,
        title=record.title,
        source=source,
        date_earliest=dates.get("date_earliest"),
        date_latest=dates.get("date_latest"),
    ).first()


def dated(iso: str) -> dict[str, Any]:
    """Raises ValueError."""
    if not iso:
        return {}
    earliest, latest, precision = span(iso)
    return {
        "date_earliest": earliest,
        "date_latest": latest,
        "date_precision": precision,
        "date_basis": Basis.CURATED,
        "date_evidence": iso,
    }
