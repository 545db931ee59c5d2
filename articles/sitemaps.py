"""What search engines are told to read: every public page in its five languages, with the time of its last change.

Django's own framework holds all pages in all languages in memory to cut them into parts; here a part reads its rows.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri

from articles.changes import changes_by_source, changes_by_term, last_change
from articles.interface import without_language
from articles.languages import LANGUAGES
from articles.models import Article, Event, Speaker, Term
from articles.queries import sources_with_counts

# Rows a part, each in five languages; a sitemap may have 50,000 addresses.
PART = 500
MOST_PARTS = 50_000  # of an index
PAGES = ("home", "summit-list", "timeline", "speaker-list", "term-list", "article-list", "source-list")
STILL = ("about", "search-help", "machines")  # change with the software, not with the archive


@dataclass(frozen=True)
class Page:
    """`path` makes the path in the active language; `neutral` is the same without a language."""

    path: Callable[[], str]
    changed: datetime.datetime | None = None
    neutral: str = ""


@dataclass(frozen=True)
class Kind:
    """`rows` in a fixed order; `pages` of a slice of them."""

    rows: Callable[[], QuerySet | tuple[str, ...]]
    pages: Callable[[Iterable], Iterator[Page]]


def pages_by_name(names: Iterable[str]) -> Iterator[Page]:
    moment = last_change()
    for name in names:
        yield Page(lambda name=name: reverse(name), None if name in STILL else moment)


def pages_of_terms(rows: Iterable[Term]) -> Iterator[Page]:
    changes = changes_by_term()
    for row in rows:
        yield Page(row.get_absolute_url, changes.get(row.pk))


def pages_of_sources(rows: Iterable) -> Iterator[Page]:
    changes = changes_by_source()
    for row in rows:
        yield Page(row.get_absolute_url, changes.get(row.pk))


def pages_of_articles(rows: Iterable[Article]) -> Iterator[Page]:
    for row in rows:
        yield Page(row.get_absolute_url, row.updated, row.get_neutral_url())


KINDS = {
    "pages": Kind(lambda: PAGES + STILL, pages_by_name),
    "summits": Kind(lambda: Event.objects.order_by("pk"), pages_of_terms),
    "speakers": Kind(lambda: Speaker.objects.order_by("pk"), pages_of_terms),
    "topics": Kind(
        lambda: Term.objects.exclude(kind__in=[Term.Kind.EVENT, Term.Kind.SPEAKER]).order_by("pk"), pages_of_terms
    ),
    "sources": Kind(lambda: sources_with_counts().order_by("pk"), pages_of_sources),
    "articles": Kind(
        lambda: Article.objects.published().only("public_id", "title", "updated").order_by("pk"), pages_of_articles
    ),
}


def index() -> str:
    """The parts of every kind that has any."""
    told = last_change()
    lines = []
    for name, kind in KINDS.items():
        rows = kind.rows()
        count = len(rows) if isinstance(rows, tuple) else rows.count()
        for part in range(1, -(-count // PART) + 1):
            address = settings.SITE_URL + reverse("sitemap", args=[name, part])
            lines.append(f"<sitemap><loc>{address}</loc>{lastmod(told)}</sitemap>")
    return document("sitemapindex", lines)


def part(name: str, number: int) -> str | None:
    """One part as XML; None where there is no such part."""
    kind = KINDS.get(name)
    rows = kind.rows()[(number - 1) * PART : number * PART] if kind and 0 < number <= MOST_PARTS else ()
    lines = [line for page in kind.pages(rows) for line in entries(page)] if kind else []
    return document("urlset", lines) if lines else None


def entries(page: Page) -> Iterator[str]:
    """One address a language; each names all the others, and the one without a language for everyone else."""
    paths = {}
    for language in LANGUAGES:
        with translation.override(language.prefix):
            paths[language.code] = iri_to_uri(page.path())
    neutral = page.neutral or without_language(paths["en"])
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(settings.SITE_URL + path)}/>'
        for code, path in [*paths.items(), ("x-default", neutral)]
    )
    for path in paths.values():
        yield f"<url><loc>{escape(settings.SITE_URL + path)}</loc>{lastmod(page.changed)}{others}</url>"


def lastmod(moment: datetime.datetime | None) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""


def document(root: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {spaces}>\n{body}\n</{root}>\n'
