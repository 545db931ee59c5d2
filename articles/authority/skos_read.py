"""The authority from SKOS: a file is judged whole before anything is written, and written whole or not at all."""

import json
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from rdflib import Graph, Literal
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from articles.authority.vocabulary import (
    DCTERMS,
    EVENT_FIELDS,
    LABEL_FIELDS,
    LABEL_PROPERTIES,
    OWN,
    RDF,
    REFERENCE_FIELDS,
    SKOS,
    SKOSXL,
    SPEAKER_FIELDS,
    TERM_FIELDS,
)
from articles.languages import CODES
from articles.models import Citation, Event, Label, Reference, Speaker, Term


class SkosError(Exception):
    """A file that cannot be taken; the text names the line or the concept, and the fault."""


@dataclass
class Outcome:
    """How many rows an import created, changed and deleted."""

    created: int = 0
    changed: int = 0
    deleted: int = 0
    terms: dict[str, Term] = field(default_factory=dict)


def parse(text: str, form: str) -> Graph:
    """`form` is `turtle` or `json-ld`. Raises SkosError with the line where the syntax breaks."""
    graph = Graph()
    try:
        if form == "json-ld":
            json.loads(text)
        graph.parse(data=text, format=form)
    except json.JSONDecodeError as error:
        raise SkosError(f"line {error.lineno}: {error.msg}") from None
    except BadSyntax as error:
        raise SkosError(f"line {error.lines + 1}: {error._why}") from None
    except (ParserError, ValueError, KeyError, TypeError) as error:
        raise SkosError(f"not readable as {form}: {error}") from None
    return graph


def import_authority(graph: Graph) -> Outcome:
    """Make the terms of the graph and their labels as the graph has them; terms it does not name stay untouched."""
    outcome = Outcome()
    nodes = {slug_of(graph, node): node for node in graph.subjects(RDF.type, SKOS.Concept)}
    if not nodes:
        raise SkosError("the file holds no skos:Concept")
    by_node = {node: slug for slug, node in nodes.items()}
    try:
        with transaction.atomic():
            for slug, node in nodes.items():
                outcome.terms[slug] = put_term(graph, node, slug, outcome)
            for slug, node in nodes.items():
                put_links(graph, node, outcome.terms[slug], by_node, outcome)
                put_labels(graph, node, outcome.terms[slug], outcome)
    except (ValidationError, IntegrityError) as error:
        raise SkosError(str(error)) from None
    return outcome


def slug_of(graph: Graph, node: Node) -> str:
    slug = graph.value(node, SKOS.notation)
    if slug is None:
        raise SkosError(f"{node}: a concept needs a skos:notation, its identifier")
    return str(slug)


def put_term(graph: Graph, node: Node, slug: str, outcome: Outcome) -> Term:
    values = {"slug": slug, **fields(graph, node, Term, TERM_FIELDS)}
    values["note"] = str(graph.value(node, SKOS.editorialNote) or "")
    match = graph.value(node, SKOS.exactMatch)
    values["wikidata"] = str(match).rsplit("/", 1)[-1] if match else ""
    model: type[Term] = Term
    if values["kind"] == Term.Kind.EVENT:
        model, extra = Event, fields(graph, node, Event, EVENT_FIELDS)
        values |= extra
    elif values["kind"] == Term.Kind.SPEAKER:
        model = Speaker
        values |= fields(graph, node, Speaker, SPEAKER_FIELDS)
    other = Term.objects.filter(slug=slug).exclude(kind=values["kind"]).first()
    if other:
        raise SkosError(f"{slug}: is a {values['kind']} in the file and a {other.kind} here")
    return put(model, {"slug": slug}, values, slug, outcome)


def put_links(graph: Graph, node: Node, term: Term, by_node: dict[Node, str], outcome: Outcome) -> None:
    links = {"broader": SKOS.broader} | ({"place": OWN.place} if isinstance(term, Event) else {})
    for name, predicate in links.items():
        target = graph.value(node, predicate)
        if target is not None and target not in by_node:
            raise SkosError(f"{term.slug}: {name} points at {target}, which the file does not hold")
        linked = outcome.terms[by_node[target]] if target is not None else None
        if getattr(term, f"{name}_id") != (linked.pk if linked else None):
            setattr(term, f"{name}_id", linked.pk if linked else None)
            term.save()
            outcome.changed += 1


def put_labels(graph: Graph, node: Node, term: Term, outcome: Outcome) -> None:
    # A label that loses its rank goes first, so that another can take it within the same file.
    wanted = [(kind, label) for kind, (_p, rich) in LABEL_PROPERTIES.items() for label in graph.objects(node, rich)]
    texts = {(str(text), text.language) for _kind, label in wanted if isinstance(text := form(graph, label), Literal)}
    for old in term.labels.all():
        if (old.text, old.language) not in texts:
            old.delete()
            outcome.deleted += 1
    preferred = {
        (str(form(graph, label)), form(graph, label).language) for kind, label in wanted if kind == "preferred"
    }
    for old in term.labels.filter(type=Label.Type.PREFERRED):
        if (old.text, old.language) not in preferred:
            old.type = Label.Type.VARIANT
            old.save()
    for kind, label in wanted:
        text = form(graph, label)
        if text.language not in CODES:
            raise SkosError(
                f"{term.slug}: the label {text} has the language {text.language}; known: {', '.join(CODES)}"
            )
        key = {"term_id": term.pk, "language": text.language, "text": str(text)}
        values = key | {"type": kind, "citation_id": citation(graph, label)} | fields(graph, label, Label, LABEL_FIELDS)
        put(Label, key, values, f"{term.slug}: {text}", outcome)


def form(graph: Graph, label: Node) -> Literal:
    text = graph.value(label, SKOSXL.literalForm)
    if not isinstance(text, Literal) or not text.language:
        raise SkosError(f"{label}: a label needs a skosxl:literalForm with a language")
    return text


def citation(graph: Graph, label: Node) -> int | None:
    """The id of the citation that a label names; its reference is made where it is new."""
    source = graph.value(label, DCTERMS.source)
    if source is None:
        return None
    key = graph.value(source, DCTERMS.identifier)
    if key is None:
        raise SkosError(f"{source}: a reference needs a dcterms:identifier")
    reference = Reference.objects.filter(key=str(key)).first()
    if reference is None:
        values = {"key": str(key), "title": str(graph.value(source, DCTERMS.title) or key)}
        values["publisher"] = str(graph.value(source, DCTERMS.publisher) or "")
        reference = Reference(**values, **fields(graph, source, Reference, REFERENCE_FIELDS))
        reference.full_clean()
        reference.save()
    locator = str(graph.value(label, OWN.locator) or "")
    return Citation.objects.get_or_create(reference=reference, locator=locator)[0].pk


def fields(graph: Graph, node: Node, model: type[Model], names: tuple[str, ...]) -> dict:
    """The named fields as Python values; a field the graph does not give has the model's default."""
    values = {}
    for name in names:
        definition = model._meta.get_field(name)
        literal = graph.value(node, OWN[name])
        values[name] = definition.get_default() if literal is None else definition.to_python(literal.toPython())
    return values


def put(model: type[Model], key: dict, values: dict, subject: str, outcome: Outcome) -> Model:
    """The row with `key`, made or changed to have `values`; untouched where it has them already."""
    row = model._default_manager.filter(**key).first()
    if row is not None and all(getattr(row, name) == value for name, value in values.items()):
        return row
    outcome.changed += row is not None
    outcome.created += row is None
    row = row or model()
    for name, value in values.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise SkosError(f"{subject}: {' '.join(error.messages)}") from None
    row.save()
    return row
