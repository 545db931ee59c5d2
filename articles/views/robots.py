"""What robots are told: robots.txt and the sitemaps."""

import datetime
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import condition, require_safe

from articles import sitemaps
from articles.changes import last_change
from articles.languages import LANGUAGES

XML = "application/xml; charset=utf-8"
KEPT = {"Cache-Control": "public, max-age=3600"}
# Without end, or the same articles once more in another order or form.
NOT_TO_WALK = (
    *("search.", "search/results.", "search/suggest", "search/feed.", "search/concordance"),
    *("captures/", "correction/"),
)


def changed(request: HttpRequest, *args: object, **kwargs: object) -> datetime.datetime | None:
    return last_change()


def by_last_change(view: Callable) -> Callable:
    """One query answers who has the present state already; a sitemap may take a second to write."""
    return require_safe(condition(last_modified_func=changed)(view))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /api/v1/search", "Disallow: /oai", "Disallow: /captures/"]
    for language in LANGUAGES:
        home = f"/{language.prefix}/"
        lines += [f"Disallow: {home}{path}" for path in NOT_TO_WALK]
        # The page of search and of articles, but not every combination of query, filters and order.
        # The star (RFC 9309) is for readers that would take a bare question mark for the page itself.
        lines += [f"Disallow: {home}search/?*", f"Disallow: {home}articles/?*", f"Allow: {home}articles/?page="]
        lines += [f"Disallow: {home}articles/feed.", f"Disallow: {home}articles."]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap-index')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8", headers=KEPT)


@by_last_change
def index(request: HttpRequest) -> HttpResponse:
    return HttpResponse(sitemaps.index(), content_type=XML, headers=KEPT)


@by_last_change
def part(request: HttpRequest, name: str, number: int) -> HttpResponse:
    xml = sitemaps.part(name, number)
    if xml is None:
        raise Http404(name)
    return HttpResponse(xml, content_type=XML, headers=KEPT)
