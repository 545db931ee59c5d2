"""Pages as linked data in the vocabulary of schema.org: what search engines and other archives can join.

Things are identified by their permanent addresses, so that the five pages of one article speak of one thing. Only what
the page itself says is said here.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.export.nouns import term_address
from articles.export.record import one_line, outlet_name
from articles.interface import interface_language
from articles.languages import CODES
from articles.models import Article, Event, Precision, Source, Speaker, Term

CONTEXT = "https://schema.org"
WIKIDATA = "http://www.wikidata.org/entity/"
TYPES = {
    Term.Kind.EVENT: "Event",
    Term.Kind.SPEAKER: "Person",
    Term.Kind.PLACE: "Place",
    Term.Kind.ORGANISATION: "Organization",
    Term.Kind.TOPIC: "DefinedTerm",
}
LONGEST_HEADLINE = 110  # what search engines show
Data = dict[str, Any]


def graph(*things: Data | None) -> Data:
    return {"@context": CONTEXT, "@graph": [told(thing) for thing in things if thing]}


def told(thing: Data) -> Data:
    """Without what is not known."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def website() -> Data:
    language = interface_language().code
    return {
        "@type": "WebSite",
        "@id": f"{settings.SITE_URL}/#site",
        "name": _("World Internet Conference Press Archive"),
        "url": settings.SITE_URL + reverse("home"),
        "inLanguage": list(CODES),
        "publisher": {"@type": "Organization", "@id": f"{settings.SITE_URL}/#archive", "name": archive_name(language)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{settings.SITE_URL}{reverse('search')}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def archive_name(language: str) -> str:
    return outlet_name(Source(kind=Source.Kind.ARCHIVE), language)


def breadcrumbs(*steps: tuple[str, str]) -> Data:
    """Each step is a name and a path; the first page is put before them."""
    trail = [(_("Home"), reverse("home")), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": settings.SITE_URL + path}
            for place, (name, path) in enumerate(trail, start=1)
        ],
    }


def article(row: Article, versions: Sequence[Article], terms: Iterable[Term]) -> Data:
    """The article as it was published; `versions` are the other public ones of its story."""
    return {
        "@type": "Article" if row.kind == Article.Kind.DIGEST else "NewsArticle",
        "@id": permanent(row),
        "url": settings.SITE_URL + row.get_absolute_url(),
        "mainEntityOfPage": settings.SITE_URL + row.get_absolute_url(),
        "sameAs": row.address,
        "headline": one_line(row.shown_title)[:LONGEST_HEADLINE],
        "inLanguage": row.language,
        "datePublished": w3c_date(row),
        "dateModified": row.updated.isoformat(timespec="seconds"),
        "creditText": one_line(row.byline),
        "publisher": outlet(row.source) if row.source else None,
        "abstract": one_line(row.abstract),
        "isAccessibleForFree": True,
        "about": reference(row.event) if row.event else None,
        "mentions": [reference(term) for term in terms],
        "exampleOfWork": {"@type": "CreativeWork", "@id": f"{settings.SITE_URL}/#story-{row.story_id}"}
        if versions
        else None,
        **translations(row, versions),
    }


def translations(row: Article, versions: Sequence[Article]) -> Data:
    """Which is the translation of which, where the days of publication tell: the earliest is the work."""
    if row.date_latest is None or any(version.date_earliest is None for version in versions):
        return {}
    elsewhere = [version for version in versions if version.language != row.language]
    if all(row.date_latest < version.date_earliest for version in versions):
        return {"workTranslation": [work(version) for version in elsewhere]}
    first = min(versions, key=lambda version: version.date_latest, default=None)
    alone = first and all(first.date_latest < other.date_earliest for other in (row, *versions) if other != first)
    return {"translationOfWork": work(first)} if alone and first in elsewhere else {}


def work(row: Article) -> Data:
    return {"@type": "NewsArticle", "@id": permanent(row), "inLanguage": row.language}


def event(row: Event, people: Iterable[Speaker]) -> Data:
    return {
        **term(row),
        "startDate": row.date_earliest.isoformat(),
        "endDate": row.date_latest.isoformat(),
        "location": reference(row.place) if row.place else None,
        "contributor": [reference(person) for person in people],
    }


def person(row: Speaker, events: Iterable[Event]) -> Data:
    return {
        **term(row),
        "birthDate": str(row.birth_year) if row.birth_year else "",
        "performerIn": [reference(event) for event in events],
    }


def term(row: Term) -> Data:
    """With its names in all languages, as far as its labels were read."""
    name, _language = row.name_in()
    names = {one_line(label.text) for label in row.labels.all() if label.type != "hidden"}
    return {
        "@type": TYPES[Term.Kind(row.kind)],
        "@id": term_address(row.slug),
        "url": settings.SITE_URL + row.get_absolute_url(),
        "name": one_line(name),
        "alternateName": sorted(names - {one_line(name)}),
        "sameAs": f"{WIKIDATA}{row.wikidata}" if row.wikidata else "",
    }


def outlet(row: Source) -> Data:
    language = interface_language().code
    return told(
        {
            "@type": "Organization" if row.kind == Source.Kind.ARCHIVE else "NewsMediaOrganization",
            "name": outlet_name(row, language),
            "url": row.home_page or settings.SITE_URL + row.get_absolute_url(),
        }
    )


def reference(row: Term) -> Data:
    """A term inside another thing: by its identifier and name."""
    return {"@type": TYPES[Term.Kind(row.kind)], "@id": term_address(row.slug), "name": one_line(row.name_in()[0])}


def permanent(row: Article) -> str:
    return settings.SITE_URL + row.get_neutral_url()


def w3c_date(row: Article) -> str:
    """A minute, day, month or year; of a quarter or a span of days nothing, since no day of it is certain."""
    exact = row.date_precision in {Precision.MINUTE, Precision.DAY, Precision.MONTH, Precision.YEAR}
    return (row.iso_date or "") if exact else ""
