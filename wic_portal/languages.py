"""Language prefixes of addresses: other spellings lead to ours, and a change of language is remembered."""

import re
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from articles.interface import in_language
from articles.languages import BY_PREFIX

GetResponse = Callable[[HttpRequest], HttpResponse]

# Language, script, region, as BCP 47 orders them; people also write underscores, and cn for Chinese.
TAG = re.compile(r"(?P<language>ar|zh|cn|ro|en)(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<region>[a-z]{2}|\d{3}))?")
TRADITIONAL_REGIONS = {"tw", "hk", "mo"}


def canonical_prefix(tag: str) -> str | None:
    """The portal's prefix for another spelling of a language tag; None for the prefix itself and for anything else.

    >>> canonical_prefix("zh-TW"), canonical_prefix("zh_CN"), canonical_prefix("AR"), canonical_prefix("ar")
    ('zh-hant', 'zh-hans', 'ar', None)
    """
    found = TAG.fullmatch(tag.lower())
    if tag in BY_PREFIX or not found:
        return None
    language, script, region = found.group("language", "script", "region")
    if language in {"zh", "cn"}:
        traditional = script == "hant" or (script is None and region in TRADITIONAL_REGIONS)
        return "zh-hant" if traditional else "zh-hans"
    return language


def language_aliases(get_response: GetResponse) -> GetResponse:
    """Middleware: `/zh-CN/summits/?page=2` redirects for good to `/zh-hans/summits/?page=2`."""

    def respond(request: HttpRequest) -> HttpResponse:
        prefix = canonical_prefix(request.path_info[1:].partition("/")[0])
        if prefix is None or request.method not in {"GET", "HEAD"}:
            return get_response(request)
        path, mark, query = request.get_full_path().partition("?")
        rest = path[1:].partition("/")[2]
        return HttpResponsePermanentRedirect(f"/{prefix}/{rest}{mark}{query}")

    return respond


class LanguageOfPages(LocaleMiddleware):
    """Django's, but for addresses that answer programs alike whatever their language: these say nothing of it."""

    NEUTRAL = ("/api/v1/", "/oai", "/robots.txt", "/sitemap", "/dataset/")

    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith(self.NEUTRAL):
            translation.activate("en")
        else:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path_info.startswith(self.NEUTRAL):
            return response
        return super().process_response(request, response)


def remembered_language(get_response: GetResponse) -> GetResponse:
    """Middleware: who goes from a page to the same page in another language has chosen; a cookie keeps the choice.

    The switch stays a plain link that way, without a form, a token or a parameter in the address.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        prefix = request.path_info[1:].partition("/")[0]
        # A page that the browser holds already is answered 304 and is as much a choice.
        if response.status_code in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED} and switched(request, prefix):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                prefix,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            )
        return response

    return respond


def switched(request: HttpRequest, prefix: str) -> bool:
    """Did the reader come here from this very page in another language?"""
    if request.method != "GET" or prefix not in BY_PREFIX:
        return False
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return False
    return (
        came_from.netloc == request.get_host()
        and came_from.path.lstrip("/").partition("/")[0] in BY_PREFIX.keys() - {prefix}
        and in_language(came_from.path, prefix) == request.get_full_path().partition("?")[0]
    )
