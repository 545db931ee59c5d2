"""Names written after a field, found in the authority: `speaker:"Xi Jinping"` becomes the term's identifier."""

from dataclasses import replace

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Source, Term
from search.query import And, Filter, Node, Not, Or

KINDS = {"event": Term.Kind.EVENT, "speaker": Term.Kind.SPEAKER, "topic": Term.Kind.TOPIC}


def resolve(tree: Node | None, notes: list[str]) -> Node | None:
    """The tree with identifiers in place of names, in at most two queries.

    A name borne by several terms means any of them; one borne by none leaves a filter that nothing passes, and a note.
    """
    named = list(unresolved(tree))
    if tree is None or not named:
        return tree
    known = identifiers(named)
    for asked in named:
        if not known[asked]:
            notes.append(_("Nothing is called “%(name)s” here: no article can be found by it.") % {"name": asked.typed})
    return substituted(tree, known)


def unresolved(node: Node | None) -> list[Filter]:
    match node:
        case Filter(name) if name in KINDS or name == "source":
            return [node]
        case Not(part):
            return unresolved(part)
        case And(parts) | Or(parts):
            return [found for part in parts for found in unresolved(part)]
        case _:
            return []


def identifiers(named: list[Filter]) -> dict[Filter, tuple[str, ...]]:
    terms = [asked for asked in named if asked.name in KINDS]
    sources = [asked for asked in named if asked.name == "source"]
    found: dict[Filter, set[str]] = {asked: set() for asked in named}
    if terms:
        wanted = Q()
        for asked in terms:
            wanted |= Q(kind=KINDS[asked.name]) & (Q(slug__iexact=asked.typed) | Q(labels__text__iexact=asked.typed))
        for kind, slug, label in Term.objects.filter(wanted).values_list("kind", "slug", "labels__text"):
            for asked in terms:
                if KINDS[asked.name] == kind and asked.typed.casefold() in {slug, (label or "").casefold()}:
                    found[asked].add(slug)
    if sources:
        wanted = Q()
        for asked in sources:
            wanted |= Q(slug__iexact=asked.typed) | Q(name__iexact=asked.typed) | Q(name_latin__iexact=asked.typed)
        for slug, *names in Source.objects.filter(wanted).values_list("slug", "name", "name_latin"):
            for asked in sources:
                if asked.typed.casefold() in {slug, *map(str.casefold, names)}:
                    found[asked].add(slug)
    return {asked: tuple(sorted(slugs)) for asked, slugs in found.items()}


def substituted(node: Node, known: dict[Filter, tuple[str, ...]]) -> Node:
    match node:
        case Filter() if node in known:
            return replace(node, values=known[node])
        case Not(part):
            return Not(substituted(part, known))
        case And(parts):
            return And(tuple(substituted(part, known) for part in parts))
        case Or(parts):
            return Or(tuple(substituted(part, known) for part in parts))
        case _:
            return node
