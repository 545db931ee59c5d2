"""How names are read: as analysis makes of them, but so that every word of a name counts."""

from functools import lru_cache

from search.analysis import ANALYZERS, EXACT

Tokens = tuple[str, ...]
# Shorter stems are words of their own: it (ITU), on (ONU), aw (AWS).
SHORTEST_STEM = 4


def read(text: str, language: str) -> Tokens:
    """What analysis makes of each word; a stop word, and one whose stem is too short to tell it, stays as it is.

    In a name every word counts: جاك ما is not جاك, and ONU is not "on".
    """
    return tuple(token for word in text.split() for token in read_word(word, language))


@lru_cache(maxsize=16384)
def read_word(word: str, language: str) -> Tokens:
    stems, exact = analysed(word, language), tuple(token.text for token in EXACT[language](word, mode="query"))
    if language != "zh" and any(len(stem) < SHORTEST_STEM and stem not in exact for stem in stems):
        return exact
    return stems or exact


def analysed(text: str, language: str) -> Tokens:
    return tuple(token.text for token in ANALYZERS[language](text, mode="query"))
