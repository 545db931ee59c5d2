"""The search page, and the same search as a file or a feed."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import feeds
from articles.export.formats import FORMATS, answer
from articles.export.record import one_line, records
from articles.feeds import Feed
from articles.interface import interface_language
from articles.models import Article
from search import engine
from search import help as help_page
from search.listing import listing
from search.meant import meant
from search.receipt import receipt
from search.request import NEWEST, SearchRequest
from search.results import EXPORT_LIMIT
from search.suggest import suggestions

FEED_ITEMS = 50


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Its context is one value, `found`: a results.SearchPage."""
    found = engine.search(SearchRequest.from_get(request.GET))
    return render(request, "search/results.html", {"found": replace(found, meant=meant(found))})


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """Its context is one value, `help`: a help.HelpPage."""
    return render(request, "search/help.html", {"help": help_page.PAGE})


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    """All hits, whatever the page, up to EXPORT_LIMIT; the receipt says how many there were."""
    found = listing(SearchRequest.from_get(request.GET), EXPORT_LIMIT)
    rows = records(found.keys, interface_language().code)
    return answer(FORMATS[ending], "wic-search", rows, receipt(found))


@require_safe
def feed(request: HttpRequest, ending: str) -> HttpResponse:
    """The newest hits, whatever the order and page asked for."""
    asked = SearchRequest.from_get(request.GET).sorted_by(NEWEST)
    found = listing(asked, FEED_ITEMS)
    rows = {article.pk: article for article in Article.objects.published().for_lists().filter(pk__in=found.keys)}
    site, typed = _("World Internet Conference Press Archive"), one_line(asked.query)
    title = f"{_('Search: %(query)s') % {'query': typed}} · {site}" if typed else site
    hits = [rows[key] for key in found.keys if key in rows]
    return feeds.answer(Feed(title, reverse("search") + asked.address, request.path + asked.address, hits), ending)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    answer = suggestions(request.GET.get("q", ""))
    return JsonResponse(answer, safe=False, content_type="application/x-suggestions+json; charset=utf-8")


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Tells a browser how to search here from its address bar (OpenSearch 1.1)."""
    return render(request, "search/opensearch.xml", content_type="application/opensearchdescription+xml; charset=utf-8")
