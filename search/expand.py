"""The concept bridge: a query that holds a name of a term also asks for the term's other names, in every language.

Names are compared after analysis, so that 烏鎮, 乌镇 and conferinta, Conferinței need no entry of their own; longest
first, never overlapping. The engine is not told the query's language: every language's names are tried, and where two
languages read the same words differently the interface language decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from search.analysis import ANALYZERS
from search.lexer import MARKS
from search.query import And, Concept, Node, Or, Phrase, Word
from search.reading import Tokens, analysed, read


@dataclass(frozen=True)
class Name:
    """A bridging label: the term it names, the language of analysis, the text."""

    slug: str
    language: str
    text: str


class Names:
    """All bridging labels, by what analysis makes of them."""

    def __init__(self, names: Iterable[Name]):
        self.slugs: dict[str, dict[Tokens, list[str]]] = {language: {} for language in ANALYZERS}
        self.texts: dict[str, dict[str, dict[Tokens, str]]] = {}
        # Those that bear quotation marks of the query language: “直通乌镇”全球互联网大赛.
        self.with_quotes: dict[str, set[Tokens]] = {language: set() for language in ANALYZERS}
        for name in names:
            whole = read(name.text, name.language)
            if not whole:
                continue
            if any(mark in name.text for mark in MARKS):
                self.with_quotes[name.language].add(whole)
            without_stop_words = analysed(name.text, name.language)
            for tokens in {whole, without_stop_words if len(without_stop_words) > 1 else whole}:
                holders = self.slugs[name.language].setdefault(tokens, [])
                if name.slug not in holders:
                    holders.append(name.slug)
            self.texts.setdefault(name.slug, {}).setdefault(name.language, {}).setdefault(whole, name.text)
        self.longest = {language: max(map(len, slugs), default=0) for language, slugs in self.slugs.items()}

    def concept(self, slug: str, language: str) -> Concept:
        """The term, named in `language`, with one text for each of its distinct names a language."""
        texts = self.texts[slug]
        names = tuple((code, tuple(texts[code].values())) for code in sorted(texts))
        return Concept(slug, names, language)

    def at(self, tokens: Tokens, start: int, language: str, off: frozenset[str]) -> tuple[int, tuple[str, ...]] | None:
        """The longest name that begins at `start`: its length and the terms that bear it, without those `off`."""
        for length in range(min(self.longest[language], len(tokens) - start), 0, -1):
            slugs = self.slugs[language].get(tokens[start : start + length], ())
            if left := tuple(slug for slug in slugs if slug not in off):
                return length, left
        return None


@dataclass(frozen=True)
class Match:
    """Words `first` to `last` of a query are, in one language, one name or a row of names without spaces.

    `terms` has for each name the terms that bear it: one, or several namesakes.
    """

    first: int
    last: int
    language: str
    terms: tuple[tuple[str, ...], ...]


def expand(tree: Node | None, names: Names, interface: str, off: frozenset[str] = frozenset()) -> Node | None:
    """The tree that asks for what was typed or for what it names. `interface` is a language of analysis.

    What is excluded, quoted or asked of the title stays as typed.
    """
    match tree:
        case Word():
            return expanded((tree,), names, interface, off) or tree
        case And(parts):
            return expanded(parts, names, interface, off) or tree
        case Or(parts):
            return Or(tuple(expand(part, names, interface, off) or part for part in parts))
        case _:
            return tree


def expanded(parts: tuple[Node, ...], names: Names, interface: str, off: frozenset[str]) -> Node | None:
    """What was typed or what it names; None where it names nothing."""
    inner = tuple(expand(part, names, interface, off) or part if isinstance(part, And | Or) else part for part in parts)
    found = matches(parts, names, interface, off)
    if not found:
        return None if inner == parts else And(inner)
    named = tuple(bridged(inner, found, names))
    return Or((And(inner) if len(inner) > 1 else inner[0], And(named) if len(named) > 1 else named[0]))


def bridged(parts: tuple[Node, ...], found: list[Match], names: Names) -> Iterator[Node]:
    """The parts with concepts in place of the words that name them; the other words' stop words go with them."""
    by_first = {match.first: match for match in found}
    covered = {place for match in found for place in range(match.first, match.last + 1)}
    languages = {match.language for match in found}
    for place, part in enumerate(parts):
        if place in by_first:
            match = by_first[place]
            for slugs in match.terms:
                alternatives = tuple(names.concept(slug, match.language) for slug in slugs)
                yield alternatives[0] if len(alternatives) == 1 else Or(alternatives)
        elif place in covered:
            continue
        elif not (is_plain(part) and any(not analysed(part.text, language) for language in languages)):
            yield part


def matches(parts: tuple[Node, ...], names: Names, interface: str, off: frozenset[str]) -> list[Match]:
    """The names among neighbouring plain words: the longest first, then in the interface language; none overlap."""
    order = [interface, *(language for language in ANALYZERS if language != interface)]
    possible = [match for language in order for match in readings(parts, names, language, off)]
    possible.sort(key=lambda match: (match.first - match.last, order.index(match.language)))
    taken: set[int] = set()
    chosen = []
    for match in possible:
        places = set(range(match.first, match.last + 1))
        if not places & taken:
            taken |= places
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.first)


def readings(parts: tuple[Node, ...], names: Names, language: str, off: frozenset[str]) -> Iterator[Match]:
    """Every stretch of neighbouring plain words that is a name in one language, stop words read or passed over.

    Quoted words stay as typed, but for a name that bears the quotation marks itself and is typed as a whole.
    """
    for reading in (read, analysed):
        words = [reading(part.text, language) if is_plain(part) else None for part in parts]
        yield from (match for match, _tokens in stretches(words, names, language, off))
    quoted = {place for place, part in enumerate(parts) if is_quoted(part)}
    if quoted and len(quoted) < len(parts):
        words = [read(part.text, language) if is_plain(part) or is_quoted(part) else None for part in parts]
        for match, tokens in stretches(words, names, language, off):
            held = quoted.intersection(range(match.first, match.last + 1))
            if 0 < len(held) <= match.last - match.first and tokens in names.with_quotes[language]:
                yield match


def stretches(
    words: list[Tokens | None], names: Names, language: str, off: frozenset[str]
) -> Iterator[tuple[Match, Tokens]]:
    for first in range(len(words)):
        tokens: Tokens = ()
        for last in range(first, len(words)):
            own = words[last]
            if own is None:
                break
            tokens += own
            if own and words[first] and (terms := names_in(tokens, names, language, off, alone=first == last)):
                yield Match(first, last, language, terms), tokens


def names_in(
    tokens: Tokens, names: Names, language: str, off: frozenset[str], alone: bool
) -> tuple[tuple[str, ...], ...]:
    """The terms whose name the tokens are from end to end; a Chinese run may be several names without a space."""
    whole = names.at(tokens, 0, language, off)
    if whole and whole[0] == len(tokens):
        return (whole[1],)
    if language != "zh" or not alone:
        return ()
    terms, place = [], 0
    while place < len(tokens):
        found = names.at(tokens, place, language, off)
        if not found:
            return ()
        terms.append(found[1])
        place += found[0] + 1  # the pair of characters that straddles two names belongs to neither
    return tuple(terms) if place == len(tokens) + 1 else ()


def is_plain(part: Node) -> TypeGuard[Word]:
    return isinstance(part, Word) and not part.title


def is_quoted(part: Node) -> TypeGuard[Phrase]:
    return isinstance(part, Phrase) and not part.title
