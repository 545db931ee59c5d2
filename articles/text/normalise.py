"""Unicode clean-up that every language shares: the first step of both ingest's name linking and search.

Takes text as stored; gives the folded text with, for each of its characters, the code points it came from.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")
_TATWEEL = "\u0640"
# What typewriters, keyboards and transliterations put for the apostrophe; the hyphen proper and the one that does not
# break; the circle for a Chinese zero (二○二四).
_SAME_SIGN = {"'": "‘’‛ʹʻʼʾʿˈ′´`ꞌ", "-": "\u2010\u2011", "〇": "○"}
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_WITHOUT_STROKE = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "þ": "th", "ø": "o", "ı": "i", "ŋ": "n", "æ": "ae", "œ": "oe"}
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text; character i came from the code points `starts[i]:ends[i]` of the stored text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


@lru_cache(maxsize=8)  # a text is analysed in several ways, one after another
def normalised(text: str) -> Normalised:
    """NFKC, case folded, digits in ASCII, apostrophes and hyphens alike; gone are marks that are no part of a letter
    and all invisible characters (control, zero-width, bidi, soft hyphen) and tatweel. Line ends and tabs stay.

    >>> normalised("Ｗｕｚｈｅｎ ﬁ").text
    'wuzhen fi'
    >>> normalised("الصِّـين").text
    'الصين'
    """
    characters = set(text)
    marks, unseen = set(filter(_is_mark, characters)), set(filter(_is_unseen, characters))
    expanding = set(filter(_expands, characters - marks - unseen))
    if not (marks or unseen or expanding):
        return Normalised(_folded_one_to_one(text), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    # Thirty marks at most are put in order at once (UAX 15, stream-safe text): a whole page of them would take hours.
    changes = f"{_one_class(marks)}{{1,30}}|{_one_class(unseen)}+|{_one_class(expanding)}"
    for change in re.finditer(changes, text):
        start, end = change.span()
        if text[start] in marks and start > done:
            start -= 1  # a mark may join the letter before it: "s" and a comma below are one letter
        piece = "".join(
            letter for letter in _folded(text[start:end]) if not _is_mark(letter) and not _is_unseen(letter)
        )
        if unicodedata.category(text[start]) == "No":
            piece = " " + piece  # 2½ is not 21⁄2
        pieces += (_folded_one_to_one(text[done:start]), piece)
        starts += chain(range(done, start), [start] * len(piece))
        ends += chain(range(done + 1, start + 1), [end] * len(piece))
        done = end
    rest = _folded_one_to_one(text[done:])
    if not done:
        return Normalised(rest, range(len(text)), range(1, len(text) + 1))
    pieces.append(rest)
    starts += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return Normalised("".join(pieces), starts, ends)


def plain_letters(word: str) -> str:
    """The normalised word without apostrophes, its Latin, Greek and Cyrillic letters without diacritics.

    >>> plain_letters("conferință"), plain_letters("wūzhèn"), plain_letters("xi'an")
    ('conferinta', 'wuzhen', 'xian')
    """
    word = word.replace("'", "")
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word).translate(_WITHOUT_STROKE)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", _same_signs(text)).casefold()
    text = _same_signs(unicodedata.normalize("NFKC", text))
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), text)


def _same_signs(text: str) -> str:
    for sign, odd_signs in _SAME_SIGN.items():
        for odd in odd_signs:
            text = text.replace(odd, sign)
    return text


def _folded_one_to_one(text: str) -> str:
    """For text without marks and expanding characters. A few letters compose all the same, conjoining Hangul and some
    Indic vowels; offsets count for more, so these stay apart."""
    folded = _folded(text)
    return folded if len(folded) == len(text) else "".join(map(_folded, text))


@lru_cache(maxsize=16384)
def _expands(character: str) -> bool:
    return len(_folded(character)) != 1


@lru_cache(maxsize=16384)
def _is_mark(character: str) -> bool:
    return all(part == _TATWEEL or unicodedata.category(part) in ("Mn", "Me") for part in _folded(character))


@lru_cache(maxsize=16384)
def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc") and character not in _SPACES


def _one_class(characters: set[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]" if characters else "(?!)"
