"""A query answered by its words and by meaning together: which articles are hits, and in which order.

The query is encoded by each encoder, compared with all vectors, and weighed by search.rank. An encoder that fails is
left out and named in `problems`; with none at all the order is that of the words.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search import rank
from search.arrays import among, union
from search.semantic.asking import Asked, asked
from search.semantic.encoders import ALL_LANGUAGES, SENTENCE
from search.semantic.language import query_language
from search.semantic.legs import configured
from search.semantic.shelf import Shelf, shelf
from search.semantic.text import Span
from search.semantic.vectors import Snapshot

# The score by words of a hit that has next to none: a word that stands in every article.
LEAST = 1e-6


class Typed(NamedTuple):
    """What words found, each with one entry in every array: key, analysis language, score (more is better) there.

    `bridged`: what was found is a name, in that language, of what was typed. `hits`: the keys of those that hold words
    enough to be hits; None for all. The others' words count where meaning makes them hits.
    """

    keys: NDArray[np.int64]
    languages: NDArray[np.str_]
    scores: NDArray[np.float64]
    bridged: NDArray[np.bool_]
    hits: NDArray[np.int64] | None = None


NOTHING = Typed(np.empty(0, np.int64), np.empty(0, "U2"), np.empty(0), np.empty(0, bool))


class Closeness(NamedTuple):
    """The dot product of the query with each row of a leg."""

    asked: Asked
    snapshot: Snapshot
    dots: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Meant:
    """The answer: `keys` of all hits in rank order; `by_meaning`, those among them that no word finds.

    `language`: analysis code of the query's; `problems`: a line for each encoder that failed.
    """

    keys: NDArray[np.integer]
    by_meaning: frozenset[int]
    language: str
    problems: tuple[str, ...]
    closeness: tuple[Closeness, ...]

    @property
    def encoders(self) -> tuple[str, ...]:
        """Those that read the query, with their versions."""
        asked = (one.asked.leg.encoder for one in self.closeness)
        return tuple(dict.fromkeys(f"{encoder.name} {encoder.version}" for encoder in asked))

    def span(self, key: int) -> Span | None:
        """Where in making.meant_text the sentence of an article is that is closest to the query; None where unread."""
        for (leg, _space, _vector), snapshot, dots in self.closeness:
            article = snapshot.place.get(key)
            if article is not None and leg.grain == SENTENCE:
                return snapshot.span(snapshot.best_row(article, dots))
        return None


def find(
    text: str,
    interface: str,
    typed: Typed,
    allowed: Collection[int] | NDArray[np.int64],
    own_first: bool = False,
    sure: bool = False,
    unlimited: bool = False,
) -> Meant:
    """Answers `text`, what was typed without its operators; `interface` is the analysis code of the reader's language,
    or, if `sure`, of the query's: a name written alike in two languages is in the reader's.

    `allowed`: keys that may be hits by meaning: public, indexed and within the chosen facets. The hits of `typed` are
    hits. `unlimited` makes all that is allowed a hit, to measure ranking by itself. Never raises for a query.
    """
    one = weigh(text, interface, typed, sure)
    gained = support_of(one)
    order = one.scores + gained
    public = among(one.keys, np.asarray(allowed, dtype=np.int64))
    found = among(one.keys, typed.keys if typed.hits is None else typed.hits)
    if unlimited:
        meant = public
    else:
        meant = rank.meant(one.meaning, gained, order, one.languages, public, bool(found.any()))
    hits = np.flatnonzero(found | meant)
    ranked = rank.interleaved(order[hits], one.languages[hits], one.keys[hits], one.own, own_first)
    by_meaning = frozenset(one.keys[meant & ~found].tolist())
    return Meant(ranked, by_meaning, one.own, tuple(one.problems), one.closeness)


@dataclass(frozen=True, eq=False)
class Weighed:
    """All that is known of the articles, one number each, in the order of `keys` (ascending).

    `languages`: analysis codes; `words`: scores by words, 0 for none; `meaning`: NaN where no leg has read an article;
    `scores`: both together. `own` is the query's language.
    """

    shelf: Shelf
    closeness: tuple[Closeness, ...]
    own: str
    problems: list[str]
    keys: NDArray[np.int64]
    languages: NDArray[np.str_]
    words: NDArray[np.float64]
    meaning: NDArray[np.floating]
    scores: NDArray[np.floating]


def weigh(text: str, interface: str, typed: Typed, sure: bool = False) -> Weighed:
    problems: list[str] = []
    try:
        legs = asked(configured().legs, text, problems)
        read = shelf([one.leg for one in legs])
    except OSError as error:
        problems.append(f"vectors: {error}")
        legs, read = [], shelf([])
    own = interface if sure else query_language(text, interface, language_signs(legs))
    closeness = tuple(
        Closeness(one, snapshot, snapshot.dots(one.space.neutral(one.vector[None]))[:, 0])
        for one, snapshot in zip(legs, read.snapshots, strict=True)
    )
    keys = union(read.keys, typed.keys)
    languages, words, bridged = gathered(read, keys, typed)
    meaning = meaning_of(read, closeness, own, keys)
    scores = rank.fused(meaning, rank.shares(words, languages), (languages == own) | bridged)
    return Weighed(read, closeness, own, problems, keys, languages, words, meaning, scores)


def language_signs(legs: Sequence[Asked]) -> dict[str, float] | None:
    """How close the query is to each language, by an encoder that knows them all."""
    for leg, space, vector in legs:
        if leg.encoder.languages >= ALL_LANGUAGES:
            return space.closeness(vector)
    return None


def gathered(
    read: Shelf, keys: NDArray[np.int64], typed: Typed
) -> tuple[NDArray[np.str_], NDArray[np.float64], NDArray[np.bool_]]:
    """Over `keys`: analysis languages, scores by words (nought for none), and which of those are bridged."""
    languages = np.full(len(keys), "", dtype="U2")
    languages[np.searchsorted(keys, read.keys)] = read.languages
    words, bridged = np.zeros(len(keys)), np.zeros(len(keys), dtype=bool)
    places = np.searchsorted(keys, typed.keys)
    languages[places], bridged[places] = typed.languages, typed.bridged
    words[places] = np.maximum(typed.scores, LEAST)  # nought stands for those that no word finds
    return languages, words, bridged


def meaning_of(read: Shelf, closeness: Sequence[Closeness], own: str, keys: NDArray[np.int64]) -> NDArray[np.floating]:
    """How near each article comes to the query, in standard deviations; NaN where no leg has read it."""
    found = np.full(len(keys), np.nan)
    scores, weights = [], []
    for number, ((leg, space, _vector), snapshot, dots) in enumerate(closeness):
        best = rank.standard(snapshot.best(dots), space.spreads[leg.grain], snapshot.count)
        scores.append(read.spread(number, best))
        learned = np.isin(read.languages, list(leg.encoder.languages)) & (own in leg.encoder.languages)
        weights.append(np.where(learned, leg.weight, min(rank.UNLEARNED_WEIGHT, leg.weight)))
    if scores:
        found[np.searchsorted(keys, read.keys)] = rank.blended(np.stack(scores), np.stack(weights))
    return found


def support_of(one: Weighed) -> NDArray[np.floating]:
    """What each article gains by its likeness to the best of other languages; only the first of each language can."""
    known = among(one.keys, one.shelf.keys)
    first = []
    for language in np.unique(one.languages[known]):
        places = np.flatnonzero(known & (one.languages == language))
        first.append(places[np.argsort(-one.scores[places], kind="stable")[: rank.CANDIDATES]])
    gained = np.zeros(len(one.keys))
    if len(first) > 1:
        candidates = np.concatenate(first)
        best = np.cumsum([0, *map(len, first[:-1])])
        likeness = likenesses(one.shelf, np.searchsorted(one.shelf.keys, one.keys[candidates]), best)
        gained[candidates] = rank.support(
            one.scores[candidates], one.languages[candidates], likeness, best.tolist(), one.own
        )
    return gained


def likenesses(read: Shelf, places: NDArray[np.intp], best: NDArray[np.intp]) -> NDArray[np.floating]:
    """The cosine of each of the `best` (indices of `places`) with all articles at `places`, over the sentence legs."""
    cosines, weights = [], []
    for number, leg in enumerate(read.legs):
        if leg.grain == SENTENCE:
            documents = read.documents(number, places)
            was_read = np.asarray(documents.any(axis=1))
            both = was_read[best][:, None] & was_read[None]
            cosines.append(np.where(both, documents[best] @ documents.T, np.nan))
            weights.append(np.full(both.shape, leg.weight))
    if not cosines:
        return np.zeros((len(best), len(places)))
    return np.nan_to_num(rank.blended(np.stack(cosines), np.stack(weights)))
