"""Speakers: the index by name, and each with names, appearances and mentions."""

from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.coverage import Coverage, coverage
from articles.facts import Fact, facts_of
from articles.footnotes import Footnotes
from articles.interface import interface_language
from articles.models import Speaker
from articles.names import NamesRow, names_of
from articles.participation import Participation, participations
from articles.queries import (
    Spelling,
    all_names,
    appearances_of,
    articles_naming,
    attested_spellings,
    events_attended,
    in_list_order,
    preferred_names,
    statements_about,
)
from articles.text.collation import initial, sort_key
from articles.views.moved import moved
from articles.views.paging import page_of

SPEAKERS_A_PAGE = 120
ARTICLES_A_PAGE = 20


@dataclass(frozen=True)
class SpeakerLine:
    """One speaker in the index."""

    letter: str  # the heading under which the name stands
    order: tuple  # compares as a reader of the interface language orders names
    speaker: Speaker
    events: int  # at which they took part


@dataclass(frozen=True)
class SpeakerListPage:
    """Context of speaker_list.html."""

    page: Page  # of SpeakerLine
    letters: list[tuple[str, list[SpeakerLine]]]  # this page's lines by letter
    index: list[tuple[str, int]]  # every letter of the whole list, and the page on which it begins


@dataclass(frozen=True)
class SpeakerPage:
    """Context of speaker.html."""

    speaker: Speaker
    names: list[NamesRow]
    facts: tuple[Fact, ...]
    participations: list[Participation]  # by event, earliest first
    spellings: list[Spelling]  # in the press
    coverage: Coverage  # of the articles that mention the person
    page: Page  # of these articles
    footnotes: Footnotes


@require_safe
def speaker_list(request: HttpRequest) -> HttpResponse:
    lines = speaker_lines()
    page = page_of(request, lines, SPEAKERS_A_PAGE)
    index: dict[str, int] = {}
    for place, line in enumerate(lines):
        index.setdefault(line.letter, place // SPEAKERS_A_PAGE + 1)
    letters = [(letter, list(group)) for letter, group in groupby(page.object_list, key=lambda line: line.letter)]
    return render(request, "articles/speaker_list.html", vars(SpeakerListPage(page, letters, list(index.items()))))


def speaker_lines() -> list[SpeakerLine]:
    """All speakers in the order of their names in the reader's language. Three queries.

    Databases order text by code points or by their own locale; hence the order is made here.
    """
    code, attended = interface_language().code, events_attended()
    lines = []
    for person in Speaker.objects.prefetch_related(preferred_names()):
        name, _language = person.name_in()
        lines.append(SpeakerLine(initial(name, code), sort_key(name, code), person, attended.get(person.pk, 0)))
    # A name that is left in Latin letters stands after the Arabic ones, not before them.
    return sorted(lines, key=lambda line: (code == "ar" and line.letter.isascii(), line.order, line.speaker.slug))


@require_safe
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    person = Speaker.objects.prefetch_related(all_names()).filter(slug=slug).first()
    if person is None:
        return moved(slug)
    footnotes, articles = Footnotes(), articles_naming(person)
    context = SpeakerPage(
        speaker=person,
        facts=facts_of(statements_about(person), footnotes, interface_language().code),
        participations=participations(appearances_of(person), footnotes),
        spellings=attested_spellings(person),
        coverage=coverage(articles),
        page=page_of(request, in_list_order(articles), ARTICLES_A_PAGE),
        names=names_of(person, footnotes),
        footnotes=footnotes,
    )
    return render(request, "articles/speaker.html", vars(context))
