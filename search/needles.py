"""What the words of a query look for in one language's text, after analysis: shared by the engine and the highlighter.

The engine is never told in which language a query is typed: every query is read in all of them.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from search.backends.schema import analyzer
from search.query import And, Best, Concept, Leaf, Most, Needle, Needles, Node, Not, Or, Pairs, Phrase, Word, is_name
from search.reading import analysed, read

# The minimum-match rule. Of up to ALL_UP_TO words side by side each must be in the article. Of more, the words in the
# article must make up SHARE of the rarity of all, so that small words decide nothing and one that nobody writes much.
# A longer run of Chinese without a space than LONGEST_RUN pairs of characters is a sentence, no name: its pairs count
# as words do. Calibrated on whole questions, the hardest case (recall of relevant articles, hits a question):
#   share   XQuAD en       ar         zh        MLQA en        ar         zh
#   0.25    0.94, 4.7  0.86, 4.4  0.93, 2.3  0.80, 18.2  0.65, 5.8  0.65, 3.0
#   0.3     0.94, 3.1  0.84, 2.8  0.89, 1.7  0.79, 10.6  0.58, 3.9  0.59, 2.2
#   0.4     0.90, 1.6  0.81, 1.5  0.84, 1.1  0.77, 4.6   0.46, 1.8  0.53, 1.1
# With runs of up to 9 pairs as phrases the 0.89 of Chinese falls to 0.70; with ALL_UP_TO at 2 English MLQA has 0.90 and
# 14.9 hits, but three words that a reader chose are meant.
ALL_UP_TO, SHARE = 3, 0.3
LONGEST_RUN = 6


def localised(tree: Node, language: str, minimum: bool = True) -> Node:
    """The query as it reads in one language: Needles in place of words and phrases.

    Stop words ask for nothing as long as another word does; where all are stop words they are sought as typed.
    Without the `minimum` an article that holds one of the words is found, so that ranking can be seen by itself.
    """
    return Localiser(language, minimum).localise(tree) or read_whole(tree, language)


class Localiser:
    def __init__(self, language: str, minimum: bool):
        self.language, self.minimum = language, minimum

    def localise(self, node: Node, whole: bool = False) -> Node | None:
        """None for what asks for nothing. `whole`: the words are a name from end to end, and ask for all of it."""
        match node:
            case Word(title=True):
                return word_needles(node, self.language)
            case Word():
                return self.side_by_side((node,), whole)
            case Not(part):
                return Not(read_whole(part, self.language))  # an excluded stop word is meant
            case And(parts):
                return self.side_by_side(parts, whole)
            case Or(parts):
                asked = tuple(found for part in parts if (found := self.localise(part, is_name(node))))
                return Or(asked) if asked else None
            case _:
                return read_whole(node, self.language)

    def side_by_side(self, parts: Sequence[Node], whole: bool) -> Node | None:
        read = (self.word(part, whole) for part in parts if is_word(part))
        words: tuple[Node, ...] = tuple(dict.fromkeys(word for word in read if word))
        others = tuple(found for part in parts if not is_word(part) and (found := self.localise(part)))
        if not words and all(isinstance(part, Not) for part in others):
            return None
        if len(words) > 1 or any(isinstance(word, Pairs) for word in words):
            words = (Most(words, self.share(words, whole)),)
        together = (*words, *others)
        return And(together) if len(together) > 1 else together[0]

    def word(self, part: Node, whole: bool) -> Node | None:
        """A word or name as it reads; None for a stop word."""
        if not isinstance(part, Word):
            return read_whole(part, self.language)
        found = word_needles(part, self.language)
        if found and self.language == "zh":
            pairs = tuple(pairs_of(found))
            if len(pairs) > 1 and (not self.minimum or (len(pairs) > LONGEST_RUN and not whole)):
                return Pairs(pairs)
        return found

    def share(self, words: Sequence[Node], whole: bool) -> float:
        if not self.minimum:
            return 0.0
        few = len(words) <= ALL_UP_TO and not any(isinstance(word, Pairs) for word in words)
        return 1.0 if few or whole else SHARE


def is_word(part: Node) -> bool:
    """Whether it is a word, or a name in the place of words."""
    match part:
        case Word(title=title):
            return not title
        case Concept():
            return True
        case Or(parts):
            return all(isinstance(one, Concept) for one in parts)
        case _:
            return False


def pairs_of(found: Needles) -> Iterator[Needles]:
    """A run of Chinese slot by slot; it may hold a word of another script."""
    for needle in found.parts:
        for _distance, terms in needle.slots:
            yield Needles((Needle(needle.kind, ((0, terms),), needle.title),))


def read_whole(node: Node, language: str) -> Node:
    match node:
        case Word():
            return word_needles(node, language) or needles("exact", node, language)
        case Phrase():
            return needles("exact", node, language)
        case Concept():
            return Best(fewest_needles(node, language))
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


@lru_cache(maxsize=4096)
def concept_needles(concept: Concept, language: str) -> tuple[Needles, ...]:
    """One for each of the concept's names in the language; none where it has no name there."""
    names = dict(concept.names).get(language, ())
    return tuple(dict.fromkeys(found for name in names if (found := name_needles(name, language)).parts))


@lru_cache(maxsize=4096)
def fewest_needles(concept: Concept, language: str) -> tuple[Needles, ...]:
    """The same without names that hold another one of them, and so stand nowhere where that does not stand.

    An article with the long name then scores as one with the short one does.
    """
    every = concept_needles(concept, language)
    return tuple(one for one in every if not any(holds(one, other) for other in every if other != one))


def holds(one: Needles, other: Needles) -> bool:
    """Whether the phrase `other` stands in the phrase `one`."""
    if len(one.parts) != 1 or len(other.parts) != 1 or one.parts[0].kind != other.parts[0].kind:
        return False
    long, short = one.parts[0].slots, other.parts[0].slots
    rows = [
        tuple((distance - start, terms) for distance, terms in long[at:]) for at, (start, _terms) in enumerate(long)
    ]
    return any(row[: len(short)] == short for row in rows)


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
            found = needles("text", leaf, language)
            pairs = tuple(pairs_of(found)) if language == "zh" else ()
            return tuple(pair.parts[0] for pair in pairs) if len(pairs) > LONGEST_RUN else found.parts


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
