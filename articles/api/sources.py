"""Outlets: /sources and /sources/{id}."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from articles.api.parameters import Paging, Parameters, SourceQuery, TermId, check_names, page_of, stamped
from articles.api.problems import Problem, not_found
from articles.export.nouns import SourceRecord, source_record
from articles.queries import sources_with_counts

router = Router(tags=["sources"])


class SourcePage(Paging):
    items: list[SourceRecord]


@router.get("", response={200: SourcePage, 400: Problem, 404: Problem}, operation_id="listSources")
def source_list(request: HttpRequest, response: HttpResponse, query: Query[SourceQuery]):
    """Outlets of which something is published here, in the order of their identifiers."""
    check_names(request, query)
    rows = sources_with_counts().order_by("slug")
    paging, found = page_of(request, response, query, rows.filter(kind=query.kind) if query.kind else rows)
    return {**paging.model_dump(), "items": list(map(source_record, found))}


@router.get("/{source_id}", response={200: SourceRecord, 400: Problem, 404: Problem}, operation_id="getSource")
def source(request: HttpRequest, response: HttpResponse, source_id: str = TermId):
    """One outlet, with the number of its articles that are published here."""
    check_names(request, Parameters())
    found = sources_with_counts().filter(slug=source_id).first()
    if found is None:
        raise not_found(f"source {source_id}")
    stamped(response)
    return source_record(found)
