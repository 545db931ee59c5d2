"""Middleware of the whole site for what HTTP asks of a server: HEAD, OPTIONS, refusals, caching, compression."""

from collections.abc import Callable
from http import HTTPMethod, HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render

from articles.api.problems import ApiError, answer

GetResponse = Callable[[HttpRequest], HttpResponseBase]

API = "/api/"
SAFE = ("GET", "HEAD", "OPTIONS")
# In bytes, escaped. A query of 400 Chinese characters takes 3,600; gunicorn itself refuses what is longer than 8,190.
LONGEST_ADDRESS = 7_000
COMPRESSED = ("text/", "application/json", "application/xml", "image/svg+xml")
ALSO_COMPRESSED = ("+json", "+xml")


def head(get_response: GetResponse) -> GetResponse:
    """HEAD is answered as GET, without the body: views need not know it, and gunicorn warns of bodies it must drop."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.method != HTTPMethod.HEAD:
            return get_response(request)
        request.method = "GET"
        response = get_response(request)
        request.method = "HEAD"
        if response.streaming:
            response.streaming_content = ()
        else:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return respond


def methods(get_response: GetResponse) -> GetResponse:
    """OPTIONS is answered with what is allowed; a method that is not has a page, or a problem document in the API.

    The API may be read from any other site (CORS): it takes no cookies and holds nothing that is not public.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        api = request.path_info.startswith(API)
        if api and request.method not in {"GET", "OPTIONS"}:
            response: HttpResponseBase = answer(
                ApiError(HTTPStatus.METHOD_NOT_ALLOWED, f"{request.method} is not allowed: the API is read only.")
            )
            response["Allow"] = ", ".join(SAFE)
        elif api and request.method == HTTPMethod.OPTIONS:
            response = HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(SAFE)})
            response["Access-Control-Allow-Methods"] = ", ".join(SAFE)
            response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
            response["Access-Control-Max-Age"] = "86400"
        else:
            response = get_response(request)
            if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.streaming:
                response = refusal(request, response)
        if api:
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
        return response

    return respond


def refusal(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer to a method that a page does not take; Django's own is an empty one."""
    allowed = response.headers.get("Allow", "")
    if request.method == HTTPMethod.OPTIONS:
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": f"{allowed}, OPTIONS"})
    if response.content:
        return response
    page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
    page["Allow"] = allowed
    return page


def addresses(get_response: GetResponse) -> GetResponse:
    """An address longer than any of ours is refused before anything reads it."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if len(request.get_full_path()) > LONGEST_ADDRESS:
            return render(request, "414.html", status=HTTPStatus.REQUEST_URI_TOO_LONG)
        return get_response(request)

    return respond


def caching(get_response: GetResponse) -> GetResponse:
    """Pages may be kept but must be asked for again, which an ETag makes cheap: a withdrawal holds at once.

    What a view says itself stands. Who carries a session may see more: that stays in their own browser.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            private = settings.SESSION_COOKIE_NAME in request.COOKIES or bool(response.cookies)
            response["Cache-Control"] = "private, no-cache" if private else "public, no-cache"
        return response

    return respond


class Compressed(GZipMiddleware):
    """Text is compressed, but not the desk.

    A compressed answer that holds both a secret and what an attacker sent gives the secret away by its length
    (BREACH). Readers' pages hold no secret; the pages of curators do (tokens against forgery). Django adds random
    bytes besides.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        text = kind.startswith(COMPRESSED) or kind.endswith(ALSO_COMPRESSED)
        if not text or request.path_info.startswith("/admin/") or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return response
        return super().process_response(request, response)
