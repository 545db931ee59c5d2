"""search(request) -> SearchPage: the query against the index, the rows of one page, why they are there.

request.tree -> names to identifiers -> the bridge adds other names -> the backend finds and counts -> rows of the
database -> marked hits.
"""

from dataclasses import replace

from articles.models import Article
from search import fallback, labels, lifecycle, queue
from search.backends.whoosh import IndexUnavailable
from search.bridge import bridged
from search.hits import hits
from search.names import resolve
from search.query import Node
from search.request import SearchRequest
from search.results import Expansion, SearchPage


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
        return from_index(request, *bridged(tree, request))
    except IndexUnavailable:
        return fallback.search(request, tree)


def from_index(request: SearchRequest, tree: Node | None, expansions: tuple[Expansion, ...] = ()) -> SearchPage:
    hidden = queue.no_longer_public()
    while True:
        found = lifecycle.backend().find(tree, request.chosen, hidden, request.sort)
        page, pages = request.within(found.total)
        keys = found.keys(page.rows)
        rows = {article.pk: article for article in Article.objects.published().for_lists().filter(pk__in=keys)}
        # An article withdrawn past all signals is still in the index: it must not even be counted.
        unseen = frozenset(keys) - rows.keys()
        if not unseen:
            break
        hidden |= unseen
    return SearchPage(
        request=page,
        hits=hits([rows[key] for key in keys], tree),
        total=found.total,
        pages=pages,
        facets=labels.facets(found.facets, page),
        expansions=expansions,
    )
