"""Sources: the outlets, and what the archive has of each."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.coverage import Coverage, coverage
from articles.interface import interface_language
from articles.models import Article, Source
from articles.queries import in_list_order, sources_with_counts
from articles.text.collation import sort_key
from articles.views.paging import page_of

SOURCES_A_PAGE = 60
ARTICLES_A_PAGE = 25


@dataclass(frozen=True)
class SourceListPage:
    """Context of source_list.html."""

    page: Page  # of Source with `published_count`, in the order of the reader's language; only those that have any


@dataclass(frozen=True)
class SourcePage:
    """Context of source.html."""

    source: Source
    coverage: Coverage
    page: Page  # of its published articles


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    code = interface_language().code
    sources = sorted(sources_with_counts(), key=lambda source: sort_key(source.name, code))
    page = page_of(request, sources, SOURCES_A_PAGE)
    return render(request, "articles/source_list.html", vars(SourceListPage(page)))


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    outlet = get_object_or_404(Source, slug=slug)
    articles = Article.objects.published().filter(source=outlet)
    context = SourcePage(
        source=outlet,
        coverage=coverage(articles),
        page=page_of(request, in_list_order(articles), ARTICLES_A_PAGE),
    )
    return render(request, "articles/source.html", vars(context))
