"""Facets as the page shows them: values with counts become translated labels with addresses, in two queries."""

from collections.abc import Mapping

from articles import interface
from articles.models import Article, Label, Source, Term
from articles.queries import preferred_names
from articles.wording import source_in_words
from search.facets import FACETS, FacetField
from search.remembered import Remembered, last_change
from search.request import SearchRequest
from search.results import Facet, FacetValue

OPEN = 8  # values that stand open
SHOWN = 60  # values listed at all; a search narrows them
Name = tuple[str, str]  # text, and code of its language
NAMED = ("event", "speaker", "topic")

# Interface language -> slug -> the term's name there: to read sixty people with all their names took 0.1 s a page.
names: Remembered[dict[str, dict[str, Name]]] = Remembered(lambda: last_change(Label), dict)
# Facet name -> value -> count; None where the count is not known.
Counts = Mapping[str, Mapping[str, int | None]]


def facets(counts: Counts, request: SearchRequest) -> tuple[Facet, ...]:
    """The facets that have values, in the order of FACETS; chosen values stand first."""
    listed = {facet.name: ordered(facet, counts.get(facet.name, {}), request) for facet in FACETS}
    labels = labelled({name: [value for value, _count in values] for name, values in listed.items()})
    return tuple(
        facet_of(facet, listed[facet.name], labels[facet.name], request) for facet in FACETS if listed[facet.name]
    )


def ordered(
    facet: FacetField, counts: Mapping[str, int | None], request: SearchRequest
) -> list[tuple[str, int | None]]:
    chosen = request.values(facet.name)
    values = {**dict.fromkeys(chosen, 0), **counts}
    if facet.chronological:
        found = sorted(values.items(), reverse=True)
    else:
        found = sorted(values.items(), key=lambda item: (-(item[1] or 0), item[0]))
    return sorted(found, key=lambda item: item[0] not in chosen)[:SHOWN]


def facet_of(
    facet: FacetField, values: list[tuple[str, int | None]], labels: dict[str, Name], request: SearchRequest
) -> Facet:
    shown = tuple(
        FacetValue(
            value=value,
            label=labels[value][0],
            language=labels[value][1],
            count=count,
            selected=value in request.values(facet.name),
            toggle_url=request.toggled(facet.name, value).address,
        )
        for value, count in values
    )
    return Facet(facet.name, str(facet.title), shown[:OPEN], shown[OPEN:])


def labelled(values: dict[str, list[str]]) -> dict[str, dict[str, Name]]:
    """Facet name -> value -> label; a value that nothing is known of is its own label."""
    here = interface.interface_language().code
    found: dict[str, dict[str, Name]] = {
        name: {value: (value, here) for value in listed} for name, listed in values.items()
    }
    kinds = dict(Article.Kind.choices)
    for value in values["kind"]:
        found["kind"][value] = (str(kinds.get(value, value)), here)
    languages = interface.locale().languages
    for value in values["lang"]:
        found["lang"][value] = (languages.get(value.replace("-", "_"), value), here)
    known = names.value()
    if here not in known:
        known[here] = {term.slug: term.name_in() for term in Term.objects.prefetch_related(preferred_names())}
    for name in NAMED:
        found[name] |= {slug: known[here][slug] for slug in found[name] if slug in known[here]}
    for source in Source.objects.filter(slug__in=values["source"]) if values["source"] else ():
        own = source.kind == Source.Kind.ARCHIVE
        found["source"][source.slug] = (source_in_words(source), here if own else source.name_language)
    return found
