"""The formats of feeds, by the ending of their addresses."""

from django.http import HttpResponse
from django.utils.http import http_date
from django.utils.translation import gettext as _

from articles.changes import last_change
from articles.feeds import atom, json_feed
from articles.feeds.feed import Feed, FeedForm

FEEDS = {
    form.ending: form
    for form in (
        FeedForm("atom", "Atom", "application/atom+xml; charset=utf-8", atom.write),
        FeedForm("json", "JSON Feed", "application/feed+json; charset=utf-8", json_feed.write),
    )
}


def answer(feed: Feed, ending: str) -> HttpResponse:
    """May be kept for five minutes, and asked for again by ETag or by the time of the archive's last change."""
    form = FEEDS[ending]
    headers = {"X-Robots-Tag": "noindex", "Cache-Control": "public, max-age=300"}
    if moment := last_change():
        headers["Last-Modified"] = http_date(moment.timestamp())
    text = form.write(feed, _("World Internet Conference Press Archive"))
    return HttpResponse(text, content_type=form.media_type, headers=headers)
