"""The stored capture of an article, read again as lines."""

from django.utils.translation import gettext as _

from articles.ingest.captures import CaptureLost, fetched_of
from articles.ingest.pipeline import extracted_from
from articles.ingest.types import Line, Refused
from articles.models import Article


def stored_lines(article: Article) -> tuple[list[Line], str]:
    """The lines of the newest capture, or why there are none (for people, in their language)."""
    capture = article.captures.first()
    if capture is None:
        return [], _("There is no capture of this article.")
    try:
        extracted, _encoding = extracted_from(fetched_of(capture))
    except (CaptureLost, Refused) as reason:
        return [], reason.problem
    return list(extracted.lines), ""
