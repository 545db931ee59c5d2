"""Proposals under a curator's eyes: shown in words, applied to the article, decided."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.ingest.catalogue import known_source
from articles.ingest.folding import key
from articles.ingest.proposals import FIELD_LABELS, NAMED, Field
from articles.languages import BY_CODE
from articles.models import Appearance, Article, Basis, Citation, Event, Mention, Proposal, Source, Speaker, Term
from articles.models.dates import span

# What a curator accepts or changes here; parts and warnings are shown in places of their own.
FIELDS = [field for field in FIELD_LABELS if field not in (Field.PARTS, Field.WARNING)]
# The field of the form that decides on a proposal, where it is called otherwise.
FORM_FIELDS = {"published": "date_earliest"}


class NotApplied(Exception):
    """A proposal that cannot be applied as it stands; the text says why, in the curator's language."""


@dataclass(frozen=True)
class Shown:
    """A proposal as the review screen prints it."""

    proposal: Proposal
    label: str
    value: str
    agrees: bool  # the article says the same already

    @property
    def percent(self) -> int:
        return round(self.proposal.confidence * 100)


def shown_proposals(article: Article) -> list[Shown]:
    """All but those of fields that this version does not know, in a librarian's order, best first."""
    proposals = [proposal for proposal in article.proposals.all() if proposal.field in FIELDS]
    slugs = {slug for proposal in proposals for slug in slugs_of(proposal)}
    terms = {term.slug: term.name_in()[0] for term in Term.objects.filter(slug__in=slugs).with_labels()}
    present = Present(article)
    shown = [
        Shown(proposal, str(FIELD_LABELS[proposal.field]), in_words(proposal, terms), present.agrees(proposal))
        for proposal in proposals
    ]
    return sorted(shown, key=lambda one: (FIELDS.index(one.proposal.field), -one.proposal.confidence, one.proposal.pk))


def slugs_of(proposal: Proposal) -> list[str]:
    value = proposal.value
    if proposal.field == "person":
        return [value["id"], *filter(None, [value.get("event")])]
    return [value] if proposal.field in ("event", *NAMED) else []


def in_words(proposal: Proposal, terms: dict[str, str]) -> str:
    value = proposal.value
    match proposal.field:
        case "language":
            return BY_CODE[value].native if value in BY_CODE else str(value)
        case "person" if value["role"] == "mention":
            return _("%(name)s: mention") % {"name": terms.get(value["id"], value["id"])}
        case "person":
            role = dict(Appearance.Role.choices).get(value["role"], value["role"])
            event = terms.get(value.get("event", ""), value.get("event", ""))
            return f"{terms.get(value['id'], value['id'])}: {role}, {event}"
        case "published":
            return date_in_words(iso_of(value))
        case field if field in ("event", *NAMED):
            return terms.get(value, value)
    return str(value)


def date_in_words(iso: str) -> str:
    """A day in the curator's language; what is less or more exact as it is written."""
    try:
        day = datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{date_format(day)}{iso[10:].replace('T', ', ')}"


def iso_of(value: dict | str) -> str:
    """Proposals of the first version of ingest are the bare date."""
    return value["date"] if isinstance(value, dict) else value


class Present:
    """What an article says now, asked once for all its proposals."""

    def __init__(self, article: Article):
        self.article = article
        self.mentioned = set(article.mentions.values_list("term__slug", flat=True))
        acts = Appearance.objects.filter(citation__article=article)
        self.acts = set(acts.values_list("speaker__slug", "role", "event__slug"))
        self.source_names = names_of(article.source) if article.source else set()

    def agrees(self, proposal: Proposal) -> bool:
        article, value = self.article, proposal.value
        match proposal.field:
            case "title":
                return article.title == value and not article.title_devised
            case "language" | "byline" | "body" | "address":
                return getattr(article, proposal.field) == value
            case "published":
                return article.iso_date == iso_of(value)
            case "event":
                return article.event is not None and article.event.slug == value
            case "source":
                return key(value) in self.source_names
            case "person" if value["role"] == "mention":
                return value["id"] in self.mentioned and not any(slug == value["id"] for slug, _r, _e in self.acts)
            case "person":
                return (value["id"], value["role"], value.get("event", "")) in self.acts
        return value in self.mentioned


