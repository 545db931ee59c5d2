"""The first page: search, the latest summit, the years, what is new."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.coverage import Coverage, coverage
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
    summits: list[Event]  # earliest first, without names
    coverage: Coverage  # of the whole archive
    newest: list[Article]  # of the press
    digests: list[Article]  # in the reader's language


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    language = interface_language().code
    latest = latest_summit()
    published = Article.objects.published()
    newest = published.newest_first().for_lists()
    page = HomePage(
        latest=latest,
        theme=themes_of([latest], language).get(latest.pk) if latest else None,
        latest_coverage=coverage(published.filter(event=latest)) if latest else None,
        summits=list(Event.objects.summits().earliest_first()),
        coverage=coverage(published),
        newest=list(newest.press()[:NEWEST]),
        digests=list(newest.digests().in_language(language)[:NEWEST]),
    )
    return render(request, "articles/home.html", vars(page))
