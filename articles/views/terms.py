"""Topics, places and organisations: names, relations and coverage."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.coverage import YearTable, coverage_by_year
from articles.facts import Fact, facts_of
from articles.footnotes import Footnotes
from articles.interface import interface_language
from articles.models import Event, Term
from articles.names import NamesRow, names_of
from articles.queries import (
    all_names,
    articles_by_term,
    articles_naming,
    in_list_order,
    preferred_names,
    statements_about,
)
from articles.text.collation import sort_key
from articles.views.moved import moved
from articles.views.paging import page_of

ARTICLES_A_PAGE = 20
HEADINGS = {Term.Kind.TOPIC: _("Topics"), Term.Kind.ORGANISATION: _("Organisations"), Term.Kind.PLACE: _("Places")}


@dataclass(frozen=True)
class TermPage:
    """Context of term.html."""

    term: Term
    names: list[NamesRow]
    facts: tuple[Fact, ...]
    broader: Term | None
    narrower: list[Term]
    events: list[Event]  # held at this place
    years: YearTable  # of the articles that name the term
    page: Page  # of these articles
    footnotes: Footnotes


@dataclass(frozen=True)
class TermLine:
    """One term in the list, with the number of published articles that name it."""

    term: Term
    articles: int


@dataclass(frozen=True)
class TermListPage:
    """Context of term_list.html."""

    kinds: list[tuple[str, str, list[TermLine]]]  # kind, its heading, the terms in the order of the reader's language


@require_safe
def term_list(request: HttpRequest) -> HttpResponse:
    lines: dict[str, list[tuple[tuple, TermLine]]] = {kind: [] for kind in HEADINGS}
    counts = articles_by_term()
    for each in Term.objects.filter(kind__in=HEADINGS).prefetch_related(preferred_names()):
        lines[each.kind].append((sort_key(*each.name_in()), TermLine(each, counts.get(each.pk, 0))))
    kinds = [
        (str(kind), str(heading), [line for _key, line in sorted(lines[kind], key=lambda found: found[0])])
        for kind, heading in HEADINGS.items()
        if lines[kind]
    ]
    return render(request, "articles/term_list.html", vars(TermListPage(kinds)))


@require_safe
def term(request: HttpRequest, slug: str) -> HttpResponse:
    """Events and speakers have pages of their own: their address under /terms/ redirects there."""
    subject = Term.objects.prefetch_related(all_names()).filter(slug=slug).first()
    if subject is None:
        return moved(slug)
    if subject.kind in {Term.Kind.EVENT, Term.Kind.SPEAKER}:
        return HttpResponsePermanentRedirect(subject.get_absolute_url())
    footnotes, articles = Footnotes(), articles_naming(subject)
    years = coverage_by_year(articles)
    relatives = list(
        Term.objects.filter(Q(broader=subject) | Q(pk=subject.broader_id))
        .order_by("slug")
        .prefetch_related(preferred_names())
    )
    context = TermPage(
        term=subject,
        names=names_of(subject, footnotes),
        facts=facts_of(statements_about(subject), footnotes, interface_language().code),
        broader=next((term for term in relatives if term.pk == subject.broader_id), None),
        narrower=[term for term in relatives if term.pk != subject.broader_id],
        events=list(Event.objects.filter(place=subject).earliest_first().prefetch_related(preferred_names()))
        if subject.kind == Term.Kind.PLACE
        else [],
        years=years,
        page=page_of(request, in_list_order(articles), ARTICLES_A_PAGE, years.total.articles),
        footnotes=footnotes,
    )
    return render(request, "articles/term.html", vars(context))
