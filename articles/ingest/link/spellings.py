"""Names that are nearly those of people of the authority: a slip of the pen, or somebody else. For the curator to say.

Words of an alphabet only; of Chinese names a character apart is mostly somebody else.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from articles.ingest.folding import key
from articles.ingest.known import Authority
from articles.ingest.link.names import finder
from articles.ingest.types import Evidence

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-])+")
LEAST_LETTERS = 7  # of a name; in shorter ones a letter makes another
LETTERS_A_SLIP = 6
MOST_WORDS = 4


def misspelt(body: str, language: str, authority: Authority) -> Iterator[tuple[str, str, Evidence]]:
    """The person's slug, the name as the authority has it, and the words that are nearly it; each person once."""
    if language.startswith("zh"):
        return
    known = names_of_people(authority, language)
    matches = finder(authority, language).find(body)
    taken = [(match.start, match.end) for match in matches]
    found = {match.name.slug for match in matches}
    words = list(WORD.finditer(body))
    for at, first in enumerate(words):
        if first[0][0].islower() or any(start <= first.start() < end for start, end in taken):
            continue
        for size in range(2, MOST_WORDS + 1):
            run = words[at : at + size]
            text = body[first.start() : run[-1].end()]
            if len(run) < size or len(text) > 60 or any(word[0][0].islower() for word in run[-1:]):
                continue
            plain = key(text)
            for other, slug, wording in known.get((size, plain[0]), ()):
                slips = max(1, len(other) // LETTERS_A_SLIP // 2)
                if len(other) >= LEAST_LETTERS and slug not in found and 0 < distance(plain, other, slips) <= slips:
                    found.add(slug)
                    yield slug, wording, Evidence(text, first.start(), run[-1].end())


@lru_cache(maxsize=16)
def names_of_people(authority: Authority, language: str) -> dict[tuple[int, str], list[tuple[str, str, str]]]:
    """By the number of words and the first letter: the name as it is compared, the person's slug, the name."""
    known: dict[tuple[int, str], list[tuple[str, str, str]]] = {}
    for name in authority.names:
        if name.kind == "speaker" and name.language == language:
            plain = key(name.text)
            size = len(plain.split())
            if 2 <= size <= MOST_WORDS:
                known.setdefault((size, plain[0]), []).append((plain, name.slug, name.text))
    return known


def distance(one: str, other: str, most: int) -> int:
    """Levenshtein's; more than `most` where it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, there in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != there))
        if min(row) > most:
            return most + 1
    return row[-1]
