"""Which captures the public may see, and those of one address as mementos."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from articles.addresses import canonical
from articles.models import Article, Capture
from articles.replay.memento import Memento, Original, stamp


def shown() -> QuerySet[Capture]:
    """The captures that anybody may see whole: of published press articles that are displayed in full.

    Bytes that an article of lesser right holds too, or one that was withdrawn, are not shown by way of another one: a
    bulletin's parts are articles of their own.
    """
    bound = Q(article__state=Article.State.WITHDRAWN) | ~Q(article__display=Article.Display.FULL)
    elsewhere = Capture.objects.filter(bound, sha256=OuterRef("sha256"))
    return (
        Capture.objects.filter(article__state=Article.State.PUBLISHED, article__display=Article.Display.FULL)
        .exclude(article__kind=Article.Kind.RECORD)
        .exclude(Exists(elsewhere))
    )


def with_right(captures: QuerySet[Capture]) -> QuerySet[Capture]:
    """The captures, each with `is_shown`: may anybody see it whole?"""
    return captures.annotate(is_shown=Exists(shown().filter(pk=OuterRef("pk"))))


def original_of(address: str) -> Original | None:
    """The captured address that is the same by the archive's rule, however it is written; None where none is shown."""
    captures = captures_at(address)
    if not captures:
        return None
    # As the newest capture writes it; of several captures within one second the newest stands for all.
    written = iri_to_uri(captures[-1].address)
    moments = dict.fromkeys(capture.captured.replace(microsecond=0) for capture in captures)
    return Original(
        address=written,
        timegate=settings.SITE_URL + reverse("memento-timegate", args=["~"]).replace("~", written),
        timemap=settings.SITE_URL + reverse("memento-timemap", args=["link", "~"]).replace("~", written),
        timemap_json=settings.SITE_URL + reverse("memento-timemap", args=["json", "~"]).replace("~", written),
        mementos=tuple(Memento(moment, memento_address(stamp(moment), written)) for moment in moments),
    )


def memento_address(digits: str, written: str) -> str:
    return settings.SITE_URL + reverse("memento", args=[digits, "~"]).replace("~", written)


def captures_at(address: str) -> list[Capture]:
    """The shown captures of an address, oldest first."""
    key = canonical(address)
    if not key:
        return []
    at = Q(article__canonical_address=key) | Q(address=address) | Q(final_address=address)
    found = shown().filter(at).select_related("article").order_by("captured", "pk")
    return [capture for capture in found if key in {canonical(capture.address), canonical(capture.final_address)}]
