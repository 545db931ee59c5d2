"""For an address at which there is nothing: the published articles that its words come nearest to."""

from django.http import QueryDict
from django.utils.http import urlencode

from articles.models import Article
from search.listing import listing
from search.request import SearchRequest

MOST = 5
WORDS = 8  # of the address: a title's first words tell it


def nearest(words: str) -> list[Article]:
    """At most five articles that hold any of the words, best first, with their sources. Never raises."""
    asked = " OR ".join(f'"{word}"' for word in words.replace('"', " ").split()[:WORDS])
    if not asked:
        return []
    keys = listing(SearchRequest.from_get(QueryDict(urlencode({"q": asked}))), MOST).keys
    rows = Article.objects.published().for_lists().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
