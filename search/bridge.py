"""The bridge as a page needs it: the names of the authority, kept in memory, and what a query names."""

from collections.abc import Iterable

from articles.interface import interface_language
from articles.languages import BY_CODE
from articles.models import Appearance, Event, Label, Term
from search import expand
from search.query import Concept, Node, concepts
from search.remembered import Remembered, last_change
from search.request import SearchRequest
from search.results import Expansion


def read_names() -> expand.Names:
    labels = Label.objects.bridging().order_by("type", "pk").values_list("term__slug", "language", "text")
    return expand.Names(expand.Name(slug, BY_CODE[code].analysis, text) for slug, code, text in labels)


# The bridging names as they stand in the database. One query to see whether they do still.
names = Remembered(lambda: last_change(Label), read_names)


def bridged(tree: Node | None, request: SearchRequest) -> tuple[Node | None, tuple[Expansion, ...]]:
    """The tree that also asks for other names, and what it was understood to name, switched off or not."""
    if request.as_typed or tree is None:
        return tree, ()
    known, language = names.value(), interface_language().analysis
    widened = expand.expand(tree, known, language, frozenset(request.without))
    off = [known.concept(slug, language) for slug in request.without if slug in known.texts]
    return widened, expansions((*concepts(widened), *off), request)


def expansions(named: Iterable[Concept], request: SearchRequest) -> tuple[Expansion, ...]:
    """With the terms' own names and what a reader recognises them by; no query where nothing was named."""
    by_slug = {concept.slug: concept for concept in named}
    if not by_slug:
        return ()
    terms = {term.slug: term for term in Term.objects.filter(slug__in=by_slug).with_labels()}
    events = {event.slug: event for event in Event.objects.filter(slug__in=by_slug).for_lists()}
    return tuple(
        Expansion(
            term=terms[slug],
            event=events.get(slug),
            appeared=appeared(terms[slug]),
            off=slug in request.without,
            toggle_url=request.toggling(slug).address,
        )
        for slug in by_slug
        if slug in terms
    )


def appeared(term: Term) -> tuple[Event, ...]:
    """The events at which a person appeared, as far as a reader may see the evidence; no query for other terms."""
    if term.kind != Term.Kind.SPEAKER:
        return ()
    appearances = Appearance.objects.public().filter(speaker=term.pk)
    return tuple(Event.objects.filter(pk__in=appearances.values("event")).for_lists().earliest_first())
