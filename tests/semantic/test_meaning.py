"""Queries answered: which articles are hits, in which order, and what becomes of a search when something fails."""

import logging
import os

import numpy as np
import pytest

from search import rank
from search.semantic import legs, meaning
from search.semantic.legs import Legs
from search.semantic.meaning import find
from search.semantic.text import sentences
from search.semantic.writer import Entry, writing
from tests.semantic.encoders import WORDS, typed, word_space

LANGUAGES = {"ar": "ar", "zh": "zh-Hans", "ro": "ro", "en": "en"}
FILLER = {"ar": "كتاب", "zh": "书", "ro": "carte", "en": "book"}


def put(some_legs, texts):
    """Puts texts, (language, text) by key, into the stores of the legs."""
    for leg in some_legs:
        space = leg.space()
        with writing(leg.store.folder, leg.encoder.dimension) as writer:
            for key, (language, text) in texts.items():
                spans = sentences(text)
                vectors = space.neutral(leg.encoder.passages([text[start:end] for start, end in spans]))
                writer.add([Entry(key, 0, bytes(16), LANGUAGES[language], spans, vectors)])


def library():
    """Key 10 * word + language: an article in each language on each meaning; key 100 + n: on none of them."""
    texts = {
        10 * number + place: (language, f"{FILLER[language]} {words[place]}.")
        for number, words in enumerate(WORDS)
        for place, language in enumerate(LANGUAGES)
    }
    return texts | {100 + place: (language, f"{FILLER[language]}.") for place, language in enumerate(LANGUAGES)}


@pytest.fixture
def shelf(words):
    put(words, library())
    return words


def everything():
    return list(library())


def test_a_query_finds_what_means_the_same_in_all_languages_and_nothing_else(shelf):
    found = find("museum", "en", typed(), everything())
    assert sorted(found.keys) == [10, 11, 12, 13]
    assert found.keys[0] == 13
    assert found.by_meaning == {10, 11, 12, 13}
    assert (found.language, found.problems) == ("en", ())


@pytest.mark.parametrize("query", ["متحف", "博物馆", "muzeu", "museum"])
def test_the_query_can_be_in_any_language(shelf, query):
    assert sorted(find(query, "en", typed(), everything()).keys) == [10, 11, 12, 13]


def test_a_traditional_query_finds_what_a_simplified_one_does(shelf):
    traditional, simplified = (find(text, "en", typed(), everything()).keys.tolist() for text in ("博物館", "博物馆"))
    assert traditional == simplified


def test_a_query_that_means_nothing_here_has_no_hits(shelf):
    assert find("qwertz", "en", typed(), everything()).keys.tolist() == []
    assert find("", "en", typed(), everything()).keys.tolist() == []


def test_only_what_is_allowed_is_found_by_meaning(shelf):
    found = find("museum", "en", typed(), [12, 13, 100, 999])
    assert found.keys.tolist() == [13, 12]
    assert find("museum", "en", typed(), []).keys.tolist() == []


def test_typed_hits_are_hits_whatever_they_mean_and_stand_by_rank(shelf):
    hits = typed((23, "en", 4.0), (13, "en", 8.0), (101, "zh", 1.0))
    found = find("museum", "en", hits, everything())
    assert found.keys[0] == 13
    assert set(found.keys) == {10, 11, 12, 13, 23, 101}
    assert found.by_meaning == {10, 11, 12}


def test_a_bridged_hit_counts_like_one_in_the_own_language(shelf):
    plain = find("museum", "en", typed((100, "ar", 1.0), (10, "ar", 0.1)), everything())
    bridged = meaning.weigh("museum", "en", typed((100, "ar", 1.0, True)))
    foreign = meaning.weigh("museum", "en", typed((100, "ar", 1.0)))
    place = bridged.keys.tolist().index(100)
    gained = rank.LEXICAL_WEIGHT - rank.LEXICAL_FOREIGN_WEIGHT
    assert bridged.scores[place] - foreign.scores[place] == pytest.approx(gained)
    keys = plain.keys.tolist()
    assert keys.index(10) < keys.index(100)


def test_an_article_without_vectors_is_found_by_its_words(shelf):
    found = find("museum", "en", typed((5000, "en", 3.0), (5001, "ro", 1.0)), [*everything(), 5000, 5001])
    assert {5000, 5001} < set(found.keys)
    assert found.by_meaning == {10, 11, 12, 13}
    assert found.span(5000) is None


def test_the_own_language_can_come_first(shelf):
    hits = typed(*((key, "en", 1.0) for key in (3, 13, 23)))
    found = find("museum", "en", hits, everything(), own_first=True)
    assert set(found.keys[:3]) == {3, 13, 23}
    turns = find("museum", "en", hits, everything())
    assert turns.keys[0] == 13
    assert set(turns.keys[1:4]) == {10, 11, 12}


def test_unlimited_makes_all_that_is_allowed_a_hit(shelf):
    found = find("museum", "en", typed(), everything(), unlimited=True)
    assert sorted(found.keys) == sorted(everything())
    assert set(found.keys[:4]) == {10, 11, 12, 13}


