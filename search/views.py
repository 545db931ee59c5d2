"""The search page, and /healthz."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search import engine
from search.health import backlog, health
from search.request import SearchRequest


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Its context is one value, `found`: a results.SearchPage."""
    return render(request, "search/results.html", {"found": engine.search(SearchRequest.from_get(request.GET))})


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Database and index as JSON: 200 when both can be used, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        database = {"state": "ok", "changes": backlog()}
    except DatabaseError as problem:
        database = {"state": "unreachable", "detail": type(problem).__name__}
    index = health()
    fine = database["state"] == "ok" and index.is_ok
    answer = {"status": "ok" if fine else "unavailable", "database": database, "index": index.as_dict()}
    return JsonResponse(answer, status=200 if fine else 503)
