"""All published articles, narrowed by GET parameters."""

from dataclasses import dataclass
from http import HTTPStatus

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.forms import ArticleFilters
from articles.models import Article
from articles.queries import in_list_order
from articles.views.paging import page_of

ARTICLES_A_PAGE = 25


@dataclass(frozen=True)
class ActiveFilter:
    """A filter in force; `without` is the query of the same list without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True)
class ArticleListPage:
    """Context of article_list.html."""

    form: ArticleFilters
    active: list[ActiveFilter]
    page: Page
    canonical_query: str  # the filters in a fixed order, without anything else that was asked
    filter_query: str  # the same without the page: for files and feeds of the whole list


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """400 with the list's page and a message where a filter has a value that it does not offer."""
    form = ArticleFilters(request.GET)
    articles = in_list_order(Article.objects.published())
    articles = form.narrow(articles) if form.is_valid() else articles.none()
    context = ArticleListPage(
        form=form,
        active=active_filters(request, form),
        page=page_of(request, articles, ARTICLES_A_PAGE),
        canonical_query=form.canonical_query(request.GET.get("page")),
        filter_query=form.canonical_query(None),
    )
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.BAD_REQUEST
    return render(request, "articles/article_list.html", vars(context), status=status)


def active_filters(request: HttpRequest, form: ArticleFilters) -> list[ActiveFilter]:
    """The filters that were given, wrong ones too, so that each can be taken off by itself."""
    active = []
    for field in form:
        if given := request.GET.get(field.name):
            rest = request.GET.copy()
            rest.pop(field.name)
            rest.pop("page", None)
            active.append(ActiveFilter(field.label, form.shown(field.name, given), f"?{rest.urlencode()}"))
    return active
