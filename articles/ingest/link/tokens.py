"""Text as tokens to match names with: words and single Chinese characters, each with every key it can be known by."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from articles.ingest.folding import HAN, letters
from articles.text import arabic, english, romanian
from articles.text.normalise import normalised

TOKEN = re.compile(
    rf"(?P<han>[{HAN}])|(?P<word>[^\W_{HAN}]+(?:'[^\W_{HAN}]+)*)|(?P<sign>[+&#%])|(?P<open>[\s\"«»„“”‟「」『』《》〈〉·•・‧\-‐‑–—―:/]+)|(?P<stop>.)",
    re.S,
)
ARABIC = re.compile("[\u0621-\u064a]")
# Particles written as one with the word after them; before an article they swallow its alef: للصين is ل + الصين.
PARTICLES = (
    "وبال",
    "وكال",
    "فبال",
    "بال",
    "كال",
    "ولل",
    "فلل",
    "لل",
    "وال",
    "فال",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "وب",
    "ول",
    "فب",
    "فل",
    "وك",
)
ARTICLE = "ال"
LEAST_WORD = 2  # letters left when a particle is taken off


class Token(NamedTuple):
    """`keys` are all forms under which a name can hold it; the first is the word as it stands. No key: a border."""

    keys: tuple[str, ...]
    start: int
    end: int
    is_capital: bool = True


@lru_cache(maxsize=16)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of a text; offsets are those of the stored text. What a name may span (quotes, dashes) is left out.

    Remembered, because a text is gone through for whole names and for parts of them.
    """
    base = normalised(text)
    stem = romanian.stem if language == "ro" else english.stem
    found = []
    for match in TOKEN.finditer(base.text):
        kind = match.lastgroup
        if kind == "open":
            continue
        start, end = base.starts[match.start()], base.ends[match.end() - 1]
        # Only a Latin word in small letters is none.
        found.append(Token(keys(match[0], kind, stem), start, end, is_capital=not text[start].islower()))
    return tuple(found)


@lru_cache(maxsize=65536)
def keys(word: str, kind: str | None, stem: Callable[[str], str]) -> tuple[str, ...]:
    """All forms under which a name can hold a word; remembered, because most words of a text are common ones."""
    if kind == "stop":
        return ()
    plain = letters(word)
    if kind in ("han", "sign"):
        return (plain,)
    if ARABIC.search(word):
        stems = ["~" + arabic.stem(form) for form in (*without_particles(word), word)]
        return tuple(dict.fromkeys([plain, *map(letters, without_particles(word)), *stems]))
    return tuple(dict.fromkeys([plain, plain.removesuffix("'s").removesuffix("'"), "~" + stem(word)]))


def without_particles(word: str) -> list[str]:
    """What is left when each particle that the word can begin with is taken off, with the article given back."""
    left = []
    for particle in PARTICLES:
        rest = word.removeprefix(particle)
        if rest == word or len(rest) < LEAST_WORD:
            continue
        left.append(ARTICLE + rest if particle.endswith(("لل", "ال")) else rest)
    return left
