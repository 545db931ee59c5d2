"""Parts of addresses."""

from articles.export.formats import FORMATS
from articles.feeds import FEEDS
from articles.models.article import ID_ALPHABET


class PublicId:
    """An article's identifier: eight characters of Crockford's alphabet, as `new_public_id` makes them."""

    regex = f"[{ID_ALPHABET}]{{8}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Stamp:
    """The 14 digits, UTC, by which web archives name a capture; they need not be a date."""

    regex = "[0-9]{14}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class TimeMapForm:
    """The formats of a time map."""

    regex = "link|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ExportFormat:
    """The ending of an export's address."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FeedFormat(ExportFormat):
    """The ending of a feed's address."""

    regex = "|".join(FEEDS)
