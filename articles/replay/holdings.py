"""Which captures the public may see, and those of one address as mementos."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.encoding import iri_to_uri, uri_to_iri

from articles.addresses import canonical
from articles.models import Article, Capture
from articles.replay.memento import Memento, Original, stamp


def shown() -> QuerySet[Capture]:
    """The captures that anybody may see whole: of published press articles that are displayed in full.

    Bytes that a curator hides, or that an article of lesser right or a withdrawn one holds too, are not shown by way of
    another one: a bulletin's parts are articles of their own.
    """
    withdrawn = Q(article__state=Article.State.WITHDRAWN)
    bound = withdrawn | ~Q(article__display=Article.Display.FULL) | Q(withheld=True)
    elsewhere = Capture.objects.filter(bound, sha256=OuterRef("sha256"))
    return (
        Capture.objects.filter(article__state=Article.State.PUBLISHED, article__display=Article.Display.FULL)
        .exclude(article__kind=Article.Kind.RECORD)
        .exclude(Exists(elsewhere))
    )


def with_right(captures: QuerySet[Capture]) -> QuerySet[Capture]:
    """The captures, each with `is_shown`: may anybody see it whole?"""
    return captures.annotate(is_shown=Exists(shown().filter(pk=OuterRef("pk"))))


def captures_at(address: str) -> list[Capture]:
    """The shown captures of an address, by the archive's rule of what is the same, oldest first."""
    key = canonical(address)
    if not key:
        return []
    # A capture's own address has no canonical column: where it is not the article's, it is found as it is spelled.
    spelled = {address, uri_to_iri(address)}
    here = Q(article__canonical_address=key) | Q(address__in=spelled) | Q(final_address__in=spelled)
    found = shown().filter(here).select_related("article").order_by("captured", "pk")
    return [capture for capture in found if key in {canonical(capture.address), canonical(capture.final_address)}]


def original_of(address: str, captures: Sequence[Capture]) -> Original | None:
    """The captures of an address, oldest first, as mementos; None where there are none.

    The address is written as the newest capture has it; of several captures within one second one stands for all.
    """
    if not captures:
        return None
    newest, key = captures[-1], canonical(address)
    written = iri_to_uri(newest.address if canonical(newest.address) == key else newest.final_address)
    moments = dict.fromkeys(capture.captured.replace(microsecond=0) for capture in captures)
    return Original(
        address=written,
        timegate=at("memento-timegate", written),
        timemap=at("memento-timemap", written, "link"),
        timemap_json=at("memento-timemap", written, "json"),
        mementos=tuple(Memento(moment, at("memento", written, stamp(moment))) for moment in moments),
    )


def at(name: str, written: str, *arguments: str) -> str:
    """A whole address of the portal that ends in an original one, which is not escaped a second time."""
    return settings.SITE_URL + reverse(name, args=[*arguments, "~"]).removesuffix("~") + written
