"""About the archive, and how to ask for a correction."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from articles.coverage import Coverage, coverage
from articles.models import Article, Event

LONGEST_PATH = 500


@dataclass(frozen=True)
class AboutPage:
    """Context of about.html: what the archive holds today."""

    coverage: Coverage
    events: int
    sources: int  # that have a published article


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
    )
    return render(request, "articles/about.html", vars(context))


@require_safe
def correction(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/correction.html", vars(CorrectionPage(own_address(request.GET.get("page", "")))))


def own_address(path: str) -> str:
    """The full address of one of the portal's own pages; empty for anything else: nobody else's is quoted."""
    written_plainly = path.startswith("/") and path.isprintable() and len(path) <= LONGEST_PATH
    own = written_plainly and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return settings.SITE_URL + iri_to_uri(path) if own else ""
