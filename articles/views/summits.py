"""The summits and other events: the list by year, and each with its facts, its speakers and its coverage."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import matrix
from articles.coverage import Coverage, coverage_by_event, coverage_of_event
from articles.days import DaysChart, days_around
from articles.facts import EventFacts, Wording, event_facts
from articles.footnotes import Footnotes
from articles.interface import interface_language
from articles.items import Outlet, items_on, outlets
from articles.models import Article, Event
from articles.participation import Participation, by_role, participations
from articles.queries import (
    LanguageArticles,
    StoryVersions,
    appearances_at,
    digests_and_stories,
    first_by_language,
    in_order_of_languages,
    statements_about,
    stories_among,
    themes_of,
)
from articles.views.moved import moved
from articles.views.paging import page_of

SUMMITS_A_PAGE = 30
ARTICLES_A_LANGUAGE = 6
OUTLETS = 24
STORIES = 8


@dataclass(frozen=True)
class EventLine:
    """One event in a list."""

    event: Event
    theme: Wording | None
    coverage: Coverage | None  # None where nothing is published


@dataclass(frozen=True)
class SummitListPage:
    """Context of summit_list.html."""

    page: Page  # of EventLine: the yearly summits, latest first
    others: list[tuple[str, list[EventLine]]]  # series by name, each latest first; on the first page only
    matrix: matrix.Matrix  # of the events on this page
    kinds: list[str]  # of sources, to choose from
    kind: str  # the chosen one, or empty


@dataclass(frozen=True)
class SummitPage:
    """Context of summit.html."""

    event: Event
    line: list[Event]  # the summits, or all other events, earliest first; `event` is one of them
    previous: Event | None
    next: Event | None
    facts: EventFacts
    participants: list[Participation]  # those who spoke before those who came
    coverage: Coverage
    days: DaysChart | None
    matrix: matrix.Matrix  # by kind of source
    outlets: list[Outlet]
    stories: list[StoryVersions]  # of the press, in more than one version
    articles: list[LanguageArticles]  # of the press
    digests: tuple[Article, ...]
    footnotes: Footnotes


@require_safe
def summit_list(request: HttpRequest) -> HttpResponse:
    events = Event.objects.latest_first().for_lists()
    page = page_of(request, events.summits(), SUMMITS_A_PAGE)
    others = list(events.others()) if page.number == 1 else []
    lines = event_lines([*page.object_list, *others])
    page.object_list = [line for line in lines if line.event.series == Event.Series.SUMMIT]
    kinds = matrix.kinds_present()
    kind = request.GET.get("source_kind", "")
    if kind and kind not in kinds:
        raise Http404(kind)
    context = SummitListPage(
        page=page,
        others=by_series(lines),
        matrix=matrix.by_event((line.event for line in lines), kind),
        kinds=kinds,
        kind=kind,
    )
    return render(request, "articles/summit_list.html", vars(context))


def event_lines(events: list[Event]) -> list[EventLine]:
    """The events with their themes in the reader's language and their coverage. Two queries."""
    themes, counts = themes_of(events, interface_language().code), coverage_by_event()
    return [EventLine(event, themes.get(event.pk), counts.get(event.pk)) for event in events]


def by_series(lines: list[EventLine]) -> list[tuple[str, list[EventLine]]]:
    """All but the yearly summits, in the order of Event.Series; a series without events is left out."""
    series = [series for series in Event.Series if series != Event.Series.SUMMIT]
    groups = [(kind.label, [line for line in lines if line.event.series == kind]) for kind in series]
    return [(label, group) for label, group in groups if group]


@require_safe
def summit(request: HttpRequest, slug: str) -> HttpResponse:
    events = list(Event.objects.earliest_first().for_lists())
    event = next((event for event in events if event.slug == slug), None)
    if event is None:
        return moved(slug)
    is_summit = event.series == Event.Series.SUMMIT
    line = [each for each in events if (each.series == Event.Series.SUMMIT) == is_summit]
    place, footnotes = line.index(event), Footnotes()
    published, items = Article.objects.published().filter(event=event), items_on(event)
    told = digests_and_stories(published)
    press = [article for article in told if article.kind != Article.Kind.DIGEST]
    context = SummitPage(
        event=event,
        line=line,
        previous=line[place - 1] if place else None,
        next=line[place + 1] if place + 1 < len(line) else None,
        facts=event_facts(event, statements_about(event), footnotes, interface_language().code),
        participants=participations(by_role(appearances_at(event)), footnotes),
        coverage=coverage_of_event(event, items),
        days=days_around(event, items, interface_language().direction),
        matrix=matrix.by_kind(event, items),
        outlets=outlets(items, OUTLETS),
        stories=stories_among(press, STORIES),
        articles=first_by_language(published.press(), ARTICLES_A_LANGUAGE),
        digests=in_order_of_languages(article for article in told if article.kind == Article.Kind.DIGEST),
        footnotes=footnotes,
    )
    return render(request, "articles/summit.html", vars(context))
