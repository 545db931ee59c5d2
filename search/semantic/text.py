"""A text cut into sentences, and sentences gathered into passages: what the encoders read.

Offsets are code points of the stored text, so that a match can be shown where it stands. Pure: text in, spans out.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Raise it when the same text comes to be cut another way: vectors of the old cut are then made anew.
VERSION = "1"

# In tokens of multilingual-e5's vocabulary, whose window is 512; passages of 200 to 300 do best.
PASSAGE_MOST = 300
SENTENCE_MOST = 120
# "Yes.", "1." or "(Xinhua)" says nothing alone: it goes with the sentence beside it.
SENTENCE_LEAST = 3

# Tokens a character: the reciprocals of 1.45, 3.2 and 4 characters a token, measured on 2,800 paragraphs of
# Wikipedia in Chinese, Arabic, and Romanian and English.
IDEOGRAPHIC_TOKENS, ARABIC_TOKENS, OTHER_TOKENS = 0.69, 0.31, 0.25

# Code points of a text that are read; a book pasted into one record must not hold up the vectors of all the others.
READ_MOST = 60_000


class Span(NamedTuple):
    """Code points `start` to `end` of a text, without white space at either end."""

    start: int
    end: int


def sentences(text: str) -> list[Span]:
    """The sentences of a text with one paragraph a line. Few are shorter or longer than the limits above.

    >>> text = "It opened in Wuzhen.The U.S. delegation came on Nov. 20! قال المنظمون إنه انتهى."
    >>> [text[start:end] for start, end in sentences(text)]
    ['It opened in Wuzhen.', 'The U.S. delegation came on Nov. 20!', 'قال المنظمون إنه انتهى.']
    """
    text = text[:READ_MOST]
    found: list[Span] = []
    for line in LINE.finditer(text):
        whole = joined(text, rough_sentences(text, line.start(), line.end()))
        found += (piece for sentence in whole for piece in pieces(text, sentence))
    return found


def passages(text: str, parts: list[Span]) -> list[Span]:
    """Runs of whole sentences (`parts`), of about equal length and at most some PASSAGE_MOST tokens each."""
    costs = [tokens(text[start:end]) for start, end in parts]
    count = -(-sum(costs) // PASSAGE_MOST)
    found: list[Span] = []
    first, before = 0, 0.0
    for index, cost in enumerate(costs):
        before += cost
        # The next border lies where its share of the whole text is reached, give or take half of the sentence there.
        share = (len(found) + 1) * sum(costs) / count
        following = costs[index + 1] if index + 1 < len(costs) else 0.0
        if index + 1 == len(parts) or before + following / 2 > share:
            found.append(Span(parts[first].start, parts[index].end))
            first = index + 1
    return found


def tokens(text: str) -> float:
    """How many tokens of multilingual-e5's vocabulary the text is, about."""
    ideographs, arabic = len(IDEOGRAPHIC.findall(text)), len(ARABIC.findall(text))
    rest = len(text) - ideographs - arabic
    return IDEOGRAPHIC_TOKENS * ideographs + ARABIC_TOKENS * arabic + OTHER_TOKENS * rest


LINE = re.compile(r"\S[^\n]*")
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
IDEOGRAPHIC = re.compile("[\u3040-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003347f]")

FULL_STOPS = "。！？｡؟"
END = re.compile(rf"[.!?…{FULL_STOPS}]+[\"'”’»」』）)\]】]*")
GOES_ON = re.compile(r"\s*[,，、;；:：،؛)）]")
ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)
# Before a name, or before a number, these do not end a sentence.
BEFORE_A_NAME = re.compile("mr|mrs|ms|dr|prof|gen|sen|gov|rep|lt|col|st|mt|dl|dna|dnei|acad|ing|vs")
BEFORE_A_NUMBER = re.compile(
    "no|nr|art|pct|lit|alin|fig|vol|ed|pp|p|cap|str|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ian|iun|iul|noi"
)


def rough_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch cut after each mark that ends a sentence."""
    first = start
    for mark in END.finditer(text, start, end):
        if mark.end() == end or ends_sentence(text, mark, end):
            yield from stripped(text, first, mark.end())
            first = mark.end()
    yield from stripped(text, first, end)


def ends_sentence(text: str, mark: re.Match[str], end: int) -> bool:
    if GOES_ON.match(text, mark.end(), end):
        return False
    if any(stop in mark.group() for stop in FULL_STOPS):
        return True
    rest = text[mark.end() : mark.end() + 40]
    following = rest.lstrip()[:1]
    word = re.search(r"\S*$", text[max(0, mark.start() - 40) : mark.start()])
    before = word.group() if word else ""
    if rest[:1].isspace():
        return not following.islower() and not (mark.group() == "." and is_abbreviation(before, following))
    # No space after the stop: the next sentence has been run into this one, unless it is an address or a figure.
    if ADDRESS.search(before) or not before[-1:].isalnum() or before[-1:].isupper():
        return False
    return bool(RUN_IN.match(rest))


# A capital with small letters behind it, or a letter of a script that has no capitals.
RUN_IN = re.compile(rf"[^\W\d_a-z](?:[a-zăâîșşțţ]|\s)|{ARABIC.pattern}|{IDEOGRAPHIC.pattern}")


def is_abbreviation(before: str, following: str) -> bool:
    """Whether the word before a full stop is cut short by it, seen the character of the next word."""
    word = before.lstrip("\"'“‘„«([")
    if word.isascii() and word.isalpha() and len(word) == 1:
        return True  # an initial
    if re.fullmatch(r"[A-Za-z](?:\.[A-Za-z])+", word):
        return True  # U.S, e.g, a.m
    lower = word.lower()
    return bool(BEFORE_A_NAME.fullmatch(lower) or (BEFORE_A_NUMBER.fullmatch(lower) and following.isdecimal()))


def joined(text: str, found: Iterable[Span]) -> list[Span]:
    """The spans of one line, too short ones joined to the one before, or at the start to the one after."""
    whole: list[Span] = []
    for span in found:
        if whole and is_short(text, span) | is_short(text, whole[-1]):
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return whole


def is_short(text: str, span: Span) -> bool:
    return tokens(text[span.start : span.end]) < SENTENCE_LEAST


# Where a sentence that is too long is best cut.
CUTS = (re.compile("[;；؛]"), re.compile("[,，、،:：]"), re.compile(r"\s"))


def pieces(text: str, span: Span) -> Iterator[Span]:
    """The span, or its halves and quarters, none longer than SENTENCE_MOST tokens."""
    start, end = span
    if tokens(text[start:end]) <= SENTENCE_MOST:
        yield span
        return
    middle, quarter = (start + end) // 2, (end - start) // 4
    cut = middle
    for kind in CUTS:
        places = [match.end() for match in kind.finditer(text, middle - quarter, middle + quarter)]
        if places:
            cut = min(places, key=lambda place: abs(place - middle))
            break
    for half in (*stripped(text, start, cut), *stripped(text, cut, end)):
        yield from pieces(text, half)


def stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without white space at its ends; nothing, if that is all there is."""
    kept = text[start:end].strip()
    if kept:
        first = start + text[start:end].index(kept)
        yield Span(first, first + len(kept))
