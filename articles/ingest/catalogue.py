"""The last stage: a Reading -> rows. The only one that knows the database; an article is saved whole or not at all."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from articles.ingest.authority import from_database
from articles.ingest.captures import Place, discard, keep
from articles.ingest.devise import devised_title
from articles.ingest.folding import key
from articles.ingest.known import Authority, Outlet
from articles.ingest.proposals import LONGEST_EVIDENCE, proposals
from articles.ingest.types import EXTRACTOR, Fetched, Named, Person, Reading
from articles.models import (
    Appearance,
    Article,
    Capture,
    Citation,
    Mention,
    Proposal,
    Removal,
    Source,
    Term,
)
from articles.models.dates import span

INGESTED = "ingest"  # how the change reasons of ingest begin, in the history of articles


class Outcome(StrEnum):
    SAVED = "saved"
    CAPTURED = "another capture of a known article"
    FILLED = "a record has its text now"
    PROPOSED = "text proposed for a record"
    READ_AGAIN = "read again"
    UNCHANGED = "unchanged"


def save(
    reading: Reading, authority: Authority, publish: bool = False, again: bool = False, into: Article | None = None
) -> tuple[Article, Outcome]:
    """A new article, as a draft unless it is to be published; or what is new about a known one.

    An article is known by the address that was captured, by the one it redirected to, or, for a file, by its bytes.
    The same bytes again change nothing, unless an older version of the rules read them, or a curator wants the capture
    (`again`). Other bytes give a known article one more capture and leave its text alone; a record without text gets
    it, if it is not public yet, and else as a proposal. `into` says which article it is, whatever the address.
    """
    place = None
    try:
        with transaction.atomic():
            article, outcome, is_capture = catalogued(reading, authority, publish, again, into)
            if is_capture:
                place = keep(reading.fetched, is_known=is_stored(reading.fetched))
                add_capture(article, reading, place)
    except BaseException:
        if place:
            discard(place)
        raise
    return article, outcome


def is_stored(fetched: Fetched) -> bool:
    return Capture.objects.filter(sha256=fetched.sha256).exists()


def catalogued(
    reading: Reading, authority: Authority, publish: bool, again: bool, into: Article | None
) -> tuple[Article, Outcome, bool]:
    """The article, what became of it, and whether there is a capture to add."""
    article = into or known(reading)
    if article is None:
        article = Article(state=Article.State.PUBLISHED if publish else Article.State.DRAFT)
        fill(article, reading, authority)
        add_findings(article, reading, authority, is_new=True)
        add_links(article, reading, is_new=True)
        return article, Outcome.SAVED, True
    if article.captures.filter(sha256=reading.fetched.sha256).exists():
        return (article, Outcome.CAPTURED, True) if again else (article, read_again(article, reading, authority), False)
    if article.kind == Article.Kind.RECORD:
        return article, with_text(article, reading, authority), True
    return article, Outcome.CAPTURED, True


def known(reading: Reading) -> Article | None:
    """The article that the reading is of. The same bytes at another address may be a reprint: a curator decides."""
    fetched = reading.fetched
    if not fetched.address:
        same = Capture.objects.filter(sha256=fetched.sha256).order_by("pk").values_list("article", flat=True).first()
        if same:
            return Article.objects.get(pk=same)
    addresses = (reading.described.address, fetched.final_address)
    return Article.objects.at_address(*addresses).order_by("part", "pk").first()


def with_text(article: Article, reading: Reading, authority: Authority) -> Outcome:
    """A record that nobody sees yet gets the text and what it lacks; one that was public gets proposals only."""
    if article.state not in (Article.State.DRAFT, Article.State.REVIEW):
        article.proposals.filter(state=Proposal.State.OPEN).delete()
        add_findings(article, reading, authority, with_body=True)
        return Outcome.PROPOSED
    fill(article, reading, authority, only_empty=True)
    add_findings(article, reading, authority)
    add_links(article, reading)
    return Outcome.FILLED


def read_again(article: Article, reading: Reading, authority: Authority) -> Outcome:
    """Newer rules replace what older ones proposed; the article itself follows only as a draft that nobody touched."""
    older = article.proposals.exclude(extractor=EXTRACTOR).filter(state=Proposal.State.OPEN)
    if not older.exists():
        return Outcome.UNCHANGED
    article.proposals.filter(state=Proposal.State.OPEN).delete()
    article.removals.filter(restored=False).delete()
    if is_untouched(article):
        article.mentions.all().delete()
        Appearance.objects.filter(citation__article=article).delete()
        fill(article, reading, authority)
        add_links(article, reading)
    add_findings(article, reading, authority)
    return Outcome.READ_AGAIN


def is_untouched(article: Article) -> bool:
    """A draft whose last change was ingest's."""
    last = article.history.first()
    return (
        article.state == Article.State.DRAFT
        and last is not None
        and (last.history_change_reason or "").startswith(INGESTED)
    )


