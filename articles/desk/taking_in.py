"""From what a curator gives (an address, a file, pasted text) to the draft that it became."""

from articles.ingest.authority import from_database
from articles.ingest.catalogue import Outcome, save
from articles.ingest.pipeline import read
from articles.ingest.types import Fetched
from articles.models import Article


def take_in(fetched: Fetched, user) -> tuple[Article, Outcome]:
    """The draft, or the article that the archive has already, with one more capture. Raises Refused."""
    authority = from_database()
    article, outcome = save(read(fetched, authority), authority, again=True)
    if outcome == Outcome.SAVED:
        # No change of the article's own: the history begins with what ingest read.
        Article.objects.filter(pk=article.pk).update(added_by=user)
        article.added_by = user
    return article, outcome
