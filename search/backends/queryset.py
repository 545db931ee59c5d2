"""Haystack's own interface to the index: what a SearchQuerySet asks in Whoosh's query language."""

from typing import TYPE_CHECKING, Any

from haystack.constants import DJANGO_CT, DJANGO_ID
from haystack.exceptions import SearchBackendError
from haystack.models import SearchResult
from haystack.utils import get_model_ct
from haystack.utils.app_loading import haystack_get_model
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.qparser import MultifieldParser, QueryParserError
from whoosh.query import And, Every, Or, Query, Term
from whoosh.searching import Results
from whoosh.sorting import Count, FieldFacet, MultiFacet

from search.backends.schema import ANALYSES, text_field

if TYPE_CHECKING:
    from search.backends.whoosh import WhooshBackend

IGNORED = {"fields", "limit_to_registered_models", "spelling_query"}  # nothing of ours depends on them


def haystack_search(
    backend: "WhooshBackend",
    query_string: str,
    sort_by: list[str] | None = None,
    start_offset: int = 0,
    end_offset: int | None = None,
    facets: dict[str, Any] | None = None,
    narrow_queries: set[str] | None = None,
    models: Any = None,
    result_class: type = SearchResult,
    **options: Any,
) -> dict[str, Any]:
    """Haystack's dictionary of results, hits and facets. SearchBackendError for what this engine does not offer."""
    refused = sorted(name for name, value in options.items() if value and name not in IGNORED)
    if refused:
        raise SearchBackendError(f"this engine does not offer {', '.join(refused)}")
    parser = MultifieldParser([text_field("text", language) for language in ANALYSES], backend.schema)
    try:
        queries = [parsed(parser, text) for text in (query_string, *(narrow_queries or ()))]
    except QueryParserError as error:
        raise SearchBackendError(str(error)) from error
    if models:
        queries.append(Or([Term(DJANGO_CT, get_model_ct(model)) for model in models]))
    index = FileIndex(FileStorage(str(backend.commit().folder)), schema=backend.schema)
    with index.searcher() as searcher:
        results = searcher.search(
            And(queries),
            limit=None,
            sortedby=MultiFacet([FieldFacet(name.lstrip("-"), reverse=name[0] == "-") for name in sort_by])
            if sort_by
            else None,
            groupedby={name: FieldFacet(name, allow_overlap=True, maptype=Count) for name in facets or ()},
        )
        return {
            "hits": len(results),
            "results": [
                result(backend, results[rank].fields(), results.score(rank), result_class)
                for rank in range(
                    start_offset or 0, min(len(results), len(results) if end_offset is None else end_offset)
                )
            ],
            "facets": {"fields": {name: counted(results, name) for name in facets or ()}, "dates": {}, "queries": {}},
            "spelling_suggestion": None,
        }


def parsed(parser: MultifieldParser, text: str) -> Query:
    return Every() if text.strip() == "*" else parser.parse(text)


def counted(results: Results, name: str) -> list[tuple[str, int]]:
    """The values of a facet with their counts, the most frequent first."""
    groups = {value: count for value, count in results.groups(name).items() if value is not None}
    return sorted(groups.items(), key=lambda item: (-item[1], item[0]))


def result(backend: "WhooshBackend", stored: dict[str, Any], score: float, result_class: type) -> Any:
    from haystack import connections

    app_label, model_name = stored[DJANGO_CT].split(".")
    model = haystack_get_model(app_label, model_name)
    fields = connections[backend.connection_alias].get_unified_index().get_index(model).fields
    values = {name: fields[name].convert(value) for name, value in stored.items() if name in fields}
    return result_class(app_label, model_name, stored[DJANGO_ID], score, **values)
