"""What the words of a query look for in one language's text, after analysis: shared by the engine and the highlighter.

The engine is never told in which language a query is typed: every query is read in all of them.
"""

from search.backends.schema import analyzer
from search.query import And, Best, Concept, Leaf, Needle, Needles, Node, Not, Or, Phrase, Word
from search.reading import analysed, read


def localised(tree: Node, language: str) -> Node:
    """The query as it reads in one language: Needles in place of words and phrases.

    Stop words ask for nothing as long as another word does; where all are stop words they are sought as typed.
    """
    return localise(tree, language) or read_whole(tree, language)


def localise(node: Node, language: str) -> Node | None:
    """None for what asks for nothing."""
    match node:
        case Word():
            return word_needles(node, language)
        case Not(part):
            return Not(read_whole(part, language))  # an excluded stop word is meant
        case And(parts):
            asked = tuple(found for part in parts if (found := localise(part, language)))
            return And(asked) if any(not isinstance(part, Not) for part in asked) else None
        case Or(parts):
            asked = tuple(found for part in parts if (found := localise(part, language)))
            return Or(asked) if asked else None
        case _:
            return read_whole(node, language)


def read_whole(node: Node, language: str) -> Node:
    match node:
        case Word():
            return word_needles(node, language) or needles("exact", node, language)
        case Phrase():
            return needles("exact", node, language)
        case Concept():
            return Best(tuple(concept_needles(node, language)))
        case Not(part):
            return Not(read_whole(part, language))
        case And(parts):
            return And(tuple(read_whole(part, language) for part in parts))
        case Or(parts):
            return Or(tuple(read_whole(part, language) for part in parts))
        case _:
            return node


def word_needles(word: Word, language: str) -> Needles | None:
    """None for a stop word."""
    found = needles("text", word, language)
    return found if found.parts else None


def concept_needles(concept: Concept, language: str) -> list[Needles]:
    """One for each of the concept's names in the language; none where it has no name there."""
    names = dict(concept.names).get(language, ())
    return [found for name in names if (found := name_needles(name, language)).parts]


def name_needles(name: str, language: str) -> Needles:
    """A name as a phrase, stemmed as texts are; as written where stems would leave one word that says too little."""
    stems = analysed(name, language)
    return needles("exact" if len(stems) < 2 and stems != read(name, language) else "text", Word(name), language)


def leaf_needles(leaf: Leaf, language: str) -> tuple[Needle, ...]:
    """All needles of a leaf, for marking what it found."""
    match leaf:
        case Concept():
            return tuple(part for found in concept_needles(leaf, language) for part in found.parts)
        case Phrase():
            return needles("exact", leaf, language).parts
        case _:
            return needles("text", leaf, language).parts


def needles(kind: str, leaf: Word | Phrase, language: str) -> Needles:
    """The needle of one word or phrase; none where the analysis leaves nothing."""
    places: dict[int, list[str]] = {}
    for token in analyzer(kind, language)(leaf.text, positions=True, mode="query"):
        places.setdefault(token.pos, []).append(token.text)
    if not places:
        return Needles(())
    first = min(places)
    slots = tuple((place - first, tuple(dict.fromkeys(terms))) for place, terms in sorted(places.items()))
    if language == "zh" and len(slots) == 1 and any(map(is_one_character, slots[0][1])):
        kind = "characters"  # bigrams do not hold single characters: they have a field of their own
    return Needles((Needle(kind, slots, leaf.title),))


def is_one_character(term: str) -> bool:
    return len(term) == 1 and any(True for _token in analyzer("characters", "zh")(term))
