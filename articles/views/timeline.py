"""All events on one line, year by year."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Event
from articles.views.summits import EventLine, event_lines


@dataclass(frozen=True)
class TimelinePage:
    """Context of timeline.html. The line is not cut into pages: it is the overview."""

    years: list[tuple[int, list[EventLine]]]  # earliest first


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    lines = event_lines(list(Event.objects.earliest_first().for_lists()))
    years = [(year, list(group)) for year, group in groupby(lines, key=lambda line: line.event.year)]
    return render(request, "articles/timeline.html", vars(TimelinePage(years)))