def fill(article: Article, reading: Reading, authority: Authority, only_empty: bool = False) -> None:
    """The article's own fields, saved with a change reason that tells ingest's hand from a curator's.

    With `only_empty` what the article has already stays.
    """
    described, linked = reading.described, reading.linked
    fields: dict[str, Any] = {
        "language": described.language,
        "title": (described.title or devised_title(described, linked, authority))[:500],
        "title_devised": not described.title,
        "body": described.body,
        "byline": described.byline[:200],
        "source": source_of(described.source, described.address, authority),
        "address": described.address,
        "event_id": keys_of([linked.event.slug])[linked.event.slug] if linked.event else None,
    }
    if described.published:
        dated = described.published
        earliest, latest, precision = span(dated.iso)
        fields |= {
            "date_earliest": earliest,
            "date_latest": latest,
            "date_precision": precision,
            "date_time": dated.iso.partition("T")[2] or None,
            "date_basis": dated.basis,
            "date_evidence": dated.evidence.text[:300],
        }
    if only_empty:
        fields = {name: value for name, value in fields.items() if not has(article, name)}
    for name, value in fields.items():
        setattr(article, name, value)
    article.kind = Article.Kind.PRESS
    article._change_reason = f"filled by {EXTRACTOR}" if only_empty else EXTRACTOR
    article.save()
    article._change_reason = None  # it would stick to the object, and the next change may be a curator's


def has(article: Article, name: str) -> bool:
    """Whether the article has that field; the parts of title and date go together."""
    together = {"title_devised": "title"} | dict.fromkeys(
        ("date_latest", "date_precision", "date_time", "date_basis", "date_evidence"), "date_earliest"
    )
    return bool(getattr(article, together.get(name, name)))


def source_of(named: str, address: str, authority: Authority) -> Source | None:
    return known_source(named, address, authority)


def known_source(name: str, address: str, authority: Authority | None = None) -> Source | None:
    """The outlet whose host the address has, or that bears the name as a page or a row prints it; `name` may be a host
    or an identifier too.
    """
    hosts = {urlsplit(address).hostname or name} - {""}
    folded = key(name)
    for outlet, names in with_keys(authority or from_database()):
        if hosts & set(outlet.hosts) or name == outlet.slug or (folded and folded in names):
            return Source.objects.filter(slug=outlet.slug).first()
    return None


@lru_cache(maxsize=4)
def with_keys(authority: Authority) -> list[tuple[Outlet, frozenset[str]]]:
    """The outlets, each with its names as they are compared."""
    return [(outlet, frozenset(map(key, outlet.names))) for outlet in authority.outlets]


def add_capture(article: Article, reading: Reading, place: Place) -> None:
    fetched = reading.fetched
    answer = fetched.exchanges[-1] if fetched.exchanges else None
    address = fetched.address or reading.described.address or fetched.path
    Capture.objects.create(
        article=article,
        address=address[:1000],
        final_address=fetched.final_address[:1000] if fetched.final_address != fetched.address else "",
        captured=place.time,
        sha256=fetched.sha256,
        size=len(fetched.data),
        media_type=fetched.media_type,
        encoding=reading.encoding,
        status=answer.status if answer else None,
        headers=[list(header) for header in answer.headers] if answer else [],
        warc=place.warc,
        record_id=place.record_id,
    )


def add_findings(
    article: Article, reading: Reading, authority: Authority, with_body: bool = False, is_new: bool = False
) -> None:
    """Proposals and removals; what a curator has decided on already is not asked again."""
    had = [] if is_new else article.proposals.exclude(state=Proposal.State.OPEN)
    decided = [(proposal.field, proposal.value) for proposal in had]
    Proposal.objects.bulk_create(
        Proposal(
            article=article,
            field=proposed.field,
            value=proposed.value,
            confidence=proposed.confidence,
            evidence=proposed.evidence.text[:LONGEST_EVIDENCE],
            start=proposed.evidence.start,
            end=proposed.evidence.end,
            extractor=EXTRACTOR,
        )
        for proposed in proposals(reading, authority, with_body)
        if (proposed.field, proposed.value) not in decided
    )
    restored = set() if is_new else set(article.removals.filter(restored=True).values_list("text", "line"))
    Removal.objects.bulk_create(
        Removal(article=article, text=removed.text, line=removed.line, reason=removed.reason)
        for removed in reading.removed
        if (removed.text, removed.line) not in restored
    )


def add_links(article: Article, reading: Reading, is_new: bool = False) -> None:
    """Mentions of terms, and appearances cited by the article itself."""
    found_terms: list[Person | Named] = [*reading.linked.people, *reading.linked.named]
    had = set() if is_new else set(article.mentions.values_list("term__slug", flat=True))
    named = {found.slug: found for found in found_terms if found.slug not in had}
    acts = [(person.slug, act) for person in reading.linked.people for act in person.appearances]
    keys = keys_of([*named, *(slug for person, act in acts for slug in (person, act.event))])
    Mention.objects.bulk_create(
        Mention(
            article=article,
            term_id=keys[slug],
            surface=named[slug].evidence.text[:300],
            start=named[slug].evidence.start,
            count=named[slug].count,
        )
        for slug in keys
        if slug in named
    )
    if not acts:
        return
    if is_new:
        citation, had_acts = Citation.objects.create(article=article), set()
    else:
        citation, _created = Citation.objects.get_or_create(article=article, locator="")
        had_acts = set(Appearance.objects.filter(citation=citation).values_list("speaker__slug", "event__slug", "role"))
    new = [
        Appearance(speaker_id=keys[slug], event_id=keys[act.event], role=act.role, citation=citation)
        for slug, act in acts
        if (slug, act.event, act.role) not in had_acts
    ]
    # In bulk: one by one, history and index queue cost a third of a run. The article itself is queued already.
    bulk_create_with_history(new, Appearance)


def keys_of(slugs: Iterable[str]) -> dict[str, int]:
    """The primary keys of terms, which are those of events and speakers too, in the terms' own order."""
    return dict(Term.objects.filter(slug__in=set(slugs)).values_list("slug", "pk"))
