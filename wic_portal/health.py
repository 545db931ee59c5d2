"""`/healthz`: whether database and index can be used, for monitors and containers."""

from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.health import backlog, health, vectors


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """503 only without the database: while the index is away the database is searched, and the status says degraded."""
    try:
        waiting = backlog()
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "unreachable"}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    index = health()
    return JsonResponse(
        {
            "status": "ok" if index.is_ok else "degraded",
            "database": "ok",
            "index": {"state": index.state, "documents": index.documents, "built": index.built, **waiting},
            "meaning": vectors(),
        }
    )
