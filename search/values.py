"""What may stand after a field of the query language: languages, years, days, kinds, identifiers and names."""

import datetime
import re

from django.utils.translation import gettext as _

from articles.languages import LANGUAGES
from articles.models import Article
from articles.models.dates import span
from search.query import Filter, Node, Published

FIRST_YEAR, LAST_YEAR = 1900, 2100
MAX_VALUE = 120
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def filter_for(name: str, text: str, notes: list[str]) -> Node | None:
    """The filter that `name:text` means, or None and a note on what is expected."""
    text = re.sub(r"\d", lambda digit: str(int(digit.group())), text[:MAX_VALUE].strip())
    match name:
        case "lang":
            return language(text, notes)
        case "year":
            return years(text, notes)
        case "published":
            return days(text, notes)
        case "kind":
            return kind(text, notes)
        case _:
            return Filter(name, (text,), typed=text)  # an identifier or a name: `names.resolve` asks the database


def language(text: str, notes: list[str]) -> Filter | None:
    wanted = text.lower()
    codes = tuple(
        known.code
        for known in LANGUAGES
        if wanted in {known.prefix, known.analysis, known.native.lower(), known.english.lower()}
    )
    if not codes:
        notes.append(
            _("“%(value)s” is no language of the archive: write one of %(values)s.")
            % {"value": text, "values": ", ".join(f"lang:{known.prefix}" for known in LANGUAGES)}
        )
        return None
    return Filter("lang", codes, typed=text)


def years(text: str, notes: list[str]) -> Filter | None:
    first, dots, last = text.partition("..")
    try:
        earliest = int(first) if first else FIRST_YEAR
        latest = (int(last) if last else LAST_YEAR) if dots else earliest
    except ValueError:
        earliest, latest = 1, 0
    if not FIRST_YEAR <= earliest <= latest <= LAST_YEAR:
        notes.append(_("“%(value)s” is no year: write year:2024, or year:2016..2019 for a span.") % {"value": text})
        return None
    return Filter("year", tuple(str(year) for year in range(earliest, latest + 1)), typed=text)


def days(text: str, notes: list[str]) -> Published | None:
    first, dots, last = text.partition("..")
    try:
        earliest = bounds(first)[0] if first else datetime.date(FIRST_YEAR, 1, 1)
        latest = (bounds(last)[1] if last else datetime.date(LAST_YEAR, 12, 31)) if dots else bounds(first)[1]
        if earliest <= latest:
            return Published(earliest, latest)
    except ValueError:
        pass  # not a date: the note below says what is
    notes.append(
        _("“%(value)s” is no date: write published:2024, published:2024-11-20, or published:2020..2022 for a span.")
        % {"value": text}
    )
    return None


def bounds(text: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a year, month or day. ValueError for anything else."""
    if not DAY.fullmatch(text):
        raise ValueError(text)
    return span(text)[:2]


def kind(text: str, notes: list[str]) -> Filter | None:
    if text.lower() not in Article.Kind.values:
        notes.append(
            _("“%(value)s” is no kind of article: write one of %(values)s.")
            % {"value": text, "values": ", ".join(f"kind:{known}" for known in Article.Kind.values)}
        )
        return None
    return Filter("kind", (text.lower(),), typed=text)
