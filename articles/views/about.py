"""About the archive, and how to ask for a correction."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, F, Max, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from articles.coverage import Coverage, coverage
from articles.models import Article, Event

LONGEST_PATH = 500


@dataclass(frozen=True)
class Limits:
    """Of the press items published here: how many have their text in full, and what is known of their dates."""

    full: int
    partly: int  # shown in part, or as a record though the text is held
    records: int  # without text
    undated: int  # without a known year of publication
    first: int | None  # years of publication
    last: int | None


@dataclass(frozen=True)
class AboutPage:
    """Context of about.html: what the archive holds today."""

    coverage: Coverage
    events: int
    sources: int  # that have a published article
    limits: Limits


@dataclass(frozen=True)
class CorrectionPage:
    """Context of correction.html. `page` is the full address the reader came from, empty where none was given."""

    page: str


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    published = Article.objects.published()
    context = AboutPage(
        coverage=coverage(published),
        events=Event.objects.count(),
        sources=published.press().aggregate(sources=Count("source", distinct=True))["sources"],
        limits=limits(),
    )
    return render(request, "articles/about.html", vars(context))


def limits() -> Limits:
    """One query."""
    held = Q(kind=Article.Kind.PRESS)
    in_full = held & Q(display=Article.Display.FULL)
    one_year = Q(date_earliest__year=F("date_latest__year"))
    found = (
        Article.objects.published()
        .press()
        .aggregate(
            full=Count("pk", in_full),
            partly=Count("pk", held & ~in_full),
            records=Count("pk", Q(kind=Article.Kind.RECORD)),
            undated=Count("pk", Q(date_earliest__isnull=True) | ~one_year),
            first=Min("date_earliest", filter=one_year),
            last=Max("date_latest", filter=one_year),
        )
    )
    first, last = found.pop("first"), found.pop("last")
    return Limits(**found, first=first and first.year, last=last and last.year)


@require_safe
def correction(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/correction.html", vars(CorrectionPage(own_address(request.GET.get("page", "")))))


def own_address(path: str) -> str:
    """The full address of one of the portal's own pages; empty for anything else: nobody else's is quoted."""
    written_plainly = path.startswith("/") and path.isprintable() and len(path) <= LONGEST_PATH
    own = written_plainly and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return settings.SITE_URL + iri_to_uri(path) if own else ""
