"""A concordance from end to end, within limits that it states: which articles, which lines, in which order."""

from dataclasses import dataclass, field
from itertools import groupby

from articles.languages import BY_CODE, Language
from articles.models import Article
from search.concordance.asked import Asked
from search.concordance.lines import Line, in_order, lines
from search.listing import listing
from search.request import NEWEST, SearchRequest

# A text of 3,000 code points takes some 2 ms to read: the page stays within about a second, a file within ten.
MOST_ARTICLES = 300
MOST_IN_FILE = 3_000
MOST_LINES = 5_000


@dataclass(frozen=True)
class Concordance:
    """All lines of the newest `read` articles out of `found`, sorted; not `from_index`: the database answered."""

    asked: Asked
    lines: tuple[Line, ...] = ()
    found: int = 0
    read: int = 0
    from_index: bool = True
    cut: bool = field(default=False)  # more lines than MOST_LINES

    @property
    def is_partial(self) -> bool:
        return self.read < self.found or self.cut


@dataclass(frozen=True)
class Group:
    """The lines of one language, one direction; they share a table, so that contexts stand on their own sides."""

    language: Language
    lines: tuple[Line, ...]


def concordance(asked: Asked, most: int = MOST_ARTICLES) -> Concordance:
    if asked.leaf is None:
        return Concordance(asked)
    request = SearchRequest(query=asked.query, chosen=asked.filters, sort=NEWEST, as_typed=True, tree=asked.leaf)
    found = listing(request, most)
    rows = Article.objects.published().select_related("source").in_bulk(list(found.keys))
    articles = [rows[key] for key in found.keys if key in rows]
    kept: list[Line] = []
    for line in lines(articles, asked.leaf):
        if len(kept) == MOST_LINES:
            break
        kept.append(line)
    cut = len(kept) == MOST_LINES
    return Concordance(
        asked=asked,
        lines=tuple(in_order(kept, asked.sort)),
        found=found.total,
        read=len(articles),
        from_index=bool(found.generation),
        cut=cut,
    )


def groups(shown: list[Line]) -> list[Group]:
    """The lines of a page by language, in the order in which they are sorted."""
    by_language = groupby(shown, key=lambda line: line.article.language)
    return [Group(BY_CODE[code], tuple(same)) for code, same in by_language]
