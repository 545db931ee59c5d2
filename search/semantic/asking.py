"""A query encoded: once by each encoder, not again for its next page. An encoder that fails is left alone a while."""

import logging
import time
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from articles.text import chinese
from search.semantic.encoders import QUERY_MOST, Bundled, Encoder, EncoderError
from search.semantic.legs import Leg, configured
from search.semantic.space import Space

logger = logging.getLogger(__name__)

REST = 30.0  # seconds that a failing encoder is not asked again: each search would wait for it
RESTING: dict[str, tuple[float, str]] = {}  # name of an encoder -> until when, and why


class Asked(NamedTuple):
    """A leg that can be searched, with the vector (d), of unit length, that its encoder gives for the query."""

    leg: Leg
    space: Space
    vector: NDArray[np.float32]


def asked(legs: Sequence[Leg], text: str, problems: list[str]) -> list[Asked]:
    """The query as the legs see it.

    Left out are legs without any vector yet, and those whose encoder fails: that adds a line to `problems`.
    """
    # Folding leaves all but Chinese as it is; Chinese texts were folded too.
    text = chinese.fold(" ".join(text.split()))[:QUERY_MOST]
    found = []
    for leg in legs:
        space = leg.space()
        if not text or space is None or not len(leg.store.snapshot()):
            continue
        try:
            found.append(Asked(leg, space, query_vector(leg.encoder, text)))
        except EncoderError as problem:
            if str(problem) not in problems:
                problems.append(str(problem))
    return found


def warm() -> None:
    """Loads the bundled encoders, so that workers forked later share them: 130 MB each, 3 MB if they do."""
    for encoder in {leg.encoder for leg in configured().legs}:
        if isinstance(encoder, Bundled):
            try:
                encoder.queries(["warm"])
            except EncoderError as problem:
                logger.warning("search by meaning: %s", problem)


def query_vector(encoder: Encoder, text: str) -> NDArray[np.float32]:
    """Raises EncoderError."""
    until, reason = RESTING.get(encoder.name, (0.0, ""))
    if time.monotonic() < until:
        raise EncoderError(reason)
    try:
        return encoded(encoder, text)
    except EncoderError as problem:
        logger.warning("search by meaning: %s; left alone for %d seconds", problem, REST)
        RESTING[encoder.name] = (time.monotonic() + REST, str(problem))
        raise


@lru_cache(maxsize=512)
def encoded(encoder: Encoder, text: str) -> NDArray[np.float32]:
    vector = encoder.queries([text])[0]
    vector.flags.writeable = False
    return vector
