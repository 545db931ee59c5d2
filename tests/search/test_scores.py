"""Arrays of scores and of places, against the same said with dictionaries and sets."""

from array import array

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.backends import scores as module
from search.backends.matching import either, phrase
from search.backends.postings import Postings
from search.backends.scores import Scores

SCORES = st.dictionaries(st.integers(0, 30), st.sampled_from([0.5, 1.0, 2.25]), max_size=12)
# Document -> places.
TERM = st.dictionaries(st.integers(0, 6), st.sets(st.integers(0, 9), min_size=1, max_size=6), min_size=1, max_size=5)


def scores(held: dict[int, float]) -> Scores:
    documents = sorted(held)
    return Scores(np.array(documents, dtype=np.int64), np.array([held[one] for one in documents], dtype=np.float64))


def read(found) -> dict[int, float]:
    assert sorted(found[0].tolist()) == found[0].tolist()
    return dict(zip(found[0].tolist(), found[1].tolist(), strict=True))


@given(st.lists(SCORES, max_size=4))
def test_what_is_in_all_in_any_and_best(held):
    every = list(map(scores, held))
    keys = [set(one) for one in held]
    union, common = set().union(*keys), set.intersection(*keys) if keys else set()
    assert read(module.in_all(every)) == {key: sum(one[key] for one in held) for key in common}
    assert read(module.in_any(every)) == {key: sum(one.get(key, 0) for one in held) for key in union}
    assert read(module.best_of(every)) == {key: max(one.get(key, 0) for one in held) for key in union}


@given(SCORES, st.sets(st.integers(0, 30)))
def test_what_is_left_without_some_and_within_others(held, others):
    documents = np.array(sorted(others), dtype=np.int64)
    flags = np.isin(np.arange(31), documents)
    assert read(module.without(scores(held), documents)) == {k: v for k, v in held.items() if k not in others}
    assert read(module.within(scores(held), flags)) == {k: v for k, v in held.items() if k in others}


def postings(held: dict[int, set[int]]) -> Postings:
    documents = sorted(held)
    counts = [len(held[one]) for one in documents]
    places = [place for one in documents for place in sorted(held[one])]
    return Postings(array("B", documents), array("B", counts), array("H", places))


@given(st.lists(st.tuples(st.integers(0, 3), st.lists(TERM, min_size=1, max_size=2)), min_size=1, max_size=3))
def test_a_phrase_stands_where_every_slot_has_a_term_at_its_distance(slots):
    slots = [(0, slots[0][1]), *slots[1:]]
    wanted = {}
    for document in range(7):
        stands = [{place - distance for term in terms for place in term.get(document, ())} for distance, terms in slots]
        if starts := set.intersection(*stands):
            wanted[document] = len(starts)
    held = [(distance, [postings(term) for term in terms]) for distance, terms in slots]
    assert read(phrase(held, None)) == wanted
    among = np.array([1, 3, 4], dtype=np.int64)
    assert read(phrase(held, among)) == {key: count for key, count in wanted.items() if key in {1, 3, 4}}


@given(st.lists(TERM, min_size=1, max_size=3))
def test_alternatives_are_not_added_up(terms):
    wanted = {key: max(len(term.get(key, ())) for term in terms) for key in set().union(*terms)}
    assert read(either(list(map(postings, terms)), None)) == wanted
