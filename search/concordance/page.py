"""A concordance from end to end, within limits that it states: which articles, which lines, in which order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from articles.languages import BY_CODE, Language
from articles.models import Article
from search.concordance.asked import Asked
from search.concordance.lines import Line, in_order, lines
from search.listing import listing
from search.request import NEWEST, SearchRequest

MOST_LINES = 5_000


@dataclass(frozen=True)
class Reach:
    """How far one request reads: so many of the newest articles, and no more than so many code points of text."""

    articles: int
    text: int


# A million code points take one to three seconds of one core, by language and number of names.
PAGE = Reach(300, 600_000)
FILE = Reach(1_000, 2_000_000)


@dataclass(frozen=True)
class Concordance:
    """All lines of the newest `read` articles out of `found`, sorted; not `from_index`: the database answered."""

    asked: Asked
    lines: tuple[Line, ...] = ()
    found: int = 0
    read: int = 0
    from_index: bool = True
    cut: bool = False  # more lines than MOST_LINES

    @property
    def is_partial(self) -> bool:
        return self.read < self.found or self.cut


@dataclass(frozen=True)
class Group:
    """The lines of one language, one direction; they share a table, so that contexts stand on their own sides."""

    language: Language
    lines: tuple[Line, ...]


def concordance(asked: Asked, reach: Reach = PAGE) -> Concordance:
    if asked.leaf is None:
        return Concordance(asked)
    request = SearchRequest(query=asked.query, chosen=asked.filters, sort=NEWEST, as_typed=True, tree=asked.leaf)
    found = listing(request, reach.articles)
    rows = Article.objects.published().select_related("source").in_bulk(list(found.keys))
    articles = list(within([rows[key] for key in found.keys if key in rows], reach.text))
    kept = list(islice(lines(articles, asked.leaf), MOST_LINES + 1))
    return Concordance(
        asked=asked,
        lines=tuple(in_order(kept[:MOST_LINES], asked.sort)),
        found=found.total,
        read=len(articles),
        from_index=bool(found.generation),
        cut=len(kept) > MOST_LINES,
    )


def within(articles: Iterable[Article], text: int) -> Iterator[Article]:
    """The first articles that together hold no more than so much text; the very first however long it is."""
    left = text
    for number, article in enumerate(articles):
        left -= len(article.body)
        if left < 0 and number:
            return
        yield article


def groups(shown: list[Line]) -> list[Group]:
    """The lines of a page by language, in the order in which they are sorted."""
    by_language = groupby(shown, key=lambda line: line.article.language)
    return [Group(BY_CODE[code], tuple(same)) for code, same in by_language]
