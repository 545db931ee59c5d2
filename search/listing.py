"""The whole list that a request asks for, not a page of it: for exports, feeds and counts.

Finds by the same steps as `engine.search`; a test holds the two to the same articles in the same order.
"""

from dataclasses import dataclass, replace

from search import fallback, lifecycle
from search.answer import answer
from search.backends.whoosh import IndexUnavailable
from search.bridge import bridged
from search.names import resolve
from search.query import Concept, Node, concepts
from search.request import SearchRequest


@dataclass(frozen=True)
class Listing:
    """The primary keys of the first hits, in order, out of `total`; `generation` is empty where the database answered.

    `commit` counts the changes of a generation; `built` is the ISO time in UTC at which it was made.
    """

    request: SearchRequest
    keys: tuple[int, ...] = ()
    total: int = 0
    concepts: tuple[Concept, ...] = ()  # what the query names, by all names that were searched
    by_meaning: int = 0  # how many of `total` no word finds
    encoders: tuple[str, ...] = ()  # names with versions of those that were asked
    generation: str = ""
    commit: int = 0
    built: str = ""


def listing(request: SearchRequest, limit: int) -> Listing:
    """The first `limit` hits. Never raises for what was typed."""
    if request.is_hopeless:
        return Listing(request)
    notes = list(request.notes)
    tree = resolve(request.tree, notes)
    request = replace(request, notes=tuple(notes))
    try:
        return from_index(request, tree, limit)
    except IndexUnavailable:
        articles = fallback.matching(request, tree)
        found = fallback.in_order(articles, request.sort).values_list("pk", flat=True)
        return Listing(request, tuple(found[:limit]), articles.count())


def from_index(request: SearchRequest, tree: Node | None, limit: int) -> Listing:
    widened, _expansions = bridged(tree, request)
    got = answer(request, tree, widened, lambda total: slice(0, limit))
    commit = got.found.commit
    manifest = lifecycle.backend().generations.manifest(commit.folder)
    return Listing(
        request=request,
        keys=got.keys,
        total=got.found.total,
        concepts=concepts(widened),
        by_meaning=len(got.by_meaning),
        encoders=got.meant.encoders if got.meant else (),
        generation=commit.folder.name,
        commit=commit.number,
        built=manifest.built if manifest else "",
    )
