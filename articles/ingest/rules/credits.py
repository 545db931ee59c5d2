"""Lines about the text: editor, author, source, date. All leave the text; what they say is kept as metadata."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from articles.ingest.dates import FoundDate, find_dates
from articles.ingest.folding import HAN, folded
from articles.ingest.reasons import Reason
from articles.ingest.vocabulary import pattern

AUTHOR_NOTE = re.compile(
    r"\W*(?:(?:本文)?作者(?:为|系|是|单位|简介)|(?:the (?:author|writer) is|about the author)\b"
    r"|(?:autorul|autoarea) este\b|(?:الكاتب|كاتب المقال|المؤلف)\s(?:هو|باحث|خبير|صحفي))"
)
_colon = r"\s*[:：|丨/\-–—]\s*"
BRACKETS = r"[\s【】\[\]()（）〔〕<>《》*·•|\-–—]*"
LABELLED_EDITOR = re.compile(
    rf"{BRACKETS}{pattern('credits', 'editor')}(?:{_colon}|(?<=by)\s|(?<=de)\s)\s*(?P<name>.*)"
)
BRACKETED_EDITOR = re.compile(rf"[【\[(（]\s*{pattern('credits', 'editor')}[\s:：|/]+[^】\])）]{{1,40}}[】\])）]")
LABELLED_AUTHOR = re.compile(
    rf"{BRACKETS}(?:{pattern('credits', 'author', 'author without a colon')}\s*[:：|丨/\-–]"
    rf"|{pattern('credits', 'author without a colon')}\s)\s*(?P<name>.+)"
)
LABELLED_SOURCE = re.compile(rf"(?<![^\W{HAN}]){pattern('credits', 'source')}\s*[:：丨]\s*(?P<name>.*)")
DATE_WORDS = re.compile(pattern("credits", "date"))
WEEKDAY = re.compile(pattern("credits", "weekdays", "beside a date"))
CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|[+-]\d\d:?\d\d")
ADDRESS = re.compile(r"https?://[^\s<>\"'，。、）)]+")
LONGEST = 160
LONGEST_NAME = 40  # in letters as `weight` counts them: longer, and the line says something
EDGE_NAME = 25  # of an outlet or a place beside a date without a label
EDGES = " \t\u3000:：-–—()（）[]【】,，.|丨/·"
NEXT_FACT = re.compile(r"\s{2,}|[|丨;；]|\s(?:作者|编辑|责任编辑|author|autor|editor|by)\b")
PARTICLES = frozenset({"and", "și", "si", "de", "von", "van", "al", "bin", "the", "of", "for", "in"})
SENTENCE_END = re.compile(r"[。!?؟！？]\s*$|(?<=\w{3})\.\s*$")
ORIGINAL_TITLE = re.compile(rf"\W*{pattern('credits', 'original title')}\s*:")
# A line of a table of dates ("20 November 2024: opening") looks like a date line but for the colon after the date.
ENTRY = re.compile(r"\s*[:：]")


@dataclass(frozen=True)
class Credit:
    """What a line about the text says; `reason` is the first of editor, date, source, byline that it holds."""

    reason: Reason
    source: str = ""
    byline: str = ""
    address: str = ""


def credit(text: str, at_edge: bool = False) -> Credit | None:
    """What a line says of date, source, author or editor; None for any other line.

    At the edge of a text (above its first paragraph, below its last) a date beside a short name needs no label.
    """
    if len(text) > LONGEST:
        return None
    address = match[0] if (match := ADDRESS.search(text)) else ""
    text = text.replace(address, " " * len(address))
    base = folded(text)
    line = base.text
    if LABELLED_EDITOR.match(line) or BRACKETED_EDITOR.fullmatch(line.strip(" .。")):
        return Credit(Reason.EDITOR)
    if AUTHOR_NOTE.match(line):
        return Credit(Reason.BYLINE)
    if SENTENCE_END.search(line):
        return None
    if ORIGINAL_TITLE.match(line) or (address and weight(line) <= LONGEST_NAME):
        return Credit(Reason.SOURCE, address=address)

    def written(span: tuple[int, int]) -> str:
        """As the line has it, not folded."""
        start, end = span
        return text[base.starts[start] : base.ends[end - 1]].strip(EDGES) if end > start else ""

    dates = find_dates(line)
    source = LABELLED_SOURCE.search(line)
    if dates and is_date_line(line, dates, bool(source), at_edge):
        name = first_fact(line, source.start("name") if source else 0, dates)
        return Credit(Reason.DATE, source=written(name), address=address)
    if source and weight(line[: source.start()]) <= LONGEST_NAME:
        return Credit(Reason.SOURCE, source=written(first_fact(line, source.start("name"), dates)), address=address)
    author = LABELLED_AUTHOR.match(line)
    if author and is_name(byline := written(author.span("name"))):
        return Credit(Reason.BYLINE, byline=byline)
    return None


def is_date_line(line: str, dates: list[FoundDate], has_source: bool, at_edge: bool) -> bool:
    """Whether the line says when the text was published and little besides."""
    rest = weight(without(line, dates))
    is_labelled = has_source or bool(DATE_WORDS.search(line))
    is_alone = rest <= 4 or (at_edge and dates[0].year is not None and rest <= EDGE_NAME)
    return rest <= LONGEST_NAME and (is_labelled or is_alone) and not ENTRY.match(line, dates[0].end)


def first_fact(line: str, start: int, dates: list[FoundDate]) -> tuple[int, int]:
    """Where the first thing stands that the line says from an offset on, dates and labels of dates left out."""
    rest = without(line, dates)[start:]
    start += len(rest) - len(rest.lstrip(EDGES))
    return start, start + len(NEXT_FACT.split(rest.lstrip(EDGES))[0].rstrip())


def without(line: str, dates: list[FoundDate]) -> str:
    """The line with blanks for its dates, clock times, weekdays and the words that go with them; its length stays."""
    for date in dates:
        line = line[: date.start] + " " * (date.end - date.start) + line[date.end :]
    for words in (CLOCK, DATE_WORDS, WEEKDAY):
        line = words.sub(lambda match: " " * len(match[0]), line)
    return line


@lru_cache(maxsize=1024)
def weight(text: str) -> float:
    """Letters of the text; a Chinese character says as much as two and a half letters."""
    letters = [(character, times) for character, times in Counter(text).items() if character.isalpha()]
    return sum(times * (2.5 if character >= "\u2e80" else 1) for character, times in letters)


def is_name(text: str) -> bool:
    """A name or two: few words, each with a capital where the script has them, and no sentence."""
    words = [word for word in text.split() if word.lower() not in PARTICLES]
    return (
        1 < weight(text) <= LONGEST_NAME
        and len(words) <= 6
        and not re.search(r"[\d。!?؟;；:，]", text)
        and not any(word[0].islower() for word in words)
    )
