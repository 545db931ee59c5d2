"""The folded form in which ingest compares: rules, dates and names are matched in it, and found at true offsets.

Takes text as stored; lengths change only where `articles.text.normalise` says so, and it maps them back.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from articles.text import arabic, chinese
from articles.text.normalise import Normalised, normalised, plain_letters

# Ranges for a character class of regular expressions.
HAN = chinese.IDEOGRAPHS
LONGEST_LINE = 500  # characters


def folded(text: str) -> Normalised:
    """Normalised, in base letters, both Chinese scripts and all Arabic spellings alike.

    Remembered, because every rule asks for the same line again; nobody may change what it gives. Whole texts only for
    as long as one is being read: each takes up to a hundred times its size.

    >>> folded("Ora poștei: 烏鎮، الإنترنت").text
    'ora postei: 乌镇، الانترنت'
    """
    return _line(text) if len(text) <= LONGEST_LINE else _whole(text)


def _folded(text: str) -> Normalised:
    base = normalised(text)
    return Normalised(letters(base.text), base.starts, base.ends)


_line = lru_cache(maxsize=2048)(_folded)
_whole = lru_cache(maxsize=8)(_folded)


def letters(text: str) -> str:
    """Normalised text in the folded form; one character for one."""
    return text if text.isascii() else text.translate(_LETTERS)


class _Letters(dict[int, int]):
    """The folded form of each character that was asked for; itself where folding would change its length."""

    def __missing__(self, code: int) -> int:
        found = arabic.fold(plain_letters(chr(code)))
        self[code] = ord(chinese.fold(found if len(found) == 1 else chr(code)))
        return self[code]


_LETTERS = _Letters()


def key(text: str) -> str:
    """The folded text alone, white space squeezed: for comparing and for lists of phrases."""
    return " ".join(folded(text).text.split())


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern that matches any of the folded phrases whole: between word borders, which Chinese does not have.

    In Arabic «and» is written as one with the word after it.
    """
    scripts: dict[str, list[str]] = {"han": [], "arabic": [], "other": []}
    for phrase in sorted(phrases, key=len, reverse=True):
        script = "han" if re.search(f"[{HAN}]", phrase) else "arabic" if "\u0621" <= phrase[0] <= "\u06ff" else "other"
        scripts[script].append(re.escape(phrase))
    parts = ["|".join(scripts["han"])] if scripts["han"] else []
    for script, joined in (("arabic", "[وف]?"), ("other", "")):
        if scripts[script]:
            parts.append(rf"(?<![^\W{HAN}]){joined}(?:{'|'.join(scripts[script])})(?![^\W{HAN}])")
    return "(?:" + "|".join(parts) + ")"
