"""Texts as lines of a concordance: each place of what was sought, with what stands before and after it.

Places are the highlighter's, so a word is found in all forms, spellings and scripts in which search finds it, and cut
out of the stored text itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.languages import BY_CODE, CODES
from articles.models import Article
from articles.text.collation import sort_key
from articles.text.normalise import normalised
from search.concordance.asked import AFTER, BEFORE
from search.highlight import Highlighter, boundary, merged
from search.query import Leaf

# Code points on each side: what a line holds on a wide screen.
WIDTHS = {"ar": 60, "zh": 28, "ro": 64, "en": 64}
NEIGHBOURS = 4  # words, in Chinese characters, by which lines are sorted
TITLE = 0  # paragraphs are counted from 1
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Line:
    """One place: code points `start` to `end` of the title or of a paragraph of what may be shown of the article."""

    article: Article
    paragraph: int
    start: int
    end: int
    before: str
    node: str
    after: str


def lines(articles: Iterable[Article], leaf: Leaf) -> Iterator[Line]:
    """In the order of the articles, then of their texts."""
    marker = lru_cache(maxsize=None)(lambda code: Highlighter([leaf], code))
    for article in articles:
        highlighter = marker(article.language)
        width = WIDTHS[BY_CODE[article.language].analysis]
        for number, text in texts(article):
            for start, end in merged(highlighter.spans(text, title=number == TITLE)):
                first = boundary(text, max(0, start - width), start)
                last = len(text) if len(text) - end <= width else boundary(text, end + width, len(text), back=True)
                last = max(last, end)
                yield Line(article, number, start, end, text[first:start], text[start:end], text[end:last])


def texts(article: Article) -> Iterator[tuple[int, str]]:
    """What its author wrote and readers may see: no devised title, no abstract of ours."""
    if not article.title_devised:
        yield TITLE, article.title
    yield from enumerate(article.shown_paragraphs, start=1)


def in_order(found: Iterable[Line], sort: str) -> list[Line]:
    """By language, then by the neighbour asked for, then as they come, which is newest first."""

    def place(line: Line) -> tuple:
        code = line.article.language
        match sort:
            case value if value == BEFORE:
                return CODES.index(code), neighbours(line.before, code, backwards=True)
            case value if value == AFTER:
                return CODES.index(code), neighbours(line.after, code)
            case _:
                return (CODES.index(code),)

    return sorted(found, key=place)


def neighbours(context: str, code: str, backwards: bool = False) -> tuple:
    """The key of the words next to the node, nearest first; a line without any comes before all others."""
    folded = normalised(context).text
    words = WORD.findall(folded) if BY_CODE[code].analysis != "zh" else list("".join(WORD.findall(folded)))
    nearest = words[::-1][:NEIGHBOURS] if backwards else words[:NEIGHBOURS]
    return tuple(sort_key(word, code) for word in nearest)
