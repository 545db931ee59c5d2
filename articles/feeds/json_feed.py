"""A feed as JSON Feed 1.1."""

import datetime
import json
from typing import Any

from django.conf import settings

from articles.feeds.feed import Entry, Feed


def write(feed: Feed, site: str) -> str:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": settings.SITE_URL + feed.home,
        "feed_url": settings.SITE_URL + feed.address,
        "language": feed.language,
        "authors": [{"name": site, "url": settings.SITE_URL}],
        "items": [item(entry) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def item(entry: Entry) -> dict[str, Any]:
    """Every item has a `content_text`, as the format demands: a title stands for a text that may not be shown."""
    told = {
        "id": entry.id,
        "url": entry.link,
        "external_url": entry.original if entry.original.startswith(("http://", "https://")) else "",
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": moment(entry.published) if entry.published else "",
        "date_modified": moment(entry.updated),
        "authors": [{"name": entry.outlet}] if entry.outlet else [],
        "tags": list(entry.tags),
        "language": entry.language,
    }
    return {name: value for name, value in told.items() if value}


def moment(value: datetime.datetime) -> str:
    """RFC 3339."""
    return value.astimezone(datetime.UTC).isoformat(timespec="seconds")
