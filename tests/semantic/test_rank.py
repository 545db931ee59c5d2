"""The weighing of evidence: exact results on small numbers, each remedy by itself."""

import numpy as np
import pytest

from search import rank

LANGUAGES = np.array(["en", "en", "ro", "ro"])


def test_a_long_article_gains_nothing_by_its_length():
    found = rank.standard(np.array([0.14, 0.14]), 0.07, np.array([1, 10]))
    assert found == pytest.approx([2.0, 2.0 - rank.LENGTH * np.log(10)])


def test_legs_are_weighed_and_a_leg_that_has_not_read_an_article_is_left_out():
    nan = np.nan
    scores = np.array([[4.0, 2.0, nan, nan], [1.0, nan, 3.0, nan]])
    weights = np.array([[1.0, 1.0, 1.0, 1.0], [0.5, 0.5, 0.5, 0.5]])
    found = rank.blended(scores, weights)
    assert found[:3] == pytest.approx([3.0, 2.0, 3.0])
    assert np.isnan(found[3])


def test_scores_by_words_are_shares_of_the_best_in_their_language():
    found = rank.shares(np.array([10.0, 5.0, 0.5, 0.0]), LANGUAGES)
    assert found == pytest.approx([1.0, 0.5, 1.0, 0.0])
    assert rank.shares(np.zeros(4), LANGUAGES) == pytest.approx([0, 0, 0, 0])


def test_words_count_in_full_in_the_own_language_and_little_in_others():
    found = rank.fused(np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 0.5, 1.0, 0.0]), LANGUAGES == "en")
    own, foreign = rank.LEXICAL_WEIGHT, rank.LEXICAL_FOREIGN_WEIGHT
    assert found == pytest.approx([1 + own, 2 + own / 2, 3 + foreign, 4.0])


def test_an_article_no_leg_has_read_passes_for_a_usual_one_of_those_with_the_words():
    found = rank.fused(np.array([3.0, 5.0, np.nan, np.nan]), np.array([1.0, 1.0, 1.0, 0.0]), np.ones(4, dtype=bool))
    full = rank.LEXICAL_WEIGHT
    assert found == pytest.approx([3 + full, 5 + full, 4 + full, 0])
    assert rank.fused(np.full(1, np.nan), np.ones(1), np.ones(1, dtype=bool)) == pytest.approx([full])


def test_support_goes_to_other_languages_by_likeness_and_by_trust():
    scores = np.array([rank.TRUSTED, 0.0, 1.0, 0.0])
    likeness = np.array([[1.0, 0.9, 0.5, -0.5], [0.5, 0.1, 1.0, 0.9]])
    found = rank.support(scores, LANGUAGES, likeness, [0, 2], own="en")
    assert found == pytest.approx([0.0, 0.0, rank.SUPPORT * 0.5 * 0.5, 0.0])


def test_the_best_articles_of_all_languages_support_those_of_the_third():
    languages = np.array(["en", "ro", "ar"])
    found = rank.support(np.array([6.0, 6.0, 0.0]), languages, np.array([[1, 0.2, 0.4], [0.2, 1, 0.6]]), [0, 1], "en")
    assert found == pytest.approx([0.0, rank.SUPPORT * 0.5 * 0.2, rank.SUPPORT * 0.5 * (0.4 + 0.6)])


def test_a_doubtful_best_article_supports_next_to_nothing():
    assert rank.trust(2.0) < 0.02
    assert rank.trust(10.0) > 0.98


def many(count, *best):
    """Articles in one language, all of no interest but the first few."""
    return np.concatenate((best, np.zeros(count - len(best))))


def meant(meaning, words=False, gained=None, allowed=None, languages=None):
    count = len(meaning)
    found = rank.meant(
        meaning,
        np.zeros(count) if gained is None else gained,
        np.nan_to_num(meaning),
        np.full(count, "en") if languages is None else languages,
        np.ones(count, dtype=bool) if allowed is None else allowed,
        words,
    )
    return np.flatnonzero(found).tolist()


def test_nothing_is_a_hit_by_meaning_where_nothing_comes_near_the_query():
    assert meant(many(1000, rank.DOOR - 0.1, 3.5)) == []
    assert meant(many(1000, rank.DOOR + 0.1, 3.5, 2.9)) == [0, 1]
    assert meant(many(1000, rank.DOOR + 0.1, 2.9)) == [0]


def test_hits_by_words_open_the_door():
    assert meant(many(1000, 3.5, 2.9), words=True) == [0]


def test_what_is_far_below_the_best_of_its_language_is_no_hit():
    assert meant(many(1000, 9.0, 7.6, 7.4)) == [0, 1]


def test_nor_is_what_is_very_far_below_the_best_of_all():
    languages = np.repeat(["en", "ro", "ar"], 1000)
    meaning = np.concatenate((many(1000, 9.0), many(1000, 6.1), many(1000, 5.9)))
    assert meant(meaning, languages=languages) == [0, 1000]


def test_half_of_the_support_counts():
    gained = many(1000, 0.0, 4.0)
    assert meant(many(1000, 4.5, 1.1), gained=gained) == [0, 1]
    assert meant(many(1000, 4.5, 0.9), gained=gained) == [0]


def test_a_language_has_at_most_so_many_hits_by_meaning_and_the_first_in_order():
    values = np.linspace(5.0, 4.5, 100)
    assert meant(values) == list(range(rank.MOST))


def test_only_what_is_allowed_is_a_hit_and_what_is_unread_never():
    allowed = np.ones(1000, dtype=bool)
    allowed[0] = False
    meaning = many(1000, 6.0, 5.0, np.nan)
    assert meant(meaning, allowed=allowed) == [1]
    assert meant(np.full(3, np.nan)) == []
    assert meant(np.empty(0)) == []


def test_the_more_articles_the_higher_the_bar():
    few, usual, lots = (rank.by_chance(np.full(count, "en"))[0] for count in (10, 1000, 50_000))
    assert few < usual == 0 < lots < 1


def test_languages_take_turns_and_the_own_one_begins():
    keys = np.arange(6)
    languages = np.array(["en", "en", "en", "ro", "ar", "ar"])
    scores = np.array([9.0, 8.0, 7.0, 2.0, 5.0, 4.0])
    assert rank.interleaved(scores, languages, keys, "ro").tolist() == [3, 0, 4, 1, 5, 2]
    assert rank.interleaved(scores, languages, keys, "ar").tolist() == [4, 0, 3, 5, 1, 2]
    assert rank.interleaved(scores, languages, keys, "zh").tolist() == [0, 4, 3, 1, 5, 2]


def test_the_own_language_can_stand_before_all_others():
    languages = np.array(["en", "en", "ro", "ro"])
    found = rank.interleaved(np.array([1.0, 2.0, 9.0, 8.0]), languages, np.arange(4), "en", own_first=True)
    assert found.tolist() == [1, 0, 2, 3]


def test_ties_go_to_the_article_added_last():
    found = rank.interleaved(np.ones(4), np.full(4, "en"), np.array([7, 30, 2, 9]), "en")
    assert found.tolist() == [30, 9, 7, 2]
    assert rank.interleaved(np.empty(0), np.empty(0, dtype="U2"), np.empty(0, dtype=int), "en").tolist() == []
