"""What an encoder's vectors say of language and style, taken out of them, so that texts in two languages compare.

A multilingual encoder puts texts of one language close together whatever they say. The directions in which the mean
queries of the languages lie (as questions, as keywords, as one or two words) are projected out of all vectors (cf. Yang
et al., "A Simple and Effective Method to Eliminate the Self Language Bias in Multilingual Representations", 2021). That
does what subtracting the mean of each language does (docs/searching.md has the figures), needs to know nobody's
language, and serves keywords too, which lie elsewhere than questions: nDCG@10 from one language to another rises from
0.71 to 0.85 for them, with the means of questions subtracted to 0.81 only.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from articles.languages import BY_CODE
from articles.text import chinese
from search.semantic.encoders import PASSAGE, SENTENCE, Encoder
from search.semantic.vectors import Vectors

HERE = Path(__file__).parent
# Of the bundled encoders, from the questions of two public collections (docs/architecture.md).
SHIPPED = HERE / "spaces.npz"
# Sentences of ours on this and that, by which the space of any other encoder is found out.
SAMPLE = HERE / "sample.jsonl"
GROUP = 5  # sentences of the sample that stand for a document


@dataclass(frozen=True, eq=False)
class Space:
    """`means`: k x d, each of queries in one style in the analysis language of the same place in `languages`.

    `spreads`: grain -> standard deviation of the dot products, nought on average, of neutral queries with neutral
    sentences or passages that have nothing to do with them.
    """

    means: Vectors
    languages: tuple[str, ...]
    spreads: dict[str, float]

    @cached_property
    def basis(self) -> Vectors:
        """At most k x d, orthonormal rows that span the means."""
        _left, sizes, rows = np.linalg.svd(self.means.astype(np.float64), full_matrices=False)
        return rows[sizes > 1e-4 * sizes[0]].astype(np.float32)

    def neutral(self, vectors: Vectors) -> Vectors:
        """The vectors (n x d) without what the means have in common with them, of unit length again."""
        rest = vectors - (vectors @ self.basis.T) @ self.basis
        return rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6)

    def closeness(self, query: NDArray[np.float32]) -> dict[str, float]:
        """Language -> how close the raw vector (d) of a query is to the nearest of its means; more is closer."""
        near = self.means @ query - (self.means**2).sum(axis=1) / 2
        return {name: float(max(near[self.rows(name)])) for name in dict.fromkeys(self.languages)}

    def rows(self, language: str) -> list[int]:
        return [row for row, name in enumerate(self.languages) if name == language]

    def save(self, path: Path) -> None:
        spreads: dict[str, Any] = {f"spread.{grain}": spread for grain, spread in self.spreads.items()}
        with path.open("wb") as file:
            np.savez(file, means=self.means, languages=np.array(self.languages), **spreads)


def load(path: Path, prefix: str = "") -> Space | None:
    """A space from a file; None where it, or what begins with the prefix in it, is missing or makes no sense."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
            spreads = {
                grain: float(data[name]) for grain in (SENTENCE, PASSAGE) if (name := f"{prefix}spread.{grain}") in data
            }
            return Space(data[f"{prefix}means"], tuple(map(str, data[f"{prefix}languages"])), spreads)
    except (OSError, KeyError, ValueError, TypeError, EOFError, BadZipFile):
        return None


def shipped(name: str) -> Space | None:
    """The space of a bundled encoder, by its name; None for any other."""
    return load(SHIPPED, f"{name}.")


def sampled(encoder: Encoder) -> Space:
    """The space of any encoder, found out by encoding some 240 short texts. Raises EncoderError."""
    means: list[NDArray[np.float32]] = []
    languages: list[str] = []
    queries: list[Vectors] = []
    documents: list[list[str]] = []
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        sample = json.loads(line)
        language = BY_CODE[sample["language"]].analysis
        if language not in encoder.languages:
            continue
        for style in ("questions", "keywords"):
            found = encoder.queries(folded(sample[style], sample["language"]))
            means.append(found.mean(axis=0))
            languages.append(language)
            queries.append(found)
        documents.append(folded(sample["sentences"], sample["language"]))
    space = Space(np.stack(means), tuple(languages), {})
    asked = [space.neutral(found) for found in queries]
    spreads = {}
    for grain in encoder.grains:
        texts = documents if grain == SENTENCE else [grouped(sentences) for sentences in documents]
        held = [space.neutral(encoder.passages(part)) for part in texts]
        spreads[grain] = spread(asked, held)
    return Space(space.means, space.languages, spreads)


def spread(asked: list[Vectors], held: list[Vectors]) -> float:
    """Of the dot products of each query with all texts but those of its own place in the sample, which answer it."""
    dots = []
    for queries in asked:
        for texts in held:
            share = len(queries) // len(texts)
            answers = np.repeat(np.eye(len(texts), dtype=bool), share, axis=0)
            dots.append((queries @ texts.T)[~answers])
    return float(np.concatenate(dots).std())


def grouped(sentences: list[str]) -> list[str]:
    return [" ".join(sentences[at : at + GROUP]) for at in range(0, len(sentences), GROUP)]


def folded(texts: Iterable[str], language: str) -> list[str]:
    """Texts as the encoders read them: Chinese in Simplified characters, which the encoders know better by far."""
    return [chinese.fold(text) for text in texts] if language.startswith("zh") else list(texts)
