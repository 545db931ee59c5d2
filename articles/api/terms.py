"""The authority: /events, /speakers, /terms, and one of each with what is claimed of it."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from ninja import Query, Router

from articles.api.parameters import Paged, Paging, Parameters, TermId, TermQuery, check_names, page_of, stamped
from articles.api.problems import Problem, not_found
from articles.export import reading
from articles.export.nouns import (
    EventRecord,
    SpeakerRecord,
    TermRecord,
    event_record,
    speaker_record,
    term_record,
)
from articles.models import FormerSlug

events, speakers, terms = Router(tags=["events"]), Router(tags=["speakers"]), Router(tags=["terms"])


class EventPage(Paging):
    items: list[EventRecord]


class SpeakerPage(Paging):
    items: list[SpeakerRecord]


class TermPage(Paging):
    items: list[TermRecord]


@events.get("", response={200: EventPage, 400: Problem, 404: Problem}, operation_id="listEvents")
def event_list(request: HttpRequest, response: HttpResponse, query: Query[Paged]):
    """The yearly summits and everything else the organisation held or announced, earliest first."""
    return listed(request, response, query, reading.events(), event_record)


@events.get(
    "/{event_id}",
    response={200: reading.EventDetail, 400: Problem, 404: Problem},
    operation_id="getEvent",
)
def event(request: HttpRequest, response: HttpResponse, event_id: str = TermId):
    """One event with its facts and who took part, each by its source, and the coverage by language."""
    return detail(request, response, "event", event_id, reading.events(), reading.event_detail)


@speakers.get("", response={200: SpeakerPage, 400: Problem, 404: Problem}, operation_id="listSpeakers")
def speaker_list(request: HttpRequest, response: HttpResponse, query: Query[Paged]):
    """People in the authority, in the order of their identifiers."""
    return listed(request, response, query, reading.speakers(), speaker_record)


@speakers.get(
    "/{speaker_id}",
    response={200: reading.SpeakerDetail, 400: Problem, 404: Problem},
    operation_id="getSpeaker",
)
def speaker(request: HttpRequest, response: HttpResponse, speaker_id: str = TermId):
    """One person with facts and appearances, each by its source."""
    return detail(request, response, "speaker", speaker_id, reading.speakers(), reading.speaker_detail)


@terms.get("", response={200: TermPage, 400: Problem, 404: Problem}, operation_id="listTerms")
def term_list(request: HttpRequest, response: HttpResponse, query: Query[TermQuery]):
    """Everything the archive has names for: topics, places, organisations, people, events."""
    rows = reading.terms().of_kind(query.kind) if query.kind else reading.terms()
    return listed(request, response, query, rows, term_record)


@terms.get(
    "/{term_id}",
    response={200: reading.TermDetail, 400: Problem, 404: Problem},
    operation_id="getTerm",
)
def term(request: HttpRequest, response: HttpResponse, term_id: str = TermId):
    """One term by its names, with what is claimed of it, and how many articles of each language name it."""
    return detail(request, response, "term", term_id, reading.terms(), reading.term_detail)


def listed(request: HttpRequest, response: HttpResponse, query: Paged, rows: QuerySet, of: Callable) -> dict:
    check_names(request, query)
    paging, found = page_of(request, response, query, rows)
    return {**paging.model_dump(), "items": list(map(of, found))}


def detail(request: HttpRequest, response: HttpResponse, what: str, slug: str, rows: QuerySet, of: Callable):
    """One term; the address of one that was merged into another redirects there for good."""
    check_names(request, Parameters())
    found = rows.filter(slug=slug).first()
    if found is not None:
        stamped(response)
        return of(found)
    former = FormerSlug.objects.select_related("term").filter(slug=slug).first()
    if former is None or not rows.filter(pk=former.term.pk).exists():
        raise not_found(f"{what} {slug}")
    return HttpResponsePermanentRedirect(request.path.removesuffix(slug) + former.term.slug)
