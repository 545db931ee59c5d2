"""An Atom feed (RFC 4287) of a search: its newest hits, each under its permanent address."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.export.record import one_line, outlet_name
from articles.interface import interface_language
from articles.models import Article, Precision
from search.request import SearchRequest

SUMMARY = 300  # code points of the abstract, or of what may be shown of the text


class Feed(Atom1Feed):
    """Entries say their own language."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


def atom(request: SearchRequest, articles: Sequence[Article]) -> str:
    """The feed as XML; the articles come `for_lists`, newest first. Text is escaped, never markup."""
    site = _("World Internet Conference Press Archive")
    asked = one_line(request.query)
    language = interface_language().code
    address = settings.SITE_URL + reverse("search-feed") + request.address
    feed = Feed(
        title=f"{_('Search: %(query)s') % {'query': asked}} · {site}" if asked else site,
        link=settings.SITE_URL + reverse("search") + request.address,
        description=None,
        language=language,
        author_name=site,
        feed_url=address,
        feed_guid=address,
    )
    for article in articles:
        feed.add_item(
            title=one_line(article.shown_title),
            link=settings.SITE_URL + article.get_absolute_url(),
            description=escape(summary(article)),
            author_name=outlet_name(article.source, language) if article.source else None,
            pubdate=published(article),
            updateddate=article.updated,
            unique_id=settings.SITE_URL + article.get_neutral_url(),
            language=article.language,
        )
    return feed.writeString("utf-8")


def summary(article: Article) -> str:
    paragraphs = [article.abstract, *article.shown_paragraphs]
    return Truncator(one_line(next(filter(None, paragraphs), ""))).chars(SUMMARY)


def published(article: Article) -> datetime.datetime | None:
    """Midnight of the day of publication; None where the day is not known, since Atom has no vaguer dates."""
    day = article.date_earliest
    if day is None or article.date_precision not in {Precision.DAY, Precision.MINUTE}:
        return None
    return datetime.datetime.combine(day, datetime.time.min, datetime.UTC)
