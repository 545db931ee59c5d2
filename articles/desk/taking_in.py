"""From what a curator gives (an address, a file, pasted text) to the draft that it became."""

from django.db import IntegrityError

from articles.ingest.authority import from_database
from articles.ingest.catalogue import Outcome, save
from articles.ingest.pipeline import read
from articles.ingest.types import Fetched
from articles.models import Article


def take_in(fetched: Fetched, user) -> tuple[Article, Outcome]:
    """The draft, or the article that the archive has already, with one more capture. Raises Refused."""
    authority = from_database()
    reading = read(fetched, authority)
    try:
        article, outcome = save(reading, authority, again=True)
    except IntegrityError:
        # Another process has added this address since we looked. Now it is known, and this is one more capture of it.
        article, outcome = save(reading, authority, again=True)
    if outcome == Outcome.SAVED:
        # No change of the article's own: the history begins with what ingest read.
        Article.objects.filter(pk=article.pk).update(added_by=user)
        article.added_by = user
    return article, outcome
