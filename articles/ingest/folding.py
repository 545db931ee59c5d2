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


@lru_cache(maxsize=2048)
def folded(text: str) -> Normalised:
    """Normalised, in base letters, both Chinese scripts and all Arabic spellings alike.

    Remembered, because every rule asks for the same line again; nobody may change what it gives.

    >>> folded("Ora poștei: 烏鎮، الإنترنت").text
    'ora postei: 乌镇، الانترنت'
    """
    base = normalised(text)
    return Normalised(letters(base.text), base.starts, base.ends)


def letters(text: str) -> str:
    """Normalised text in the folded form; one character for one."""
    if text.isascii():
        return text
    return chinese.fold("".join(map(letter, text)))


@lru_cache(maxsize=8192)
def letter(character: str) -> str:
    """One character folded; itself where folding would change its length."""
    found = arabic.fold(plain_letters(character))
    return found if len(found) == 1 else character


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
