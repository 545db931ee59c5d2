"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search import engine
from search.request import SearchRequest


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Its context is one value, `found`: a results.SearchPage."""
    return render(request, "search/results.html", {"found": engine.search(SearchRequest.from_get(request.GET))})
