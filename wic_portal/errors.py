"""Pages for what goes wrong. All but the last use the site's own frame; the last needs nothing but its template."""

from http import HTTPStatus

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from articles.interface import interface_language

LONGEST_QUERY = 80


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Offers a search for the words of the address."""
    return render(request, "404.html", {"query": words(request.path)}, status=HTTPStatus.NOT_FOUND)


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
