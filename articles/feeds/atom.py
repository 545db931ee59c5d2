"""A feed as Atom (RFC 4287)."""

import datetime
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from articles.feeds.feed import Feed


class Atom(Atom1Feed):
    """Entries say their own language, and a feed without entries when the archive last changed, not the time of day."""

    def latest_post_date(self) -> datetime.datetime:
        return self.feed["updated"]

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


def write(feed: Feed, site: str) -> str:
    """Text is escaped, never markup."""
    address = settings.SITE_URL + feed.address
    atom = Atom(
        title=feed.title,
        link=settings.SITE_URL + feed.home,
        description=None,
        language=feed.language,
        author_name=site,
        feed_url=address,
        feed_guid=address,
        updated=feed.updated,
    )
    for entry in feed.entries:
        atom.add_item(
            title=entry.title,
            link=entry.link,
            description=escape(entry.summary),
            author_name=entry.outlet or None,
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id,
            categories=entry.tags,
            language=entry.language,
        )
    return atom.writeString("utf-8")
