"""Feeds of articles: the same list as Atom (RFC 4287) and as JSON Feed 1.1."""

from articles.feeds.feed import Feed, FeedForm
from articles.feeds.forms import FEEDS, answer

__all__ = ["FEEDS", "Feed", "FeedForm", "answer"]
