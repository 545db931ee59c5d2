"""How the evidence for an article is weighed: pure functions over arrays, one number an article, each remedy by itself.

scores of the legs -> standard -> blended (meaning) -> fused (with the typed words) -> supported -> interleaved
                                        |
                                        +-> meant: what counts as a hit by meaning

All figures were found on the two public collections of tests/gates/evaluation.py, XQuAD and MLQA, and on nothing else:
nDCG@10 from one language to another (12 pairs) and MRR@10 (6 pairs). docs/searching.md has the whole table.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Bools = NDArray[np.bool_]
Texts = NDArray[np.str_]

# The best of many sentences is better by chance: by 0.48 standard deviations for each factor e. Taking 0.3 of it off
# gains 0.024 MRR on MLQA, whose articles differ in length, and nothing on XQuAD; 0.2 and 0.4 are within 0.005 of it.
LENGTH = 0.3

# Of a leg in the blend. A passage says less than a sentence (0.5 to 1.0 are within 0.002). USE, which is not made for
# questions, counts 0.7 (0.5 to 1.0 within 0.003), and 0.3 where a language takes part that it has not learned.
SENTENCE_WEIGHT, PASSAGE_WEIGHT, USE_WEIGHT = 1.0, 0.7, 0.7
UNLEARNED_WEIGHT = 0.3

# What the best hit by words in a language adds to its meaning; the others add their share. In the query's own language
# words are the better half (within one language 0.968 -> 0.977 nDCG; 1.5 to 4 within 0.002).
LEXICAL_OWN = 2.5
# In other languages what was typed is a name or a chance likeness, but only articles with all the words come here.
LEXICAL_FOREIGN = 1.0

# The best article of each language speaks for those of other languages that are like it, as far as it is to be trusted.
SUPPORT, TRUSTED, TRUST_SPREAD = 8.0, 5.5, 1.0
CANDIDATES = 100  # articles a language that support can still bring up

# Hits by meaning.
THRESHOLD, MOST = 3.0, 20


def standard(best: Floats, spread: float, counts: NDArray[np.integer]) -> Floats:
    """Dot products of a query with the best of `counts` texts of each article, in standard deviations of unlike ones."""
    return best / spread - LENGTH * np.log(counts)


def blended(scores: Floats, weights: Floats) -> Floats:
    """The weighted mean over legs (legs x articles); NaN where a leg has not read an article, and where none has."""
    held = ~np.isnan(scores)
    weighed = np.where(held, weights, 0.0)
    total = weighed.sum(axis=0)
    with np.errstate(invalid="ignore"):
        return np.where(held, scores, 0.0).__mul__(weighed).sum(axis=0) / np.where(total > 0, total, np.nan)
