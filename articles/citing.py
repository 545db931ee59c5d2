"""How an article is cited: three styles as readable lines, and what Zotero and its like read from the page.

Styles for newspaper articles on the web: APA 7 (10.1), Chicago 17 (14.191-14.200, bibliography), GB/T 7714-2015 (8.5,
8.8). Written here because a name and a title in any script stand whole, in their own direction, and a byline cannot be
parted into family and given names. Titles are neither translated nor put into Latin letters, which APA would add.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from babel.dates import format_date
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.export.record import one_line, outlet_name
from articles.languages import direction
from articles.models import Article, Precision, Source

ENDS = tuple(".?!…。？！؟")


@dataclass(frozen=True)
class Line:
    """One citation: the style's name, the same in all languages, and the text with its parts marked by language."""

    style: str
    text: SafeString


@dataclass(frozen=True)
class Cited:
    """What a citation needs; `author` and `outlet` may be empty. An own text has the archive as its author."""

    title: str
    language: str
    author: str
    outlet: str
    outlet_language: str
    first: datetime.date | None
    last: datetime.date | None
    precision: str
    address: str  # the permanent one
    own: bool  # written for this archive, not by the press

    @classmethod
    def of(cls, article: Article) -> "Cited":
        source = article.source
        own = article.kind == Article.Kind.DIGEST
        outlet = outlet_name(source, article.language) if source else ""
        is_archive = source is not None and source.kind == Source.Kind.ARCHIVE
        return cls(
            title=one_line(article.shown_title),
            language=article.language,
            author=one_line(article.byline) or (outlet if own else ""),
            outlet="" if own else outlet,
            outlet_language=article.language if source is None or is_archive else source.name_language,
            first=article.date_earliest,
            last=article.date_latest,
            precision=article.date_precision,
            address=settings.SITE_URL + article.get_neutral_url(),
            own=own,
        )


def citations(article: Article, today: datetime.date) -> tuple[Line, ...]:
    """The article in the three styles; `today` is when it was consulted, which GB/T 7714 asks for."""
    cited = Cited.of(article)
    return (
        Line("APA 7", joined(apa(cited))),
        Line("Chicago 17", joined(chicago(cited))),
        Line("GB/T 7714—2015", joined(gb7714(cited, today))),
    )


def apa(cited: Cited) -> Iterator[SafeString]:
    title, when = part(cited.title, cited.language), format_html("({}).", english_date(cited, "{y}, {md}") or "n.d.")
    named = format_html("<i>{}</i>", title) if cited.own else title
    if cited.author:
        yield closed(part(cited.author, cited.language), cited.author)
        yield when
        yield closed(named, cited.title)
    else:
        yield closed(named, cited.title)
        yield when
    if cited.outlet:
        yield format_html("<i>{}</i>.", part(cited.outlet, cited.outlet_language))
    yield address(cited)


def chicago(cited: Cited) -> Iterator[SafeString]:
    """Where nobody signed, the newspaper stands in the author's place (14.199)."""
    title = format_html("“{}”", closed(part(cited.title, cited.language), cited.title))
    outlet = format_html("<i>{}</i>", part(cited.outlet, cited.outlet_language)) if cited.outlet else ""
    when = english_date(cited, "{md}, {y}") or "n.d."
    if cited.author:
        yield closed(part(cited.author, cited.language), cited.author)
    elif outlet:
        yield format_html("{}.", outlet)
    yield title
    ending = "" if when.endswith(".") else "."
    before = format_html("{}, ", outlet) if outlet and cited.author else ""
    yield format_html("{}{}{}", before, when, ending)
    yield format_html("{}.", address(cited))


def gb7714(cited: Cited, today: datetime.date) -> Iterator[SafeString]:
    if cited.author:
        yield closed(part(cited.author, cited.language), cited.author)
    yield format_html("{}[{}].", part(cited.title, cited.language), "EB/OL" if cited.own else "N/OL")
    when = iso_date(cited)
    consulted = f"[{today.isoformat()}]"
    if cited.outlet:
        dated = f", {when}" if when else ""
        yield format_html("{}{}{}.", part(cited.outlet, cited.outlet_language), dated, consulted)
    else:
        yield format_html("{}{}.", f"({when})" if when else "", consulted)
    yield format_html("{}.", address(cited))


def part(text: str, code: str) -> SafeString:
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', code, direction(code), text)


def closed(shown: SafeString, text: str) -> SafeString:
    """With a full stop, unless the text ends in one or the like."""
    return shown if text.endswith(ENDS) else format_html("{}.", shown)


def address(cited: Cited) -> SafeString:
    return format_html('<bdi dir="ltr">{}</bdi>', cited.address)


def joined(parts: Iterator[SafeString]) -> SafeString:
    return format_html_join(" ", "{}", ((each,) for each in parts))


def english_date(cited: Cited, whole: str) -> str:
    """As exact as known and no more: a day or a month by `whole` (`{md}`, `{y}`), else the year or both years."""
    first, last = cited.first, cited.last
    if first is None or last is None:
        return ""
    match cited.precision:
        case Precision.MINUTE | Precision.DAY:
            return whole.format(y=first.year, md=format_date(first, "MMMM d", locale="en_US"))
        case Precision.MONTH:
            month = format_date(first, "MMMM", locale="en_US")
            return f"{first.year}, {month}" if whole.startswith("{y}") else f"{month} {first.year}"
        case _:
            return years(first, last)


def iso_date(cited: Cited) -> str:
    first, last = cited.first, cited.last
    if first is None or last is None:
        return ""
    match cited.precision:
        case Precision.MINUTE | Precision.DAY:
            return first.isoformat()
        case Precision.MONTH:
            return f"{first:%Y-%m}"
        case _:
            return years(first, last)


def years(first: datetime.date, last: datetime.date) -> str:
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def head_tags(article: Article) -> tuple[tuple[str, str], ...]:
    """Names and values of `<meta>`: Highwire's, which Google Scholar and Zotero read, and Dublin Core's."""
    cited = Cited.of(article)
    day = iso_date(cited)
    tags = (
        ("citation_title", cited.title),
        ("citation_author", cited.author),
        ("citation_publication_date", day.replace("-", "/") if "–" not in day else ""),
        ("citation_journal_title", cited.outlet),
        ("citation_language", cited.language),
        ("citation_public_url", cited.address),
        ("DC.type", "webpage" if cited.own else "newspaperArticle"),
        ("DC.title", cited.title),
        ("DC.creator", cited.author),
        ("DC.publisher", cited.outlet),
        ("DC.date", day),
        ("DC.language", cited.language),
        ("DC.identifier", cited.address),
        ("DC.source", article.address),
    )
    return tuple((name, value) for name, value in tags if value)


def coins(article: Article) -> str:
    """The OpenURL ContextObject in SPAN, by Dublin Core with Zotero's own type names, as Zotero writes it itself."""
    cited = Cited.of(article)
    fields = (
        ("rft.type", "webpage" if cited.own else "newspaperArticle"),
        ("rft.title", cited.title),
        ("rft.source", cited.outlet),
        ("rft.creator", cited.author),
        ("rft.date", iso_date(cited)),
        ("rft.language", cited.language),
        ("rft.identifier", cited.address),
    )
    frame = (("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"))
    return urlencode([*frame, *((name, value) for name, value in fields if value)])