def test_the_closest_sentence_of_a_hit_is_known(words):
    text = "Nothing of note.\nThe weather was good on that day. The museum was opened. Everybody left."
    put(words, {1: ("en", text), 2: ("ro", "Un muzeu.")})
    found = find("museum", "en", typed(), [1, 2])
    start, end = found.span(1)
    assert text[start:end] == "The museum was opened."
    assert found.span(3) is None


def test_the_same_query_has_the_same_answer_each_time(shelf):
    answers = {tuple(find("summit", "ro", typed((3, "en", 1.0)), everything()).keys) for _time in range(3)}
    assert len(answers) == 1


def test_the_query_is_encoded_once(shelf, encoder):
    before = len(encoder.read)
    for _page in range(3):
        find("museum", "en", typed(), everything())
    assert len(encoder.read) == before + 1


def test_a_failing_encoder_leaves_the_typed_hits_in_their_order_and_is_named(shelf, encoder, caplog):
    caplog.set_level(logging.WARNING)
    encoder.fails_at = "museum"
    hits = typed((13, "en", 1.0), (23, "en", 3.0), (10, "ar", 2.0))
    before = len(encoder.read)
    for _time in range(2):
        found = find("museum", "en", hits, everything())
        assert found.keys.tolist() == [23, 10, 13]
        assert found.by_meaning == frozenset()
        assert found.problems == ("words: out of order",)
        assert found.span(13) is None
    assert len(encoder.read) == before + 1  # left alone after the first failure


def test_without_encoders_the_order_is_that_of_the_words(monkeypatch):
    monkeypatch.setattr(meaning, "configured", lambda: Legs((), ()))
    found = find("museum", "en", typed((1, "en", 1.0), (2, "en", 2.0), (3, "ro", 9.0)), [1, 2, 3, 4])
    assert found.keys.tolist() == [2, 3, 1]
    assert (found.by_meaning, found.problems) == (frozenset(), ())


def test_before_any_vectors_are_made_the_order_is_that_of_the_words(words, encoder):
    assert find("museum", "en", typed((1, "en", 1.0)), [1]).keys.tolist() == [1]
    assert encoder.read == []


def test_an_encoder_whose_space_is_not_known_yet_is_not_asked(shelf, encoder):
    shelf[0].space_path.unlink()
    legs.SPACES.clear()
    before = len(encoder.read)
    assert find("museum", "en", typed(), everything()).keys.tolist() == []
    assert len(encoder.read) == before


def test_vectors_that_cannot_be_read_are_named_and_the_words_answer(shelf, monkeypatch):
    monkeypatch.setattr(meaning, "asked", lambda *_arguments: (_ for _ in ()).throw(OSError("no such disk")))
    found = find("museum", "en", typed((13, "en", 1.0)), everything())
    assert found.keys.tolist() == [13]
    assert found.problems == ("vectors: no such disk",)


def test_a_leg_that_lags_behind_does_not_hide_an_article(shelf, words):
    put(words[:1], {500: ("en", "The museum of the town.")})
    found = find("museum", "en", typed(), [*everything(), 500])
    assert {500, 13} < set(found.keys)


def test_new_vectors_are_seen_at_the_next_search(shelf, words):
    assert 500 not in find("fish", "en", typed(), [*everything(), 500]).keys
    put(words, {500: ("en", "The fish.")})
    assert 500 in find("fish", "en", typed(), [*everything(), 500]).keys


@pytest.mark.parametrize("query", ["\0", "\ud800", "a" * 100_000, "🙂", "\u202e\u200b", "' OR 1=1", "%s{}"])
def test_no_query_raises(shelf, query):
    assert find(query, "ar", typed(), everything()).problems == ()


def test_articles_support_their_like_in_other_languages_but_not_in_their_own(words):
    texts = {key: value for key, value in library().items() if value[0] in {"ro", "en"}}
    # Two Romanian articles answer the query alike; the second is like the English answer in all else too.
    texts |= {
        600: ("en", "There is a museum here. There is a fish here. There is a train here."),
        601: ("ro", "Aici este un muzeu. Aici este o carte veche. Aici este o carte mai nouă."),
        602: ("ro", "Aici este un muzeu. Aici este un pește. Aici este un tren."),
    }
    put(words, texts)
    one = meaning.weigh("museum", "en", typed((600, "en", 1.0)))
    gained = dict(zip(one.keys.tolist(), meaning.support_of(one).tolist(), strict=True))
    assert gained[602] > gained[601] > 0
    assert gained[600] == gained[13] == 0


def test_figures_do_not_depend_on_the_order_of_the_files(words, tmp_path):
    put(words, library())
    first = find("award", "en", typed(), everything()).keys.tolist()
    for leg in words:
        for name in os.listdir(leg.store.folder):
            (leg.store.folder / name).unlink()
    put(words, dict(reversed(list(library().items()))))
    assert find("award", "en", typed(), everything()).keys.tolist() == first


def test_the_test_encoder_is_neutral_to_language():
    assert np.linalg.matrix_rank(word_space().basis) == 2
