"""Which articles answer a request, and in which order: by words and names, by meaning, within the chosen facets.

    typed query -> (bridge) -> found by words -> joined by what is close in meaning -> ranked -> within the facets

Pages, exports and feeds are stretches of one answer. The database has the last word on what is public.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articles.interface import interface_language
from articles.models import Article
from search import lifecycle, queue
from search.backends.finder import Found
from search.query import And, Concept, Node, concepts, excluded, is_name, is_prose, sought
from search.request import BY_DATE, NEWEST, OWN_FIRST, SearchRequest
from search.semantic import meaning
from search.semantic.meaning import Meant, Typed


@dataclass(frozen=True, eq=False)
class Answer:
    """`keys` are the primary keys of the ranks wanted, `found` is all; `meant` is None where nothing was ranked."""

    keys: tuple[int, ...]
    found: Found
    meant: Meant | None

    @property
    def by_meaning(self) -> frozenset[int]:
        """Those of all hits that no word finds."""
        if not self.meant or not self.meant.by_meaning:
            return frozenset()
        return self.meant.by_meaning & frozenset(self.found.keys.tolist())


def answer(request: SearchRequest, typed: Node | None, widened: Node | None, ranks: Callable[[int], slice]) -> Answer:
    """`typed` is the query with names of facets resolved, `widened` the same with the bridge.

    `ranks` gives for the number of hits the ranks wanted, from 0. Raises IndexUnavailable.
    """
    hidden = queue.no_longer_public()
    order: NDArray[np.integer]
    while True:
        if request.sort in BY_DATE:
            found, meant = lifecycle.backend().find(widened, request.chosen, hidden), None
            order = found.newest_first() if request.sort == NEWEST else found.oldest_first()
        else:
            everything, meant = weighed(request, typed, widened, hidden)
            found = everything.within(request.chosen)
            # By meaning there may be an article that this commit of the index does not have yet.
            all_there = found is everything and len(meant.keys) == found.total
            order = meant.keys if all_there else meant.keys[np.isin(meant.keys, found.keys)]
        keys = tuple(order[ranks(found.total)].tolist())
        public = set(Article.objects.published().filter(pk__in=keys).values_list("pk", flat=True))
        if public.issuperset(keys):
            return Answer(keys, found, meant)
        # An article withdrawn past all signals is still in the index: it must not even be counted.
        hidden |= frozenset(keys) - public


def weighed(
    request: SearchRequest, typed: Node | None, widened: Node | None, hidden: frozenset[int]
) -> tuple[Found, Meant]:
    """All hits, whatever the facets chosen: what is close in meaning must not depend on them, or no count would agree.

    Whoever quotes, names a field or asks for the words only means the words; meaning then orders them, and adds none.
    Nor does it where the query is a name: what is only near to 网络主权 was not asked for, unless it is nowhere.
    """
    found = lifecycle.backend().find(widened, (), hidden)
    named_whole = is_name(widened) and found.total > 0
    words_only = request.as_typed or request.words_only or named_whole or not is_prose(typed)
    allowed: Collection[int] | NDArray[np.int64] = () if words_only else candidates(found, typed, hidden)
    # Of what is near in meaning the words count too, few as they are: they decide among articles that are equally near.
    alone = words_only or not meaning.configured().legs
    any_words = found if alone else lifecycle.backend().find(widened, (), hidden, minimum=False)
    if not alone and not np.isin(found.keys, any_words.keys).all():  # the index has changed between the two looks
        any_words = found
    meant = ranked(any_words, typed, widened, allowed, request.sort == OWN_FIRST, hits=found.keys)
    return found.joined(meant.by_meaning), meant


def ranked(
    found: Found,
    typed: Node | None,
    widened: Node | None,
    allowed: Collection[int] | NDArray[np.int64],
    own_first: bool = False,
    hits: NDArray[np.int64] | None = None,
    unlimited: bool = False,
) -> Meant:
    """What the words found, joined and ordered by meaning; `hits` as in Typed, the rest as in `meaning.find`."""
    named = concepts(widened)
    by_words = Typed(found.keys, found.languages, found.scores, np.full(found.total, bool(named)), hits)
    text = " ".join(leaf.text for leaf in sought(typed) if not isinstance(leaf, Concept))
    return meaning.find(text, language_hint(named), by_words, allowed, own_first, is_name(widened), unlimited)


def candidates(found: Found, typed: Node | None, hidden: frozenset[int]) -> NDArray[np.int64]:
    """The keys of the articles that may be hits by meaning: indexed, public, without what is excluded."""
    if unwanted := excluded(typed):
        return lifecycle.backend().find(And(unwanted), (), hidden).keys
    keys = found.commit.live_keys
    return keys[~np.isin(keys, list(hidden))] if hidden else keys


def language_hint(named: Collection[Concept]) -> str:
    """The analysis code of the language in whose words the query names something, else of the interface."""
    spoken = {concept.language for concept in named}
    here = interface_language().analysis
    return spoken.pop() if len(spoken) == 1 and here not in spoken else here
