"""What may be asked of the API, and the pages in which it answers."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from ninja import Field, Path, Schema
from pydantic.json_schema import SkipJsonSchema

from articles.api.problems import Complaint, malformed, not_found
from articles.changes import last_change
from articles.languages import CODES
from articles.models import Article, Source, Term

# Beyond it lists are for harvesters: OAI-PMH and the dataset.
DEEPEST_PAGE = 100
LARGEST_PAGE = 100
KEPT = "public, max-age=60"  # by caches, unasked

Slug = Annotated[str, Field(pattern="^[-a-zA-Z0-9_]{1,80}$")]
TermId = Path(..., pattern="^[-a-zA-Z0-9_]{1,80}$", description="Permanent identifier.")
ArticleId = Path(..., pattern="^[0-9a-hjkmnp-tv-z]{8}$", description="Permanent identifier of eight characters.")
LanguageCode = Literal[CODES]  # type: ignore[valid-type]
PageNumber = Annotated[int, Field(ge=1, le=DEEPEST_PAGE, description="Counted from 1.")]
Optional = SkipJsonSchema[None]  # left out, never the word null


class Parameters(Schema):
    """Of one address, for `check_names`; by itself: none."""


class Paged(Parameters):
    page: PageNumber = 1
    size: Annotated[int, Field(ge=1, le=LARGEST_PAGE, description="Rows a page.")] = 50


class Naming(Parameters):
    names: LanguageCode = Field("en", description="In which terms are named, where they can be.")


class ArticleQuery(Paged, Naming):
    language: LanguageCode | Optional = Field(None, description="Of the article.")
    event: Slug | Optional = Field(None, description="Identifier of the event that it covers.")
    source: Slug | Optional = Field(None, description="Identifier of the outlet.")
    term: Slug | Optional = Field(None, description="Identifier of a person, topic, place or organisation it names.")
    year: Annotated[int, Field(ge=1900, le=2200)] | Optional = Field(None, description="Of publication, if certain.")
    kind: Literal[tuple(Article.Kind.values)] | Optional = None  # type: ignore[valid-type]


class TermQuery(Paged):
    kind: Literal[tuple(Term.Kind.values)] | Optional = None  # type: ignore[valid-type]


class SourceQuery(Paged):
    kind: Literal[tuple(Source.Kind.values)] | Optional = None  # type: ignore[valid-type]


class Links(Schema):
    """Full addresses of this page and its neighbours; `next` and `prev` are null at the ends."""

    this: str
    first: str
    prev: str | None
    next: str | None
    last: str


class Paging(Schema):
    total: int
    page: int
    pages: int
    links: Links


def check_names(request: HttpRequest, query: Parameters, several: frozenset[str] = frozenset()) -> None:
    """Raises a problem for a parameter that is unknown, or given twice where it is none of `several`."""
    known = type(query).model_fields
    wrong = [
        Complaint(parameter=name[:80], detail="is no parameter of this address")
        if name not in known
        else Complaint(parameter=name, detail="is given more than once")
        for name, values in request.GET.lists()
        if name not in known or (len(values) > 1 and name not in several)
    ]
    if wrong:
        raise malformed(*wrong)


def stamped(response: HttpResponse) -> None:
    """With the time of the archive's last change: more often newer than it need be than too old. One query."""
    if moment := last_change():
        response["Last-Modified"] = http_date(moment.timestamp())
    response["Cache-Control"] = KEPT


def page_of(request: HttpRequest, response: HttpResponse, query: Paged, rows: QuerySet) -> tuple[Paging, list]:
    """One page of the rows; `response` gets the Link header (RFC 8288). Three queries.

    Raises a problem for a page that the list does not have.
    """
    stamped(response)
    paginator = Paginator(rows, query.size)
    try:
        page = paginator.page(query.page)
    except EmptyPage:
        raise not_found(f"page {query.page} of this list: it has {paginator.num_pages}") from None
    return paging(request, response, query.page, paginator.num_pages, paginator.count), list(page)


def paging(request: HttpRequest, response: HttpResponse, page: int, pages: int, total: int) -> Paging:
    def address(number: int) -> str:
        given = [(name, value) for name, value in request.GET.items() if name != "page"]
        query = urlencode([*sorted(given), ("page", number)])
        return f"{settings.SITE_URL}{request.path}?{query}"

    reachable = min(pages, DEEPEST_PAGE)
    links = Links(
        this=address(page),
        first=address(1),
        prev=address(page - 1) if page > 1 else None,
        next=address(page + 1) if page < reachable else None,
        last=address(reachable),
    )
    given = [(rel, link) for rel, link in links.model_dump().items() if link and rel != "this"]
    response["Link"] = ", ".join(f'<{link}>; rel="{rel}"' for rel, link in given)
    return Paging(total=total, page=page, pages=pages, links=links)
