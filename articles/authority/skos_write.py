"""The authority as SKOS: one concept a term; names as SKOS-XL labels, so that status, source and flags travel too."""

import hashlib
import json

from django.db.models import Model
from rdflib import Graph, Literal, URIRef

from articles.authority.vocabulary import (
    DCTERMS,
    EVENT_FIELDS,
    LABEL_FIELDS,
    LABEL_PROPERTIES,
    OWN,
    RDF,
    REFERENCE_FIELDS,
    REFERENCES,
    SCHEME,
    SKOS,
    SKOSXL,
    SPEAKER_FIELDS,
    TERM_FIELDS,
    TERMS,
    WIKIDATA,
    new_graph,
)
from articles.models import Citation, Event, Label, Reference, Speaker, Term


def authority_graph() -> Graph:
    """All terms, their labels, and the references that the labels cite."""
    graph = new_graph()
    graph.add((SCHEME, RDF.type, SKOS.ConceptScheme))
    for term in Term.objects.select_related("broader"):
        add_term(graph, term)
    for event in Event.objects.select_related("place"):
        add_fields(graph, TERMS[event.slug], event, EVENT_FIELDS)
        if event.place:
            graph.add((TERMS[event.slug], OWN.place, TERMS[event.place.slug]))
    for speaker in Speaker.objects.all():
        add_fields(graph, TERMS[speaker.slug], speaker, SPEAKER_FIELDS)
    for label in Label.objects.select_related("term", "citation__reference"):
        add_label(graph, label)
    return graph


def add_term(graph: Graph, term: Term) -> None:
    node = TERMS[term.slug]
    graph.add((node, RDF.type, SKOS.Concept))
    graph.add((node, SKOS.inScheme, SCHEME))
    graph.add((node, SKOS.notation, Literal(term.slug)))
    add_fields(graph, node, term, TERM_FIELDS)
    if term.broader:
        graph.add((node, SKOS.broader, TERMS[term.broader.slug]))
    if term.wikidata:
        graph.add((node, SKOS.exactMatch, WIKIDATA[term.wikidata]))
    if term.note:
        graph.add((node, SKOS.editorialNote, Literal(term.note)))


def add_label(graph: Graph, label: Label) -> None:
    term = TERMS[label.term.slug]
    plain, rich = LABEL_PROPERTIES[label.type]
    # The digest keeps the address of a label stable however many others the term has.
    digest = hashlib.sha256(f"{label.language} {label.text}".encode()).hexdigest()[:10]
    node = URIRef(f"{term}#{digest}")
    text = Literal(label.text, lang=label.language)
    graph.add((term, plain, text))
    graph.add((term, rich, node))
    graph.add((node, RDF.type, SKOSXL.Label))
    graph.add((node, SKOSXL.literalForm, text))
    add_fields(graph, node, label, LABEL_FIELDS)
    if label.citation and label.citation.reference:
        add_citation(graph, node, label.citation)


def add_citation(graph: Graph, node: URIRef, citation: Citation) -> None:
    reference: Reference = citation.reference
    cited = REFERENCES[reference.key]
    graph.add((node, DCTERMS.source, cited))
    if citation.locator:
        graph.add((node, OWN.locator, Literal(citation.locator)))
    graph.add((cited, RDF.type, DCTERMS.BibliographicResource))
    graph.add((cited, DCTERMS.identifier, Literal(reference.key)))
    graph.add((cited, DCTERMS.title, Literal(reference.title)))
    if reference.publisher:
        graph.add((cited, DCTERMS.publisher, Literal(reference.publisher)))
    add_fields(graph, cited, reference, REFERENCE_FIELDS)


def add_fields(graph: Graph, node: URIRef, row: Model, names: tuple[str, ...]) -> None:
    for name in names:
        value = getattr(row, name)
        if value not in (None, ""):
            graph.add((node, OWN[name], Literal(str(value) if isinstance(value, str) else value)))


def turtle(graph: Graph) -> str:
    return graph.serialize(format="turtle")


def json_ld(graph: Graph) -> str:
    """Expanded JSON-LD, nodes and values sorted, so that the same authority is the same text."""
    nodes = json.loads(graph.serialize(format="json-ld"))
    for node in nodes:
        for values in node.values():
            if isinstance(values, list):
                values.sort(key=lambda value: json.dumps(value, sort_keys=True))
    nodes.sort(key=lambda node: node["@id"])
    return json.dumps(nodes, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
