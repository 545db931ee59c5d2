"""The style page: the parts that pages are made of, in every language and both directions, for whoever changes them."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import matrix
from articles.coverage import Coverage, coverage
from articles.days import DaysChart, days_around
from articles.facts import EventFacts, event_facts
from articles.footnotes import Footnotes
from articles.items import items_on
from articles.languages import LANGUAGES, Language
from articles.models import Article, Event
from articles.queries import first_by_language, latest_summit, statements_about


@dataclass(frozen=True)
class Specimen:
    """The parts in one language. Without an archive those that need a row of it are left out."""

    language: Language
    facts: EventFacts | None  # of the latest summit
    days: DaysChart | None


@dataclass(frozen=True)
class StylePage:
    """Context of style.html: the archive's own rows, one article a language."""

    specimens: list[Specimen]
    colours: tuple[str, ...]  # classes of swatches
    event: Event | None
    coverage: Coverage
    matrix: matrix.Matrix
    articles: list[Article]
    page: Page  # of nothing, between two others
    footnotes: Footnotes  # of the facts in all languages


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    published, latest = Article.objects.published(), latest_summit()
    items = items_on(latest) if latest else []
    statements, footnotes = statements_about(latest) if latest else [], Footnotes()
    context = StylePage(
        specimens=[
            Specimen(
                language,
                event_facts(latest, statements, footnotes, language.code) if latest else None,
                days_around(latest, items, language.direction) if latest else None,
            )
            for language in LANGUAGES
        ],
        colours=("ink", "ink-soft", "ink-faint", "line", "water", "water-deep", "water-pale", "strand", "seal"),
        event=latest,
        coverage=coverage(published),
        matrix=matrix.by_event(Event.objects.summits().earliest_first()),
        page=Paginator(range(3), 1).page(2),
        footnotes=footnotes,
        articles=[group.articles[0] for group in first_by_language(published, 1)],
    )
    response = render(request, "articles/style.html", vars(context))
    response["X-Robots-Tag"] = "noindex"
    return response
