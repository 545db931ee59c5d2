"""Rows of the database as hits: matches marked, reasons given."""

from functools import lru_cache

from articles.models import Article
from search.highlight import Highlighter
from search.query import Node, sought
from search.reasons import reasons
from search.results import Hit


def hits(articles: list[Article], tree: Node | None) -> tuple[Hit, ...]:
    """One hit an article, in the same order; only what may be shown of a text is read."""
    leaves = sought(tree)
    marker = lru_cache(maxsize=None)(lambda language: Highlighter(leaves, language))
    found = []
    for article in articles:
        title = marker(article.language).title(article.shown_title)
        snippet = marker(article.language).snippet(filter(None, (article.abstract, *article.shown_paragraphs)))
        found.append(Hit(article, title.html, snippet.html, reasons(leaves, article.language, title, snippet)))
    return tuple(found)
