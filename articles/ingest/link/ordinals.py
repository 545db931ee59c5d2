"""Ordinal numbers as the press counts the conferences: words, digits, Roman and Chinese numerals."""

import re

from articles.ingest.dates import number
from articles.ingest.folding import alternatives
from articles.ingest.vocabulary import words

ORDINAL_OF = {phrase: number for number in range(1, 14) for phrase in words("ordinals", str(number))}
ROMAN = {numeral: number for number in range(1, 14) for numeral in words("ordinals", f"roman {number}")}
# A pattern with the groups word, han, roman, digit; `value` reads it.
ORDINAL = (
    rf"(?:(?P<word>{alternatives(ORDINAL_OF)})|第\s?(?P<han>[\d一二三四五六七八九十]{{1,3}})\s?届"
    rf"|\bal?\s(?P<roman>[ivx]{{1,4}}|\d{{1,2}})-(?:a|lea)\b|\bال\s?(?P<digit>\d{{1,2}})\b)"
)


def value(ordinal: re.Match[str]) -> int:
    if ordinal["word"]:
        return ORDINAL_OF[ordinal["word"]]
    if ordinal["han"]:
        return number(ordinal["han"])
    if ordinal["roman"]:
        return ROMAN.get(ordinal["roman"]) or (int(ordinal["roman"]) if ordinal["roman"].isdigit() else 0)
    return int(ordinal["digit"])
