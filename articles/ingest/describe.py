"""Stage 5: Cleaned -> Described. Language, and the date and outlet as far as text or page state them."""

from django.utils.translation import gettext as _

from articles.ingest.language import language_of
from articles.ingest.published import stated
from articles.ingest.types import Cleaned, Described, Extracted, Refused
from articles.languages import CODES

LONGEST_ADDRESS = 1000  # characters, as Article.address holds


def describe(extracted: Extracted, cleaned: Cleaned) -> Described:
    """Raises Refused for a text in none of the portal's languages."""
    language, confidence = language_of(cleaned.body)
    if language not in CODES:
        raise Refused(
            extracted.path,
            _("not in one of the languages of the archive (%(codes)s); it reads like “%(language)s”")
            % {"codes": ", ".join(CODES), "language": language or "?"},
        )
    return Described(
        language=language,
        language_confidence=confidence,
        title=cleaned.title,
        body=cleaned.body,
        captions=cleaned.captions,
        published=stated(extracted, cleaned),
        source=next(iter(cleaned.source_lines), "") or extracted.source,
        byline=cleaned.byline,
        address=cleaned.address if len(cleaned.address) <= LONGEST_ADDRESS else "",
        tag=extracted.tag,
    )
