"""What a reader asks, as a tree of small frozen values: between the parser and the engine. A leaf."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One run of letters as typed; `title` asks for it in the title."""

    text: str
    title: bool = False


@dataclass(frozen=True)
class Phrase:
    """Words between quotation marks: as typed, in this order."""

    text: str
    title: bool = False


@dataclass(frozen=True)
class Filter:
    """The facet `name` has one of `values`; `typed` is what the reader wrote, for messages."""

    name: str
    values: tuple[str, ...]
    typed: str = ""


@dataclass(frozen=True)
class Published:
    """Published on a day from `first` to `last`, both included; a vaguely dated article counts where it may be."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True)
class Not:
    part: "Node"


@dataclass(frozen=True)
class And:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class Or:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class Needle:
    """Terms at fixed distances in one analysed field; one slot is a single term.

    `slots` pairs a distance from the first with the terms that may stand there; `kind` names the analysis: "text",
    "exact" or "characters".
    """

    kind: str
    slots: tuple[tuple[int, tuple[str, ...]], ...]
    title: bool = False


@dataclass(frozen=True)
class Needles:
    """What one word or phrase becomes in one language, after analysis: all of `parts` must be in the document."""

    parts: tuple[Needle, ...]


@dataclass(frozen=True)
class Concept:
    """A term of the authority by all its names: for each language of analysis the texts that name it there.

    `language`: the one in whose words the query names it.
    """

    slug: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    language: str


@dataclass(frozen=True)
class Best:
    """One of several ways to write the same thing: the document scores by the best, not by their sum."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class Pairs:
    """A long run of Chinese in one language's text: its pairs of characters, in order. One that no article holds
    straddles two words and is not missed.
    """

    parts: "tuple[Needles, ...]"


@dataclass(frozen=True)
class Most:
    """Words side by side: those of `parts` that a document holds must make up the `share` of the rarity of all.

    1: all must be there; 0: one is enough.
    """

    parts: "tuple[Node, ...]"
    share: float


@dataclass(frozen=True)
class Closer:
    """What a second look at the best hits asks: the needle's score, times `weight`, is added."""

    needle: Needle
    weight: float


Leaf = Word | Phrase | Concept
Node = Leaf | Filter | Published | Not | And | Or | Needles | Best | Pairs | Most


def is_prose(node: Node | None) -> bool:
    """Words side by side, some of them perhaps excluded: no quotes, fields or alternatives."""
    parts = node.parts if isinstance(node, And) else (node,)
    return any(isinstance(part, Word) for part in parts) and all(
        isinstance(part.part if isinstance(part, Not) else part, Word) and not getattr(part, "title", False)
        for part in parts
    )


def is_name(widened: Node | None) -> bool:
    """Whether what was typed as prose names terms from end to end, as the bridge has understood it."""
    match widened:
        case Or((_typed, named)):
            return all(isinstance(leaf, Concept) for leaf in sought(named))
        case _:
            return False


def excluded(node: Node | None) -> tuple[Node, ...]:
    """What a hit may not hold."""
    return tuple(part for part in node.parts if isinstance(part, Not)) if isinstance(node, And) else ()


def concepts(node: Node | None) -> tuple[Concept, ...]:
    """What the query names, each once, in order; excluded words name nothing."""
    return tuple(leaf for leaf in sought(node) if isinstance(leaf, Concept))


def sought(node: Node | None) -> tuple[Leaf, ...]:
    """What a hit can hold, in the order typed; excluded words are left out."""
    match node:
        case Word() | Phrase() | Concept():
            return (node,)
        case And(parts) | Or(parts):
            return tuple(dict.fromkeys(leaf for part in parts for leaf in sought(part)))
        case _:
            return ()


def alternatives(node: Node | None) -> tuple[tuple[Leaf, ...], ...]:
    """What is sought, by ways to answer the query: as typed and, where the bridge knows names, as what it names.

    An OR of the reader's own is one way: who asks for either wants to see both.
    """
    if isinstance(node, Or) and len(node.parts) == 2 and not concepts(node.parts[0]) and concepts(node.parts[1]):
        return tuple(map(sought, node.parts))
    return (sought(node),)
