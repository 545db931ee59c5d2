"""The words by which ingest knows things, in the five languages: text files, so that anybody can add to them.

A file has sections under a name in square brackets; a section is a list of phrases parted by commas, however wrapped.
Case, diacritics, Chinese script and Arabic spelling do not matter: both sides are folded before they are compared.
"""

from functools import cache
from pathlib import Path

from articles.ingest.folding import alternatives, key


@cache
def sections(file: str) -> dict[str, tuple[str, ...]]:
    """The keys of the phrases of each section of a file, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for part in (Path(__file__).parent / f"{file}.txt").read_text(encoding="utf-8").split("[")[1:]:
        name, _bracket, text = part.partition("]")
        found[name] = tuple(
            dict.fromkeys(key(phrase) for phrase in text.replace("\n", " ").split(",") if phrase.strip())
        )
    return found


def words(file: str, *names: str) -> tuple[str, ...]:
    return tuple(phrase for name in names for phrase in sections(file)[name])


def pattern(file: str, *names: str) -> str:
    """A regular expression that matches any phrase of the sections in folded text, whole."""
    return alternatives(words(file, *names))
