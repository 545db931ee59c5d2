"""How the evidence for an article is weighed: pure functions over arrays with one number an article, one remedy each.

    dot products of the legs -> standard -> blended -> fused with the words -> supported -> interleaved
                                               |
                                               +-> meant: what counts as a hit by meaning

The constants were tuned on two public collections and on nothing else (docs/searching.md has the table): XQuAD, nDCG@10
from one language to another in 12 pairs, and MLQA, natural text, MRR@10 in 6 pairs.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Integers = NDArray[np.integer]
Bools = NDArray[np.bool_]
Texts = NDArray[np.str_]

# The best of many texts is better by chance, by half a standard deviation for each factor of e. Taking 0.3 of it off
# raises MLQA, whose articles differ in length, from 0.731 to 0.744 and leaves XQuAD at 0.908; 0.2 and 0.4 are as good.
LENGTH = 0.3

# The weights of the legs. XQuAD: sentences alone 0.88, with passages 0.89, with USE 0.91; MLQA: 0.70, 0.71, 0.74.
# Passages from 0.5 to 1 and USE from 0.5 to 1 are within 0.006 on both.
SENTENCE_WEIGHT, PASSAGE_WEIGHT, USE_WEIGHT = 1.0, 0.7, 0.7
# Where a language takes part that the encoder has not learned (USE: Romanian); 0.2 to 0.4 are alike.
UNLEARNED_WEIGHT = 0.3

# What the best hit by words in a language gains over one without any; the others gain their share of it. In the query's
# own language, or by a name of the same concept in another: within one language XQuAD rises from 0.970 to 0.977, MLQA
# from 0.868 to 0.879; 1 to 3 are within 0.003.
LEXICAL_WEIGHT = 2.0
# In another language what was typed is a name, a number or a chance likeness: 0.909 with it, 0.908 without.
LEXICAL_FOREIGN_WEIGHT = 0.4

# How much an article gains by being like the best article of another language, and at which score that one is half
# trusted. Over a pool of four languages XQuAD rises from 0.919 to 0.963, MLQA (nDCG@10) from 0.820 to 0.859. Adding the
# vectors of the best article of the query's own language to the query (a pivot) reaches 0.964 and 0.869, but where that
# language has no answer it leads all others astray: 0.657 falls to 0.382, with support to 0.637 only.
SUPPORT, TRUSTED = 8.0, 6.0
CANDIDATES = 100  # the articles of each language that support can bring forward

# Hits by meaning, in standard deviations above unlike texts, in a language with THOUSAND articles. Nothing is a hit
# unless some article reaches DOOR or a hit by words opens it: 98 % of XQuAD's questions and 94 % of MLQA's pass, of
# those asked of the other collection, which has no answer, 40 %, of strings of random letters 1 %. Then an article must
# reach FLOOR, with half of its support counted, and be no farther than BELOW_BEST from the best of all and NEAR from
# the best of its language (that cuts the hits from 24 to 8 on XQuAD and costs 0.001 nDCG). A language has MOST of them.
DOOR, FLOOR, THOUSAND, FEW = 4.0, 3.0, 1000, 50
BELOW_BEST, NEAR, MOST = 3.0, 1.5, 20


def standard(best: Floats, spread: float, counts: Integers) -> Floats:
    """Dot products with the best of `counts` texts of each article, in standard deviations of unlike texts."""
    return best / spread - LENGTH * np.log(counts)


def blended(scores: Floats, weights: Floats) -> Floats:
    """The weighted mean over the first axis, the legs; NaN is a leg that has not read an article.

    Where no leg has, NaN.
    """
    held = np.where(np.isnan(scores), 0.0, weights)
    total = held.sum(axis=0)
    summed = (np.nan_to_num(scores) * held).sum(axis=0)
    return np.divide(summed, total, out=np.full_like(total, np.nan), where=total > 0)


def shares(scores: Floats, languages: Texts) -> Floats:
    """Scores by words, nought where there is none, as shares of the best score of their language."""
    found = np.zeros(len(scores))
    for language in np.unique(languages):
        here = languages == language
        found[here] = scores[here] / max(scores[here].max(initial=0.0), 1e-9)
    return found


def fused(meaning: Floats, words: Floats, own: Bools) -> Floats:
    """Meaning and the shares by words as one score. `own`: where words count in full.

    An article that no leg has read yet passes for a usual one of those with the words.
    """
    unread = np.isnan(meaning)
    known = meaning[(words > 0) & ~unread]
    guessed = np.where(unread & (words > 0), known.mean() if len(known) else 0.0, np.nan_to_num(meaning))
    return guessed + np.where(own, LEXICAL_WEIGHT, LEXICAL_FOREIGN_WEIGHT) * words


def trust(score: float) -> float:
    """How far, from 0 to 1, the best article of a language is believed to answer the query."""
    return float(1 / (1 + np.exp(TRUSTED - score)))


def support(scores: Floats, languages: Texts, likeness: Floats, best: Sequence[int], own: str) -> Floats:
    """What articles in other languages than `own` gain by their likeness to the best articles of other languages still.

    `best`: places of the best articles, one a language; `likeness`: cosine of each of them (rows) with all articles.
    """
    gained = np.zeros(len(scores))
    for row, place in enumerate(best):
        there = languages != languages[place]
        gained[there] += trust(scores[place]) * np.maximum(likeness[row, there], 0.0)
    return np.where(languages == own, 0.0, SUPPORT * gained)


def by_chance(languages: Texts) -> Floats:
    """For each article, how much better the best of its language is by chance than that of THOUSAND articles.

    Fewer than FEW count as so many: a handful of articles tells little of chance.
    """
    found = np.zeros(len(languages))
    for language in np.unique(languages):
        here = languages == language
        found[here] = np.sqrt(2 * np.log(max(here.sum(), FEW))) - np.sqrt(2 * np.log(THOUSAND))
    return found


def meant(meaning: Floats, gained: Floats, order: Floats, languages: Texts, allowed: Bools, words: bool) -> Bools:
    """Which articles are hits by meaning: of those allowed, in each language the first by `order` that are good enough.

    `gained`: by support; `words`: whether there are hits by words. `meaning` is NaN where no leg has read an article.
    """
    hits = np.zeros(len(meaning), dtype=bool)
    if not allowed.any():
        return hits
    known = np.nan_to_num(meaning, nan=-np.inf)
    chance = by_chance(languages)
    if not words and not (known >= DOOR + chance).any():
        return hits
    evidence = known + gained / 2
    good = allowed & (evidence >= FLOOR + chance) & (evidence >= known.max(initial=-np.inf) - BELOW_BEST)
    for language in np.unique(languages):
        here = languages == language
        places = np.flatnonzero(good & here & (evidence >= evidence[here].max() - NEAR))
        hits[places[np.argsort(-order[places], kind="stable")[:MOST]]] = True
    return hits


def interleaved(scores: Floats, languages: Texts, keys: Integers, own: str, own_first: bool = False) -> Integers:
    """The keys in rank order: the best of each language, then the second of each, and so on.

    In such a round `own` comes first, then by score. With `own_first` all of `own` stand before the others. Ties go to
    the key added last, so that pages are stable.
    """
    by_score = np.lexsort((-keys, -scores))
    languages = languages[by_score]
    rounds = np.empty(len(keys), dtype=np.int64)
    for language in np.unique(languages):
        here = languages == language
        rounds[here] = np.arange(here.sum())
    foreign = languages != own
    if own_first:
        rounds = np.where(foreign, rounds + len(keys), rounds)
    return keys[by_score[np.argsort(2 * rounds + foreign, kind="stable")]]
