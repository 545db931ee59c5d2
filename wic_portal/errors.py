"""Pages for what goes wrong. All but the last use the site's own frame; the last needs nothing but its template."""

from http import HTTPStatus

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from articles.interface import interface_language
from articles.withdrawn import Withdrawn

LONGEST_QUERY = 80
# Robots try addresses of other software; a search for the words of those would find nothing.
ROOMS = {"articles", "summits", "speakers", "terms", "sources"}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Offers a search for the words of the address, and of the archive's own rooms the nearest finds."""
    query = words(request.path)
    room = request.path_info.lstrip("/").partition("/")[2].partition("/")[0]
    context = {"query": query, "near": query if room in ROOMS else ""}
    if isinstance(exception, Withdrawn):
        return render(request, "410.html", context, status=HTTPStatus.GONE)
    return render(request, "404.html", context, status=HTTPStatus.NOT_FOUND)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What was sent without a token: 405 where nothing could be sent at all, else 403.

    Django asks for the token before the view can refuse the method. OPTIONS makes the view say what it allows
    without any danger of its acting.
    """
    match, method = request.resolver_match, request.method
    if match and not request.path_info.startswith("/admin/"):
        request.method = "OPTIONS"
        response = match.func(request, *match.args, **match.kwargs)
        request.method = method
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and method not in response.headers.get("Allow", ""):
            return response
    return permission_denied(request, PermissionDenied())


def words(path: str) -> str:
    """`/en/articles/0123abcd-a-long-title/` as `a long title`: the words of the last part, without an identifier."""
    last = path.rstrip("/").rpartition("/")[2]
    parts = last.split("-")
    if "/articles/" in path:
        parts = parts[1:]
    return " ".join(part for part in parts if part.isprintable())[:LONGEST_QUERY].strip()


def server_error(request: HttpRequest) -> HttpResponse:
    """Neither database nor request processors nor a complete manifest: any of them may be what failed."""
    try:
        stylesheets = [staticfiles_storage.url(f"css/{name}.css") for name in ("tokens", "base", "layout")]
    except ValueError:
        stylesheets = []
    page = render_to_string("500.html", {"interface": interface_language(), "stylesheets": stylesheets})
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)
