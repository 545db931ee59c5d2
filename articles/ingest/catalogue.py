"""The last stage: a Reading -> rows. The only one that knows the database; an article is saved whole or not at all."""

from enum import StrEnum
from urllib.parse import urlsplit

from django.db import transaction

from articles.ingest.authority import from_database
from articles.ingest.captures import keep, path_of
from articles.ingest.devise import devised_title
from articles.ingest.folding import key
from articles.ingest.known import Authority
from articles.ingest.proposals import LONGEST_EVIDENCE, proposals
from articles.ingest.types import EXTRACTOR, Described, Named, Person, Reading
from articles.models import (
    Appearance,
    Article,
    Capture,
    Citation,
    Event,
    Mention,
    Proposal,
    Removal,
    Source,
    Speaker,
    Term,
)
from articles.models.dates import span

INGESTED = "ingest"  # how the change reasons of ingest begin, in the history of articles


class Outcome(StrEnum):
    SAVED = "saved"
    CAPTURED = "another capture of a known article"
    READ_AGAIN = "read again"
    UNCHANGED = "unchanged"


def save(reading: Reading, authority: Authority, publish: bool = False) -> tuple[Article, Outcome]:
    """A new article, as a draft unless it is to be published; or what is new about a known one.

    The same bytes again change nothing, unless an older version of the rules read them. A known address with other
    bytes gives that article one more capture and leaves its text alone.
    """
    is_new_file = False
    try:
        with transaction.atomic():
            article, outcome = catalogued(reading, authority, publish)
            is_new_file = outcome != Outcome.UNCHANGED and keep(reading.fetched.data, reading.fetched.sha256)
    except BaseException:
        if is_new_file:
            path_of(reading.fetched.sha256).unlink(missing_ok=True)
        raise
    return article, outcome


def catalogued(reading: Reading, authority: Authority, publish: bool) -> tuple[Article, Outcome]:
    known = Capture.objects.filter(sha256=reading.fetched.sha256).select_related("article").first()
    if known:
        return known.article, read_again(known.article, reading, authority)
    address = reading.described.address
    article = Article.objects.filter(address=address, part=1).first() if address else None
    if article:
        add_capture(article, reading)
        return article, Outcome.CAPTURED
    article = Article(state=Article.State.PUBLISHED if publish else Article.State.DRAFT)
    fill(article, reading, authority)
    add_capture(article, reading)
    add_findings(article, reading, authority)
    add_links(article, reading)
    return article, Outcome.SAVED


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


def fill(article: Article, reading: Reading, authority: Authority) -> None:
    """The article's own fields, saved with a change reason that tells ingest's hand from a curator's."""
    described, linked = reading.described, reading.linked
    article.language = described.language
    article.title = (described.title or devised_title(described, linked, authority))[:500]
    article.title_devised = not described.title
    article.body = described.body
    article.byline = described.byline[:200]
    article.source = source_of(described, authority)
    article.address = described.address
    article.event = Event.objects.get(slug=linked.event.slug) if linked.event else None
    if described.published:
        dated = described.published
        article.date_earliest, article.date_latest, article.date_precision = span(dated.iso)
        article.date_time = dated.iso.partition("T")[2] or None
        article.date_basis = dated.basis
        article.date_evidence = dated.evidence.text[:300]
    article._change_reason = EXTRACTOR
    article.save()
    article._change_reason = None  # it would stick to the object, and the next change may be a curator's


def source_of(described: Described, authority: Authority) -> Source | None:
    return known_source(described.source, described.address, authority)


def known_source(name: str, address: str, authority: Authority | None = None) -> Source | None:
    """The outlet whose host the address has, or that bears the name as a page prints it; `name` may be a host too."""
    outlets = (authority or from_database()).outlets
    hosts = {urlsplit(address).hostname or name} - {""}
    folded = key(name)
    for outlet in outlets:
        if hosts & set(outlet.hosts) or (folded and folded in map(key, outlet.names)):
            return Source.objects.filter(slug=outlet.slug).first()
    return None


def add_capture(article: Article, reading: Reading) -> None:
    fetched = reading.fetched
    Capture.objects.create(
        article=article,
        address=(reading.described.address or fetched.path)[:1000],
        sha256=fetched.sha256,
        size=len(fetched.data),
        media_type=fetched.media_type,
        encoding=reading.encoding,
    )


def add_findings(article: Article, reading: Reading, authority: Authority) -> None:
    """Proposals and removals; what a curator has decided on already is not asked again."""
    decided = [(proposal.field, proposal.value) for proposal in article.proposals.exclude(state=Proposal.State.OPEN)]
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
        for proposed in proposals(reading, authority)
        if (proposed.field, proposed.value) not in decided
    )
    restored = set(article.removals.filter(restored=True).values_list("text", "line"))
    Removal.objects.bulk_create(
        Removal(article=article, text=removed.text, line=removed.line, reason=removed.reason)
        for removed in reading.removed
        if (removed.text, removed.line) not in restored
    )


def add_links(article: Article, reading: Reading) -> None:
    """Mentions of terms, and appearances cited by the article itself."""
    found_terms: list[Person | Named] = [*reading.linked.people, *reading.linked.named]
    named = {found.slug: found for found in found_terms}
    Mention.objects.bulk_create(
        Mention(
            article=article,
            term=term,
            surface=named[slug].evidence.text[:300],
            start=named[slug].evidence.start,
            count=named[slug].count,
        )
        for slug, term in Term.objects.in_bulk(named, field_name="slug").items()
    )
    acts = [(person.slug, act) for person in reading.linked.people for act in person.appearances]
    if not acts:
        return
    citation, _created = Citation.objects.get_or_create(article=article, locator="")
    speakers = Speaker.objects.in_bulk({slug for slug, _act in acts}, field_name="slug")
    events = Event.objects.in_bulk({act.event for _slug, act in acts}, field_name="slug")
    for slug, act in acts:
        Appearance.objects.create(speaker=speakers[slug], event=events[act.event], role=act.role, citation=citation)
