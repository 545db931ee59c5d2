"""What a text asks of the engine, typed into the search box: with the authority that ships, and without a database."""

import re
from functools import cache

from django.conf import settings

from articles.languages import BY_CODE
from articles.starter.read import read_archive
from search import expand
from search.lexer import FIELDS, MARKS
from search.parser import parse
from search.query import Node

# The engine is not told a query's language; where two languages read a name alike, this one decides.
INTERFACE = "en"
OPERATORS = re.compile(
    rf"[{MARKS}()（）|｜*]|(?<!\S)[-－]+|\b(?:OR|NOT|AND)\b|\b(?:{'|'.join(FIELDS)})\s?[:：]|(?<=[A-Za-z]):(?=\S)",
)


def neutral(text: str) -> str:
    """A question without what the query language would read as an operator.

    >>> neutral('Who said "trust"? -- (lang: any OR none)')
    'Who said trust ? any none'
    """
    return " ".join(OPERATORS.sub(" ", text).split())


def tree_of(text: str, bridge: bool) -> Node | None:
    """The query `text`, operators and all, with or without the other names of what it names; None if it says nothing.

    Fields that name a source or a term find nothing: there are none.
    """
    tree = parse(text).tree
    return expand.expand(tree, shipped_names(), INTERFACE) if bridge and tree else tree


@cache
def shipped_names() -> expand.Names:
    """The bridging names of the fixtures, in the order in which the site reads them from its database."""
    labels = [row for row in read_archive(settings.BASE_DIR / "fixtures").labels if row["bridge"]]
    return expand.Names(
        expand.Name(row["term"], BY_CODE[row["language"]].analysis, row["text"])
        for row in sorted(labels, key=lambda row: row["type"])
    )
