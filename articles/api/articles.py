"""Articles: /articles and /articles/{id}."""

from http import HTTPStatus

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from ninja import Query, Router

from articles.api.parameters import ArticleId, ArticleQuery, Naming, Paging, check_names, page_of, stamped
from articles.api.problems import WITHDRAWN, ApiError, Problem, not_found
from articles.export.record import Record, record, with_all
from articles.models import Article, Event, Source, Term
from articles.queries import LIST_ORDER
from articles.withdrawn import Withdrawn, published_or_gone

router = Router(tags=["articles"])


class ArticlePage(Paging):
    items: list[Record]


@router.get("", response={200: ArticlePage, 400: Problem, 404: Problem}, operation_id="listArticles")
def articles(request: HttpRequest, response: HttpResponse, query: Query[ArticleQuery]):
    """Published articles: the press before this archive's digests, newest first, undated last."""
    check_names(request, query)
    paging, rows = page_of(request, response, query, with_all(narrowed(query)).order_by(*LIST_ORDER))
    return {**paging.model_dump(), "items": [record(row, query.names) for row in rows]}


@router.get(
    "/{article_id}", response={200: Record, 400: Problem, 404: Problem, 410: Problem}, operation_id="getArticle"
)
def article(request: HttpRequest, response: HttpResponse, query: Query[Naming], article_id: str = ArticleId):
    """One published article, with as much of its text as may be shown; the address of a merged one redirects."""
    check_names(request, query)
    try:
        found = published_or_gone(article_id)
    except Withdrawn:
        detail = f"The article {article_id} has been withdrawn."
        raise ApiError(HTTPStatus.GONE, detail, WITHDRAWN, title="Withdrawn") from None
    except Http404:
        raise not_found(f"article {article_id}") from None
    if found.public_id != article_id:
        return HttpResponsePermanentRedirect(request.get_full_path().replace(article_id, found.public_id, 1))
    stamped(response)
    return record(with_all(Article.objects.published()).get(pk=found.pk), query.names)


def narrowed(query: ArticleQuery) -> QuerySet:
    """Raises a problem where a filter names what the archive does not have, since an empty list would hide a slip."""
    rows = Article.objects.published()
    if query.language:
        rows = rows.in_language(query.language)
    if query.kind:
        rows = rows.filter(kind=query.kind)
    if query.year:
        rows = rows.published_in(query.year)
    if query.event:
        rows = rows.filter(event=known(Event, "event", query.event))
    if query.source:
        rows = rows.filter(source=known(Source, "source", query.source))
    if query.term:
        rows = rows.filter(mentions__term=known(Term, "term", query.term))
    return rows


def known(model, what: str, slug: str) -> int:
    """The key of the row with this identifier."""
    key = model.objects.filter(slug=slug).values_list("pk", flat=True).first()
    if key is None:
        raise not_found(f"{what} {slug}")
    return key
