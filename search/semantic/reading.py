"""How a leg reads a text: which stretches of it, and the vectors of those."""

from collections.abc import Sequence

from search.semantic.encoders import SENTENCE
from search.semantic.legs import Leg
from search.semantic.space import Space, folded
from search.semantic.text import Span, passages, sentences
from search.semantic.vectors import Vectors


def spans_of(text: str, grain: str) -> list[Span]:
    parts = sentences(text)
    return parts if grain == SENTENCE else passages(text, parts)


def vectors(leg: Leg, space: Space, text: str, spans: Sequence[Span], language: str) -> Vectors:
    """Of the given spans of a text in a language (a code of articles). Raises EncoderError."""
    return space.neutral(leg.encoder.passages(folded([text[start:end] for start, end in spans], language)))
