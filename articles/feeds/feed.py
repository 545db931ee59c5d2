"""What a feed says, before any format: its own title and addresses, and of each article what may be shown."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.text import Truncator

from articles.changes import last_change
from articles.export.record import one_line, outlet_name
from articles.interface import interface_language
from articles.models import Article, Precision

SUMMARY = 300  # code points of the abstract, or of what may be shown of the text
ITEMS = 50
# Of an archive in which nothing ever changed: Atom wants a date.
NEVER = datetime.datetime(2014, 11, 19, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Entry:
    """One article; `id` is its permanent address, which a reader of feeds remembers it by."""

    id: str
    link: str
    title: str
    summary: str
    language: str
    outlet: str
    original: str
    published: datetime.datetime | None
    updated: datetime.datetime
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Feed:
    """`home` and `address` are paths with query: of the page it belongs to, and its own, which is also its identifier.

    The articles come `for_lists`.
    """

    title: str
    home: str
    address: str
    articles: Sequence[Article]

    @property
    def language(self) -> str:
        return interface_language().code

    @property
    def entries(self) -> list[Entry]:
        return [entry(article, self.language) for article in self.articles]

    @property
    def updated(self) -> datetime.datetime:
        return max((article.updated for article in self.articles), default=None) or last_change() or NEVER


@dataclass(frozen=True)
class FeedForm:
    """`ending` is that of addresses, `label` what a link says: a name, the same in all languages."""

    ending: str
    label: str
    media_type: str
    write: Callable[[Feed, str], str]  # the feed, and the name of this archive in the reader's language


def entry(article: Article, language: str) -> Entry:
    return Entry(
        id=settings.SITE_URL + article.get_neutral_url(),
        link=settings.SITE_URL + article.get_absolute_url(),
        title=one_line(article.shown_title),
        summary=summary(article),
        language=article.language,
        outlet=outlet_name(article.source, language) if article.source else "",
        original=one_line(article.address),
        published=published(article),
        updated=article.updated,
        tags=(one_line(article.event.name_in(language)[0]),) if article.event else (),
    )


def summary(article: Article) -> str:
    paragraphs = [article.abstract, *article.shown_paragraphs]
    return Truncator(one_line(next(filter(None, paragraphs), ""))).chars(SUMMARY)


def published(article: Article) -> datetime.datetime | None:
    """Midnight of the day of publication; None where the day is not known, since feeds have no vaguer dates."""
    day = article.date_earliest
    if day is None or article.date_precision not in {Precision.DAY, Precision.MINUTE}:
        return None
    return datetime.datetime.combine(day, datetime.time.min, datetime.UTC)
