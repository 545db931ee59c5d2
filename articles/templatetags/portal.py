"""What templates print of the archive: names, dates, numbers, languages, each in its language and direction."""

import datetime
import re
from decimal import Decimal

from babel.numbers import format_decimal
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles import interface
from articles.charts import drop_radius
from articles.languages import direction
from articles.matrix import UNKNOWN
from articles.models import Capture, Dated, Precision, Source, Statement, Term
from articles.quantity import quantity_in_words
from articles.wording import date_in_words, day_in_words, source_in_words

register = template.Library()


@register.simple_tag(takes_context=True)
def language_links(context) -> list[interface.LanguageLink]:
    """The page in hand in each language; empty where there is no request."""
    request = context.get("request")
    return interface.language_links(request.get_full_path()) if request else []


@register.simple_tag
def name(term: Term) -> SafeString:
    """The preferred name for the reader, with its language and direction, kept apart from the line around it."""
    text, code = term.name_in()
    return in_its_language(text, code)


@register.simple_tag
def plain_name(term: Term) -> str:
    """The preferred name for places without markup: titles, descriptions, labels."""
    return term.name_in()[0]


@register.simple_tag
def term_link(term: Term) -> SafeString:
    """The name as a link to the term's page. The term comes with its labels."""
    return format_html('<a href="{}">{}</a>', term.get_absolute_url(), name(term))


@register.filter
def source_name(source: Source) -> SafeString | str:
    """As the outlet writes it, marked with its language; this archive itself in the reader's."""
    own = source.kind == Source.Kind.ARCHIVE
    return source_in_words(source) if own else in_its_language(source.name, source.name_language)


@register.filter
def source_kind(kind: str) -> str:
    """A kind of source in the reader's language."""
    return _("source not known") if kind == UNKNOWN else str(Source.Kind(kind).label)


# For places without markup.
register.filter("plain_source_name", source_in_words)


@register.filter
def radius(count: int, most: int) -> str:
    """`charts.drop_radius` for an attribute: SVG knows no decimal comma."""
    return f"{drop_radius(count, most):g}"


@register.simple_tag
def external_link(address: str, text: str = "", code: str = "") -> SafeString:
    """A link out of the archive by its text or else its address; no link where the address is not of the web."""
    if not text:
        shown = format_html('<bdi dir="ltr">{}</bdi>', address)
    else:
        shown = in_its_language(text, code) if code else format_html("<bdi>{}</bdi>", text)
    if not address.startswith(("http://", "https://")):
        return shown
    return format_html('<a class="external" href="{}" rel="nofollow noopener external">{}</a>', address, shown)


@register.filter
def in_its_language(text: str, code: str) -> SafeString:
    """A word or line of another language inside a line of the interface."""
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', code, direction(code), text)


@register.filter
def dated(row: Dated) -> SafeString | str:
    """The date of a row as exact as it is known, in `<time>`; empty where nothing is known.

    HTML has no machine form for a quarter or a span of days: a quarter goes without, a span gives its first day.
    """
    words = date_in_words(row, interface.locale())
    match row.date_precision:
        case "":
            return ""
        case Precision.QUARTER:
            return format_html("<span>{}</span>", words)
        case Precision.RANGE:
            return format_html('<time datetime="{}">{}</time>', row.date_earliest.isoformat(), words)
        case _:
            return format_html('<time datetime="{}">{}</time>', row.iso_date, words)


@register.filter
def day(value: datetime.date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value, interface.locale()))


@register.filter
def moment(value: datetime.datetime) -> SafeString:
    """A time to the second, in UTC and said so: captures are evidence."""
    at = value.astimezone(datetime.UTC)
    return format_html(
        '<time datetime="{}">{} <bdi dir="ltr">{} UTC</bdi></time>',
        f"{at:%Y-%m-%dT%H:%M:%SZ}",
        day_in_words(at.date(), interface.locale()),
        f"{at:%H:%M:%S}",
    )


@register.filter
def origin(capture: Capture) -> str:
    """The captured address; of a file its name without the curator's folders."""
    if capture.address.startswith(("http://", "https://")):
        return capture.address
    return re.split(r"[/\\]", capture.address)[-1]


@register.filter
def locator(text: str) -> SafeString:
    """The place in a cited work: a day, as broadcasts have it, in the reader's words; anything else as it stands."""
    try:
        return day(datetime.date.fromisoformat(text))
    except ValueError:
        return format_html("<bdi>{}</bdi>", text)


@register.filter
def number(value: int | Decimal) -> str:
    """1800 as `1,800`, `1.800`: grouped as the reader's language groups, always in Western digits."""
    return format_decimal(value, locale=interface.locale())


@register.filter
def rate(value: float) -> str:
    """A share per hundred, to one decimal place: `7.5`, `7,5`."""
    return format_decimal(value, format="#,##0.#", locale=interface.locale())


@register.filter
def quantity(statement: Statement) -> str:
    """The figure of a statement as a phrase: `more than 1,800 guests`."""
    return quantity_in_words(statement.number, statement.comparator, statement.unit, interface.locale())


@register.filter
def country(code: str) -> str:
    """`EG` as `Egypt`, `مصر`, `埃及`; the code itself where CLDR does not know it."""
    return interface.locale().territories.get(code.upper(), code)


@register.filter
def language_name(code: str) -> str:
    """`ro` as `Romanian`, `الرومانية`, `罗马尼亚语`: the language's name in the reader's language."""
    return interface.locale().languages.get(code.replace("-", "_"), code)
