"""Splitting a bulletin: its items become articles of their own, at the same address, each with its part number."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from articles.ingest.authority import from_database
from articles.ingest.bulletin import Part, parts
from articles.ingest.known import Authority
from articles.ingest.link.linker import link
from articles.ingest.types import Described, Linked
from articles.models import Article, Event
from articles.relinking import relink


class SplitError(Exception):
    """A text that cannot be split as asked; says why in the curator's language."""


def split(article: Article, numbers: Iterable[int] | None = None) -> list[Article]:
    """New drafts for items of a bulletin: those with the numbers, or all that name the conference. All or nothing.

    The bulletin itself stays as it is, with part 1; a part that was made before is not made again. Each new one has the
    bulletin's source, date, language, address and captures, and is linked by its own text. Raises SplitError.
    """
    found = {part.number: part for part in parts(article.body)}
    if not found:
        raise SplitError(_("The text does not read like a bulletin."))
    authority = from_database()
    chosen = sorted(set(numbers)) if numbers is not None else about(article, found.values(), authority)
    if not chosen:
        raise SplitError(_("No item of the bulletin names the conference."))
    if strangers := [number for number in chosen if number not in found]:
        raise SplitError(_("The bulletin has no item %(number)s.") % {"number": strangers[0]})
    with transaction.atomic():
        made = (
            set(Article.objects.filter(address=article.address).values_list("title", flat=True))
            if article.address
            else set()
        )
        return [
            cut_out(article, found[number], authority) for number in chosen if found[number].title[:500] not in made
        ]


def about(article: Article, found: Iterable[Part], authority: Authority) -> list[int]:
    """The numbers of the items that cover one of the conference's events."""
    return [part.number for part in found if linked(article.language, part, article.body, authority).event]


def linked(language: str, part: Part, body: str, authority: Authority) -> Linked:
    return link(Described(language, 1.0, part.title, text_of(part, body)), authority)


def text_of(part: Part, body: str) -> str:
    """An item's text without its heading, where that is a line by itself."""
    heading, _break, rest = body[part.start : part.end].partition("\n")
    return rest.strip() or heading.strip()


def cut_out(article: Article, part: Part, authority: Authority) -> Article:
    event = linked(article.language, part, article.body, authority).event
    last = Article.objects.filter(address=article.address).order_by("-part").first() if article.address else None
    new = Article(
        kind=article.kind,
        language=article.language,
        title=part.title[:500],
        body=text_of(part, article.body),
        byline=article.byline,
        source=article.source,
        address=article.address,
        part=last.part + 1 if last else part.number + 1,
        event=Event.objects.get(slug=event.slug) if event else None,
        date_earliest=article.date_earliest,
        date_latest=article.date_latest,
        date_precision=article.date_precision,
        date_time=article.date_time,
        date_basis=article.date_basis,
        date_evidence=article.date_evidence,
        display=article.display,
    )
    new.save()
    for capture in article.captures.all():
        capture.pk, capture.article, capture._state.adding = None, new, True
        capture.save()
    relink(new, authority)
    return new
