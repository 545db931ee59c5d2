"""Rows of the database as hits: matches marked, reasons given."""

from collections.abc import Iterator
from functools import lru_cache

from articles.models import Article
from search.highlight import Highlighter, Snippet
from search.query import Node, alternatives, sought
from search.reasons import LABELS, reasons
from search.results import Hit, Reason
from search.semantic.making import meant_text
from search.semantic.meaning import Meant


def hits(articles: list[Article], tree: Node | None, meant: Meant | None = None) -> tuple[Hit, ...]:
    """One hit an article, in the same order; only what may be shown of a text is read."""
    leaves = sought(tree)
    marker = lru_cache(maxsize=None)(lambda language: Highlighter(leaves, language, alternatives(tree)))
    meaning = Reason("meaning", str(LABELS["meaning"]))
    found = []
    for article in articles:
        marks = marker(article.language)
        title = marks.title(article.shown_title)
        close = meant if meant and article.pk in meant.by_meaning else None
        snippet = closest(article, close, marks) if close else marks.snippet(shown(article))
        why = reasons(leaves, article.language, title, snippet)
        found.append(Hit(article, title.html, snippet.html, (meaning, *why) if close else why))
    return tuple(found)


def shown(article: Article) -> Iterator[str]:
    return filter(None, (article.abstract, *article.shown_paragraphs))


def closest(article: Article, meant: Meant, marks: Highlighter) -> Snippet:
    """The sentence that is closest in meaning, as a whole; where that is the title, what is shown of other hits."""
    start, end = meant.span(article.pk) or (0, 0)
    if not len(article.title) < start < end:
        return marks.snippet(shown(article))
    text = meant_text(article)
    first = text.rfind("\n", 0, start) + 1
    return marks.sentence(text[first:].split("\n", 1)[0], start - first, end - first)
