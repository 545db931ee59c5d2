"""All events, year by year, and under each what the press of each language wrote."""

from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import matrix
from articles.facts import Wording
from articles.forms import TimelineFilters
from articles.interface import interface_language
from articles.models import Event
from articles.queries import themes_of


@dataclass(frozen=True)
class Stop:
    """One event on the line."""

    event: Event
    theme: Wording | None
    row: matrix.Row  # press items by language


@dataclass(frozen=True)
class TimelinePage:
    """Context of timeline.html. The line is not cut into pages: it is the overview."""

    form: TimelineFilters
    filtered: bool
    years: list[tuple[int, list[Stop]]]  # earliest first
    matrix: matrix.Matrix  # of the events shown


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """400 with the page and a message where a filter has a value that it does not offer."""
    form = TimelineFilters(request.GET)
    events = Event.objects.earliest_first().for_lists()
    shown = list(form.narrow(events)) if form.is_valid() else []
    themes, counts = themes_of(shown, interface_language().code), matrix.by_event(shown)
    stops = [Stop(row.event, themes.get(row.event.pk), row) for row in counts.rows]
    context = TimelinePage(
        form=form,
        filtered=any(request.GET.get(name) for name in form.fields),
        years=[(year, list(group)) for year, group in groupby(stops, key=lambda stop: stop.event.year)],
        matrix=counts,
    )
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.BAD_REQUEST
    return render(request, "articles/timeline.html", vars(context), status=status)
