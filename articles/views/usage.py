"""How each language says it: the names of one term, their first use and their use over the years."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.footnotes import Footnotes
from articles.interface import interface_language
from articles.models import Term
from articles.names import NamesRow, names_of
from articles.queries import Spelling, all_names, attested_spellings
from articles.usage import LEAST, FirstUse, Usage, first_uses, usage
from articles.usage_chart import Chart, usage_chart
from articles.views.moved import moved


@dataclass(frozen=True)
class UsagePage:
    """Context of usage.html."""

    term: Term
    names: list[NamesRow]
    first_uses: list[FirstUse]
    spellings: list[Spelling]  # the press's own wordings
    usage: Usage
    chart: Chart
    least: int  # press items of a year below which its share says little
    footnotes: Footnotes


@require_safe
def term_usage(request: HttpRequest, slug: str) -> HttpResponse:
    """Of a term of any kind; one that was merged into another redirects to that one's page."""
    term = Term.objects.prefetch_related(all_names()).filter(slug=slug).first()
    if term is None:
        return moved(slug)
    footnotes, used = Footnotes(), usage(term)
    context = UsagePage(
        term=term,
        names=names_of(term, footnotes),
        first_uses=first_uses(term),
        spellings=attested_spellings(term),
        usage=used,
        chart=usage_chart(used, interface_language().direction),
        least=LEAST,
        footnotes=footnotes,
    )
    return render(request, "articles/usage.html", vars(context))
