"""Figures in words: number, unit and comparator as one phrase, with the plural that each language asks for."""

from collections.abc import Mapping
from decimal import Decimal

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from articles.models import Statement

Unit = Statement.Unit
Comparator = Statement.Comparator

UNITS: Mapping[str, object] = {
    Unit.GUESTS: ngettext_lazy("%(number)s guest", "%(number)s guests", "count"),
    Unit.ON_SITE: ngettext_lazy("%(number)s guest on site", "%(number)s guests on site", "count"),
    Unit.COUNTRIES: ngettext_lazy("%(number)s country or region", "%(number)s countries and regions", "count"),
    Unit.ORGANISATIONS: ngettext_lazy(
        "%(number)s international organisation", "%(number)s international organisations", "count"
    ),
    Unit.REPORTERS: ngettext_lazy("%(number)s reporter", "%(number)s reporters", "count"),
    Unit.SPEECHES: ngettext_lazy("%(number)s speech", "%(number)s speeches", "count"),
    Unit.RESULTS: ngettext_lazy("%(number)s result", "%(number)s results", "count"),
    Unit.FORUMS: ngettext_lazy("%(number)s forum", "%(number)s forums", "count"),
    Unit.EXHIBITORS: ngettext_lazy("%(number)s exhibitor", "%(number)s exhibitors", "count"),
    Unit.ACHIEVEMENTS: ngettext_lazy("%(number)s achievement presented", "%(number)s achievements presented", "count"),
    Unit.PROJECTS: ngettext_lazy("%(number)s project", "%(number)s projects", "count"),
    Unit.CASES: ngettext_lazy("%(number)s case", "%(number)s cases", "count"),
    Unit.MEMBERS: ngettext_lazy("%(number)s member", "%(number)s members", "count"),
}
COMPARATORS: Mapping[str, object] = {
    Comparator.ABOUT: pgettext_lazy("quantity", "about %(quantity)s"),
    Comparator.NEARLY: pgettext_lazy("quantity", "nearly %(quantity)s"),
    Comparator.MORE: pgettext_lazy("quantity", "more than %(quantity)s"),
}


def quantity_in_words(number: Decimal, comparator: str, unit: str, locale: Locale) -> str:
    """`more than 1,800 guests`; the bare number where the unit is none, as with an edition."""
    if unit == Unit.YUAN_BILLION:
        # CLDR knows that Chinese counts such sums in hundreds of millions (60 billion is 600亿), and gives it one form.
        length = "long" if "long" in locale.compact_decimal_formats else "short"
        billions = format_compact_decimal(number * 10**9, format_type=length, locale=locale, fraction_digits=2)
        shown = _("%(sum)s yuan") % {"sum": billions}
    else:
        shown = format_decimal(number, locale=locale)
    if unit in UNITS:
        shown = UNITS[unit] % {"count": int(number), "number": shown}
    return COMPARATORS[comparator] % {"quantity": shown} if comparator in COMPARATORS else shown
