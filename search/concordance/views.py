"""The concordance as a page and as a file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.export.csv_format import MARK, Echo, safe
from articles.export.record import one_line, outlet_name
from articles.interface import interface_language, locale
from articles.languages import LANGUAGES
from articles.models import FormerSlug, Term
from articles.queries import years_of_publication
from search.concordance.asked import AFTER, BEFORE, DATE, Asked
from search.concordance.lines import TITLE, Line
from search.concordance.page import FILE, MOST_LINES, Concordance, Group, concordance, groups
from search.fallback import NOT_READY

LINES_A_PAGE = 50
ORDERS: dict[str, Promise] = {
    BEFORE: _("by the word before"),
    AFTER: _("by the word after"),
    DATE: _("by date, newest first"),
}
COLUMNS = (
    *("article", "address", "language", "source", "published", "kind"),
    *("paragraph", "start", "end", "before", "match", "after"),
)


@dataclass(frozen=True)
class Choice:
    """A select of the form: its parameter, and each value with its words and whether it is chosen."""

    name: str
    label: Promise
    options: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class ConcordancePage:
    """Context of search/concordance.html."""

    found: Concordance
    page: Page
    groups: list[Group]
    choices: tuple[Choice, ...]
    most_lines: int
    warning: Promise | None


@require_safe
def concordance_page(request: HttpRequest) -> HttpResponse:
    subject = subject_of(request)
    if isinstance(subject, HttpResponse):
        return subject
    found = concordance(Asked.from_get(request.GET, subject))
    page = Paginator(found.lines, LINES_A_PAGE).get_page(request.GET.get("page"))
    context = ConcordancePage(
        found=found,
        page=page,
        groups=groups(list(page.object_list)),
        choices=choices(found.asked),
        most_lines=MOST_LINES,
        warning=None if found.from_index or found.asked.leaf is None else NOT_READY,
    )
    return render(request, "search/concordance.html", vars(context))


@require_safe
def concordance_file(request: HttpRequest) -> HttpResponseBase:
    """All lines as CSV, of more articles than the page reads."""
    subject = subject_of(request)
    if isinstance(subject, HttpResponse):
        return subject
    found = concordance(Asked.from_get(request.GET, subject), FILE)
    disposition = content_disposition_header(True, "wic-concordance.csv") or "attachment"
    return StreamingHttpResponse(
        written(found, interface_language().code),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": disposition, "X-Robots-Tag": "noindex, nofollow"},
    )


def subject_of(request: HttpRequest) -> Term | HttpResponse | None:
    """The term asked for, or none; a former identifier leads to the term's own."""
    slug = request.GET.get("term", "")
    if not slug:
        return None
    if term := Term.objects.with_labels().filter(slug=slug[:80]).first():
        return term
    former = FormerSlug.objects.select_related("term").filter(slug=slug[:80]).first()
    if former is None:
        raise Http404(slug)
    query = request.GET.copy()
    query["term"] = former.term.slug
    return HttpResponsePermanentRedirect(f"{request.path}?{query.urlencode()}")


def choices(asked: Asked) -> tuple[Choice, ...]:
    names = locale().languages
    languages = [(one.prefix, names[one.code.replace("-", "_")], one.code == asked.language) for one in LANGUAGES]
    years = [(str(year), str(year), str(year) == asked.year) for year in years_of_publication()]
    kinds = {"press": _("press items"), "digest": _("digests written for this archive")}
    return (
        Choice("lang", _("Language"), (("", str(_("Any")), not asked.language), *languages)),
        Choice("year", _("Year of publication"), (("", str(_("Any")), not asked.year), *years)),
        Choice("kind", _("Among"), tuple((kind, str(words), kind == asked.kind) for kind, words in kinds.items())),
        Choice("sort", _("Order"), tuple((sort, str(words), sort == asked.sort) for sort, words in ORDERS.items())),
    )


def written(found: Concordance, language: str) -> Iterator[str]:
    rows = csv.writer(Echo())
    yield MARK + rows.writerow(COLUMNS)
    for line in found.lines:
        yield rows.writerow([safe(cell) for cell in row(line, language)])


def row(line: Line, language: str) -> tuple[str, ...]:
    article = line.article
    return (
        article.public_id,
        settings.SITE_URL + article.get_neutral_url(),
        article.language,
        outlet_name(article.source, language) if article.source else "",
        article.iso_date or "",
        article.kind,
        "title" if line.paragraph == TITLE else str(line.paragraph),
        *(str(line.start), str(line.end)),
        *map(one_line, (line.before, line.node, line.after)),
    )
