"""The order of names in a list, by the customs of the reader's language. A leaf: pure functions.

Romanian: ă, â after a; î after i; ș after s; ț after t (DOOM). Arabic: without the article, hamza forms as alef.
Chinese, both scripts: by pinyin with tone, as the Xinhua dictionary; a surname's special reading is not known to it.
"""

import re
import unicodedata
from functools import cache

from articles.text import arabic, chinese

ROMANIAN_ORDER = {letter: index for index, letter in enumerate("aăâbcdefghiîjklmnopqrsștțuvwxyz")}
CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
ARTICLE = re.compile(r"(^|\s)(?:ال|لل)(?=\w{2})")


def sort_key(text: str, language: str) -> tuple:
    """A key by which names sort in `language`; the text itself breaks ties, so that the order is stable."""
    match language:
        case "ro":
            return (tuple(romanian_place(letter) for letter in text.translate(CEDILLA).casefold()), text)
        case "ar":
            return (arabic_form(text), text)
        case "zh-Hans" | "zh-Hant":
            return (*pinyin(chinese.fold(text)), text)
        case _:
            return (bare(text), text)


def initial(text: str, language: str) -> str:
    """The heading of a name in an index: a letter, in Chinese that of the pinyin, and # for anything else."""
    match language:
        case "ro":
            first = text.translate(CEDILLA)[:1].upper()
        case "ar":
            first = arabic_form(text)[:1]
        case "zh-Hans" | "zh-Hant":
            syllables = pinyin(chinese.fold(text))
            first = syllables[0][:1].upper() if syllables else ""
        case _:
            first = bare(text)[:1].upper()
    return first if first.isalpha() else "#"


def romanian_place(letter: str) -> tuple[int, str]:
    """A letter's place in the alphabet; a foreign letter stands by its base letter, anything else before them all."""
    if letter in ROMANIAN_ORDER:
        return ROMANIAN_ORDER[letter] + 1, ""
    base = bare(letter)[:1]
    return ROMANIAN_ORDER.get(base, -1) + 1, letter


def arabic_form(text: str) -> str:
    return arabic.fold(ARTICLE.sub(r"\1", text))


def bare(text: str) -> str:
    """Lower case without diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def pinyin(text: str) -> tuple[str, ...]:
    """The syllables of a Chinese text with tone numbers; what is not Chinese stands as it is, in lower case."""
    # pypinyin reads its tables at import (some 0.2 s and 30 MB): only a process that lists Chinese names pays for it.
    from pypinyin import Style, lazy_pinyin

    return tuple(syllable.casefold() for syllable in lazy_pinyin(text, style=Style.TONE3))
