"""The first page: search, the latest summit, the years, what is new."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import matrix
from articles.coverage import NOTHING, Coverage, coverage_by_event, whole
from articles.facts import Wording
from articles.interface import interface_language
from articles.models import Article, Event
from articles.queries import latest_summit, themes_of

NEWEST = 6


@dataclass(frozen=True)
class HomePage:
    """Context of home.html."""

    latest: Event | None  # the latest summit that took place
    theme: Wording | None  # of `latest`
    latest_coverage: Coverage | None
    matrix: matrix.Matrix  # of the summits, earliest first; the events come without names
    coverage: Coverage  # of the whole archive
    newest: list[Article]  # of the press
    digests: list[Article]  # in the reader's language


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    language = interface_language().code
    latest, counts = latest_summit(), coverage_by_event()
    articles = Article.objects.published().newest_first().select_related("source", "event")
    newest, digests = list(articles.press()[:NEWEST]), list(articles.digests().in_language(language)[:NEWEST])
    prefetch_related_objects([*newest, *digests], "event__labels")
    page = HomePage(
        latest=latest,
        theme=themes_of([latest], language).get(latest.pk) if latest else None,
        latest_coverage=counts.get(latest.pk, NOTHING) if latest else None,
        matrix=matrix.by_event(Event.objects.summits().earliest_first()),
        coverage=whole(counts.values()),
        newest=newest,
        digests=digests,
    )
    return render(request, "articles/home.html", vars(page))
