"""search(request) -> SearchPage: the query against the index, the rows of one page, why they are there.

request.tree -> names to identifiers -> the bridge adds other names -> answer -> rows of the database -> marked hits.
"""

from dataclasses import replace

from articles.models import Article
from search import fallback, labels
from search.answer import answer
from search.backends.whoosh import IndexUnavailable
from search.bridge import bridged
from search.hits import hits
from search.names import resolve
from search.query import Node
from search.request import SearchRequest
from search.results import SearchPage


def search(request: SearchRequest) -> SearchPage:
    """The page of hits that the request asks for; the last one where it asks for one beyond.

    Never raises for what was typed. Where the index cannot be searched the database is, and the page says so.
    """
    if request.is_hopeless:
        return SearchPage(request, facets=labels.facets({}, request))
    notes = list(request.notes)
    tree = resolve(request.tree, notes)
    request = replace(request, notes=tuple(notes))
    try:
        return from_index(request, tree)
    except IndexUnavailable:
        return fallback.search(request, tree)


def from_index(request: SearchRequest, tree: Node | None) -> SearchPage:
    widened, expansions = bridged(tree, request)
    got = answer(request, tree, widened, lambda total: request.within(total)[0].rows)
    page, pages = request.within(got.found.total)
    rows = {article.pk: article for article in Article.objects.published().for_lists().filter(pk__in=got.keys)}
    return SearchPage(
        request=page,
        hits=hits([rows[key] for key in got.keys if key in rows], widened, got.meant),
        total=got.found.total,
        pages=pages,
        facets=labels.facets(got.found.facets, page),
        expansions=expansions,
        by_meaning=len(got.by_meaning),
        without_meaning=bool(got.meant and got.meant.problems),
    )
