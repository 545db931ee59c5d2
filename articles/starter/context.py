"""What the steps of one run share: ledgers, and ids by the names that fixtures use."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from django.db.models import Model

from articles.models import Citation
from articles.models.dates import span
from articles.starter.ledger import Ledger
from articles.starter.read import FixtureError


class Gone(Exception):
    """The fixture row hangs on one that a curator deleted."""


@dataclass
class Context:
    """One run. `known` holds every slug the fixtures name, so that a missing id can be told from a typing error."""

    known: set[str]
    counts: dict[str, Counter] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)  # slug -> id
    references: dict[str, int] = field(default_factory=dict)  # key -> id
    citations: dict[str, int] = field(default_factory=dict)  # "work" or "work:place" -> id
    sources: dict[str, int] = field(default_factory=dict)  # slug -> id

    def ledger(self, model: type[Model]) -> Ledger:
        ledger = Ledger(model)
        self.counts[model.__name__.lower()] = ledger.counts
        return ledger

    def term(self, slug: str | None) -> int | None:
        """The id of a term, None for no slug; raises Gone where a curator deleted it, FixtureError for a wrong slug."""
        if not slug:
            return None
        if slug in self.terms:
            return self.terms[slug]
        raise Gone(slug) if slug in self.known else FixtureError(f"no term {slug}")

    def source(self, slug: str) -> int:
        if slug in self.sources:
            return self.sources[slug]
        raise Gone(slug) if slug in self.known else FixtureError(f"no source {slug}")

    def cite(self, text: str | None) -> int | None:
        """The id of the citation `work` or `work:place`, made where it is new; None for no text."""
        if not text:
            return None
        if text not in self.citations:
            work, _colon, place = text.partition(":")
            if work not in self.references:
                raise Gone(work) if work in self.known else FixtureError(f"no reference {work}")
            citation, _made = Citation.objects.get_or_create(reference_id=self.references[work], locator=place)
            self.citations[text] = citation.pk
        return self.citations[text]


def each(rows: Iterable) -> Iterator[tuple[object, suppress]]:
    """Each row with a context in which it is passed over when what it hangs on is Gone."""
    for row in rows:
        yield row, suppress(Gone)


def text_fields(row: dict, *names: str) -> dict:
    """The named fields of a fixture row, empty text where it does not give them."""
    return {name: row.get(name, "") for name in names}


def dated(text: str | None, basis: str, evidence: str = "") -> dict:
    """The fields of `Dated` for a date as `Dated.iso_date` writes it; FixtureError where it is none."""
    if not text:
        return {"date_earliest": None, "date_latest": None, "date_precision": "", "date_basis": "", "date_evidence": ""}
    try:
        earliest, latest, precision = span(text)
    except ValueError:
        raise FixtureError(f"no date: {text}") from None
    return {
        "date_earliest": earliest,
        "date_latest": latest,
        "date_precision": str(precision),
        "date_basis": basis,
        "date_evidence": evidence,
    }


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