def names_of(source: Source) -> set[str]:
    names = [source.name, source.name_latin, *source.other_names.splitlines(), *source.hosts.split()]
    return {key(name) for name in names if name}


def apply(article: Article, proposal: Proposal) -> None:
    """Sets what the proposal says; rows that hang on the article are written, the article itself is left to be saved.

    Raises NotApplied where the authority has no such row (any more).
    """
    value = proposal.value
    match proposal.field:
        case "title":
            article.title, article.title_devised = value[:500], False
        case "body":
            article.body = value
            if article.kind == Article.Kind.RECORD:
                article.kind = Article.Kind.PRESS
        case "language" | "byline" | "address":
            setattr(article, proposal.field, value)
        case "published":
            apply_date(article, proposal)
        case "event":
            article.event = Event.objects.filter(slug=value).first() or missing(value)
            article.no_event_reason = ""
        case "source":
            article.source = known_source(value, "") or missing(value)
        case "person":
            apply_person(article, proposal)
        case field if field in NAMED:
            mention(article, proposal, value)


def missing(name: str):
    raise NotApplied(_("The authority has no “%(name)s”; add it first.") % {"name": name})


def apply_date(article: Article, proposal: Proposal) -> None:
    iso = iso_of(proposal.value)
    article.date_earliest, article.date_latest, article.date_precision = span(iso)
    time = iso.partition("T")[2]
    article.date_time = datetime.time.fromisoformat(time) if time else None
    article.date_basis = proposal.value["basis"] if isinstance(proposal.value, dict) else Basis.STATED
    article.date_evidence = proposal.evidence[:300]


def mention(article: Article, proposal: Proposal, slug: str) -> None:
    term = Term.objects.filter(slug=slug).first() or missing(slug)
    Mention.objects.get_or_create(
        article=article, term=term, defaults={"surface": proposal.evidence, "start": proposal.start}
    )


def apply_person(article: Article, proposal: Proposal) -> None:
    """An appearance is a mention too; taken as a mention only, its appearances by this article go."""
    value = proposal.value
    mention(article, proposal, value["id"])
    speaker = Speaker.objects.filter(slug=value["id"]).first() or missing(value["id"])
    if value["role"] == "mention":
        for appearance in Appearance.objects.filter(citation__article=article, speaker=speaker):
            appearance.delete()
        return
    event = Event.objects.filter(slug=value.get("event", "")).first() or missing(value.get("event", ""))
    citation, _created = Citation.objects.get_or_create(article=article, locator="")
    Appearance.objects.get_or_create(speaker=speaker, event=event, role=value["role"], citation=citation)


def decide(article: Article, changed: Collection[str] = (), is_final: bool = False) -> None:
    """Open proposals that the article agrees with are accepted. Rejected are the others of `changed`, the fields that
    a curator has just set, and with `is_final` all others.
    """
    present = Present(article)
    for proposal in article.proposals.filter(state=Proposal.State.OPEN, field__in=FIELDS):
        if present.agrees(proposal):
            proposal.state = Proposal.State.ACCEPTED
        elif is_final or FORM_FIELDS.get(proposal.field, proposal.field) in changed:
            proposal.state = Proposal.State.REJECTED
        else:
            continue
        proposal.save(update_fields=["state"])


def accept_best(article: Article) -> None:
    """Applies the surest open proposal of each field, and all of people and names; the article is left to be saved.

    What the authority lacks is passed over: its proposal stays open.
    """
    taken = set()
    for proposal in article.proposals.filter(state=Proposal.State.OPEN, field__in=FIELDS).order_by("-confidence", "pk"):
        if proposal.field not in ("person", *NAMED):
            if proposal.field in taken:
                continue
            taken.add(proposal.field)
        try:
            apply(article, proposal)
        except NotApplied:
            continue
