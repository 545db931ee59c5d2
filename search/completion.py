"""Completion: names and titles by their folded beginnings, in a sorted list. Pure; `suggest` fills it.

Folded, so that 烏 completes to 乌镇 and conferinta to Conferința; any word of a name may be the one that is typed.
"""

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from articles.ingest.folding import key

LONGEST = 60  # code points of what is typed; who has typed more needs no completion
STARTS = 8  # words of one text at which a completion may begin
SCANNED = 3000  # entries ranked for one answer: one letter begins too many
# Begins of words; an Arabic one begins with its article or after it.
WORD = re.compile(r"(?:(?<=^)|(?<=[\s(\"“«\-]))(?:ال(?=\w\w))?")
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be completed to: a name of the term `slug`, or the title of the article `key`.

    `rank` orders what begins alike: preferred names before variants.
    """

    text: str
    language: str
    kind: str
    slug: str = ""
    key: int = 0
    rank: int = 0


class Completion:
    def __init__(self, entries: Iterable[Entry]):
        self.entries = list(entries)
        self.starts = sorted(
            (start, place > 0, number)
            for number, entry in enumerate(self.entries)
            for place, start in enumerate(starts(folded(entry.text)))
        )

    def of(self, typed: str, language: str, most: int) -> list[Entry]:
        """At most `most` entries that begin as typed, the best first; a term only once, by its best name.

        Better is: from the first word, in the reader's language, preferred, short.
        """
        beginning = folded(typed)
        if not beginning or len(beginning) > LONGEST:
            return []
        first = bisect_left(self.starts, (beginning,))
        last = bisect_left(self.starts, (beginning + LAST,), lo=first, hi=min(len(self.starts), first + SCANNED))

        def worth(found: tuple[str, bool, int]) -> tuple[bool, bool, int, int, str, int]:
            entry = self.entries[found[2]]
            return found[1], entry.language != language, entry.rank, len(entry.text), entry.text, found[2]

        chosen: dict[str, Entry] = {}
        # A term has several names, and a name several beginnings: more are looked at than are wanted.
        for _start, _inner, number in heapq.nsmallest(most * 8, self.starts[first:last], key=worth):
            entry = self.entries[number]
            chosen.setdefault(entry.slug or entry.text, entry)
        return list(chosen.values())[:most]


def folded(text: str) -> str:
    """As search compares words: case, diacritics, Arabic spelling and Chinese script alike, no apostrophes."""
    return key(text).replace("'", "")


def starts(text: str) -> list[str]:
    """The text from its beginning and from its further words on."""
    places: dict[int, None] = {}
    for word in WORD.finditer(text):
        places[word.start()] = places[word.end()] = None
        if len(places) > STARTS:
            break
    return [text[place : place + LONGEST] for place in places if text[place : place + 1].strip()]
