"""The search page for programs: the same hits, in the same order, with the same facets and reasons, as JSON."""

from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Field, Query, Router, Schema

from articles.api.parameters import Naming, Optional, PageNumber, Paging, Slug, check_names, paging
from articles.api.problems import Problem, not_found
from articles.export.nouns import term_address
from articles.export.record import one_line
from articles.languages import BY_CODE, CODES
from articles.models import Article
from search import engine
from search.facets import FACETS
from search.lexer import MAX_LENGTH
from search.request import MAX_CHOSEN, SORTS, SearchRequest
from search.results import Facet, Hit, SearchPage

router = Router(tags=["search"])

Year = Annotated[str, Field(pattern="^[0-9]{4}$")]
Chosen: Any = Field([], max_length=MAX_CHOSEN)
SEVERAL = frozenset({"without", *(facet.name for facet in FACETS)})  # may be given more than once


class SearchQuery(Naming):
    """As in the address of the search page; `names` is the language of labels, and decides ties between languages."""

    q: str = Field("", max_length=MAX_LENGTH, description="Words, “phrases”, -word, OR, field:value.")
    page: PageNumber = 1
    sort: Literal[SORTS] | Optional = Field(None, description="By itself: relevance where words are sought.")  # type: ignore[valid-type]
    exact: Literal["0", "1"] = Field("0", description="1: exactly as typed, without names in other languages.")
    meaning: Literal["0", "1"] = Field("1", description="0: nothing that is only close in meaning.")
    without: list[Slug] = Field([], max_length=MAX_CHOSEN, description="Terms whose other names are not sought.")
    lang: list[Literal[CODES]] = Chosen  # type: ignore[valid-type]
    year: list[Year] = Field([], max_length=MAX_CHOSEN, description="Of the event.")
    event: list[Slug] = Chosen
    published: list[Year] = Field([], max_length=MAX_CHOSEN, description="Year of publication.")
    source: list[Slug] = Chosen
    speaker: list[Slug] = Chosen
    topic: list[Slug] = Chosen
    kind: list[Literal[tuple(Article.Kind.values)]] = Chosen  # type: ignore[valid-type]


class FoundReason(Schema):
    """Why an article was found: the kind of match, in words, and the words of the article that matched."""

    kind: str
    label: str
    words: list[str]


class Found(Schema):
    """One hit. `snippet` is HTML: escaped text with the matches in `<mark>`."""

    id: str
    address: str
    title: str
    language: str
    kind: str
    published: str
    source: str
    event: str
    snippet: str
    reasons: list[FoundReason]


class FoundFacetValue(Schema):
    value: str
    label: str
    language: str
    count: int | None
    selected: bool


class FoundFacet(Schema):
    name: str
    title: str
    values: list[FoundFacetValue]


class FoundTerm(Schema):
    """A term that the query names: articles are also found by its other names, unless `off`."""

    id: str
    address: str
    off: bool


class FoundPage(Paging):
    query: str
    sort: str
    notes: list[str]
    warning: str
    expansions: list[FoundTerm]
    facets: list[FoundFacet]
    items: list[Found]


@router.get("", response={200: FoundPage, 400: Problem, 404: Problem}, operation_id="search")
def search(request: HttpRequest, response: HttpResponse, query: Query[SearchQuery]) -> FoundPage:
    """Articles in all languages that meet a query, typed in any of them; without one, all articles."""
    check_names(request, query, several=SEVERAL)
    with translation.override(BY_CODE[query.names].prefix):
        found = engine.search(SearchRequest.from_get(request.GET))
        if found.request.page != query.page:
            raise not_found(f"page {query.page} of this list: it has {found.pages}")
        page = paging(request, response, found.request.page, found.pages, found.total)
        return told(found, page)


def told(found: SearchPage, page: Paging) -> FoundPage:
    return FoundPage(
        **page.model_dump(),
        query=found.request.query,
        sort=found.request.sort,
        notes=[str(note) for note in found.notes],
        warning=str(found.warning),
        expansions=[
            FoundTerm(id=each.term.slug, address=term_address(each.term.slug), off=each.off)
            for each in found.expansions
        ],
        facets=list(map(facet, found.facets)),
        items=list(map(item, found.hits)),
    )


def item(hit: Hit) -> Found:
    article = hit.article
    return Found(
        id=article.public_id,
        address=settings.SITE_URL + article.get_neutral_url(),
        title=one_line(article.shown_title),
        language=article.language,
        kind=article.kind,
        published=article.iso_date or "",
        source=article.source.slug if article.source else "",
        event=article.event.slug if article.event else "",
        snippet=str(hit.snippet),
        reasons=[FoundReason(kind=why.kind, label=str(why.label), words=list(why.words)) for why in hit.reasons],
    )


def facet(each: Facet) -> FoundFacet:
    return FoundFacet(
        name=each.name,
        title=str(each.title),
        values=[
            FoundFacetValue(
                value=value.value,
                label=str(value.label),
                language=value.language,
                count=value.count,
                selected=value.selected,
            )
            for value in (*each.values, *each.more)
        ],
    )
