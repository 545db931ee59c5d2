"""Splitting a bulletin by hand: a curator says with which paragraphs its items begin (`articles.bulletins` knows those
that the rules recognise).
"""

from collections.abc import Iterable

from django.db import transaction

from articles.bulletins import cut_out
from articles.ingest.authority import from_database
from articles.ingest.blocks import Block
from articles.ingest.bulletin import Part
from articles.ingest.devise import opening
from articles.ingest.types import Line
from articles.models import Article
from articles.relinking import relink


def paragraph_places(body: str) -> list[tuple[int, str]]:
    """Each paragraph with its offset in the body, blank lines passed over."""
    found, at = [], 0
    for line in body.split("\n"):
        if line.strip():
            found.append((at, line))
        at += len(line) + 1
    return found


@transaction.atomic
def split_at(article: Article, starts: Iterable[int]) -> list[Article]:
    """New drafts for the items that begin with the paragraphs `starts` (counted from 0), each up to the next one.

    The bulletin itself stays as it is. All or nothing; without a paragraph that exists, nothing and [].
    """
    places = paragraph_places(article.body)
    chosen = sorted({start for start in starts if 0 <= start < len(places)})
    ends = [places[start][0] - 1 for start in chosen[1:]] + [len(article.body)]
    authority = from_database()
    made = []
    for number, (start, end) in enumerate(zip(chosen, ends, strict=False), 1):
        at, first = places[start]
        part = cut_out(article, Part(number, first, at, end), authority)
        if "\n" not in article.body[at:end].strip() or not Block(Line(first, 1), first).is_title_like:
            # No heading: the item keeps all its words, and gets a title of ours.
            part.body = article.body[at:end].strip()
            part.title, part.title_devised = opening(part.body), True
            part.save()
            relink(part, authority)
        made.append(part)
    return made
