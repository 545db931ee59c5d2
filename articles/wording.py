"""Dates as words, as exact as they are known and no more; what a source is called.

Values and CLDR's data for a locale in, text out.
"""

import datetime

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.utils.translation import gettext

from articles.models import Dated, Precision, Source


def date_in_words(dated: Dated, locale: Locale) -> str:
    """`20 November 2024, 09:58`, `November 2024`, `19–22 November 2024`; empty where no date is known."""
    first, last = dated.date_earliest, dated.date_latest
    if first is None:
        return ""
    match dated.date_precision:
        case Precision.MINUTE:
            joined = str(locale.datetime_formats["medium"])
            return joined.replace("{1}", day_in_words(first, locale)).replace("{0}", f"{dated.date_time:%H:%M}")
        case Precision.DAY:
            return day_in_words(first, locale)
        case Precision.MONTH:
            return format_skeleton("yMMMM", first, locale=locale)
        case Precision.QUARTER:
            return format_skeleton("yQQQQ", first, locale=locale)
        case Precision.YEAR:
            return format_skeleton("y", first, locale=locale)
        case _:
            return span_in_words(first, last, locale)


def day_in_words(day: datetime.date, locale: Locale) -> str:
    return format_date(day, "long", locale=locale)


def span_in_words(first: datetime.date, last: datetime.date, locale: Locale) -> str:
    """`19–22 November 2024`, after CLDR's patterns for spans, which exist with short names of months only."""
    if first == last:
        return day_in_words(first, locale)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = locale.interval_formats["yMMMd"][differs]
    return "".join(
        format_date(day, pattern.replace("MMM", "MMMM"), locale=locale)
        for day, pattern in zip((first, last), patterns, strict=True)
    )


def source_in_words(source: Source) -> str:
    """The outlet's own name; this archive's in the language that is active."""
    return gettext("This archive") if source.kind == Source.Kind.ARCHIVE else source.name
