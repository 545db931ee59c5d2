"""The known name nearest to a mistyped one, by edits of folded letters. Pure; `meant` fills it.

Chinese is typed by sound or shape, not letter by letter: there only a name of the same length with one other character
is near, and of two characters only where the other one sounds alike.
"""

import re
from collections.abc import Iterable

from articles.text.chinese import IDEOGRAPHS
from articles.text.collation import pinyin
from search.completion import folded

SHORTEST = 4  # letters; a shorter word is one edit away from too many
HAN = re.compile(f"[{IDEOGRAPHS}]+")


class Spelling:
    """Names with their languages: by the length of the folded form, by that form, by language."""

    def __init__(self, names: Iterable[tuple[str, str]]):
        self.by_length: dict[int, dict[str, dict[str, str]]] = {}
        for text, language in names:
            form = folded(text)
            self.by_length.setdefault(len(form), {}).setdefault(form, {}).setdefault(language, text)

    def nearest(self, typed: str, language: str) -> tuple[str, str] | None:
        """Text and language of the nearest name, as `language` writes it where it does; None where one is spelt just
        so or none is near.
        """
        form = self.nearest_form(folded(typed))
        if form is None:
            return None
        texts = self.by_length[len(form)][form]
        chosen = language if language in texts else next(iter(texts))
        return texts[chosen], chosen

    def nearest_form(self, form: str) -> str | None:
        """Of equals the first in code points. Only names of nearly the same letters are compared letter by letter."""
        if form in self.by_length.get(len(form), {}):
            return None
        if HAN.fullmatch(form):
            return self.nearest_chinese(form)
        most = edits_allowed(form)
        letters = set(form)
        best: tuple[int, str] | None = None
        for length in range(len(form) - most, len(form) + most + 1) if most else ():
            for known in self.by_length.get(length, ()):
                if len(letters ^ set(known)) <= 2 * most:
                    found = (edits(form, known, most), known)
                    if found[0] <= most and (best is None or found < best):
                        best = found
        return best[1] if best else None

    def nearest_chinese(self, form: str) -> str | None:
        known = self.by_length.get(len(form), {})
        near = sorted(name for name in known if sum(map(str.__ne__, form, name)) == 1 and HAN.fullmatch(name))
        alike = [name for name in near if sound(name) == sound(form)]
        chosen = alike or (near if len(form) > 2 else [])
        return chosen[0] if chosen else None


def edits_allowed(form: str) -> int:
    return 0 if len(form) < SHORTEST else 1 if len(form) < 8 else 2


def edits(one: str, other: str, most: int) -> int:
    """Letters put in, left out, changed, or changed places with their neighbour (optimal string alignment).

    Anything above `most` is given as `most + 1`, as soon as it is certain.
    """
    previous: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, previous, row = previous, row, [i]
        for j, opposite in enumerate(other, start=1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def sound(text: str) -> list[str]:
    """The syllables without their tones."""
    return [syllable.rstrip("12345") for syllable in pinyin(text)]
