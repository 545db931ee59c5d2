"""A small encoder for tests: exact, quick, and as multilingual as its dictionary."""

from collections.abc import Sequence

import numpy as np

from search.semantic.encoders import ALL_LANGUAGES, PASSAGE, SENTENCE, EncoderError
from search.semantic.meaning import Typed
from search.semantic.space import Space

# One meaning a line, in the order ar, zh, ro, en. Texts that hold none of the words are alike to nothing.
WORDS = (
    ("قمة", "峰会", "summit", "summit"),
    ("متحف", "博物馆", "muzeu", "museum"),
    ("جائزة", "奖", "premiu", "award"),
    ("طقس", "天气", "vreme", "weather"),
    ("سمكة", "鱼", "pește", "fish"),
    ("قطار", "火车", "tren", "train"),
)
DIMENSION = len(WORDS) + 2


class WordEncoder:
    """One dimension a meaning, one that all texts share (as real encoders have one), one of what is left of a text."""

    name = "words"
    grains = (SENTENCE, PASSAGE)
    languages = ALL_LANGUAGES
    dimension = DIMENSION

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.read: list[str] = []  # what it has been given, in order
        self.fails_at: str | None = None  # raises for texts that hold this

    def queries(self, texts: Sequence[str]):
        return self.encode(texts)

    def passages(self, texts: Sequence[str]):
        return self.encode(texts)

    def encode(self, texts: Sequence[str]):
        self.read += texts
        if self.fails_at is not None and any(self.fails_at in text for text in texts):
            raise EncoderError("words: out of order")
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for place, words in enumerate(WORDS):
                vectors[row, place] = sum(text.lower().count(word) for word in set(words))
            vectors[row, -2] = 1.0
            vectors[row, -1] = 0.1 + len(text) % 7 / 100
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def word_space() -> Space:
    """The space of WordEncoder: what all texts share is taken out."""
    means = np.zeros((4, DIMENSION), dtype=np.float32)
    means[:, -2] = 1.0
    # Each language leans a little its own way, in a direction that no text has.
    means[:, -1] = [0.01, 0.02, 0.03, 0.04]
    return Space(means, ("ar", "zh", "ro", "en"), {SENTENCE: 0.15, PASSAGE: 0.15})


def typed(*hits: tuple) -> Typed:
    """Hits by words from rows of key, analysis language, score and whether it is bridged (no, where left out)."""
    rows = [(*hit, False)[:4] for hit in hits]
    kinds = (np.int64, "U2", np.float64, bool)
    return Typed(*(np.array([row[place] for row in rows], dtype=kind) for place, kind in enumerate(kinds)))
