"""The query language: words, "phrases", -exclusions, OR, parentheses and field filters, as a tree of `query` nodes.

    wuzhen "digital economy" -panel (lang:ar OR lang:ro) published:2020..2022

What stands side by side must all be there. A mistake never raises: the rest is searched and a note explains.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.lexer import Kind, Token, clean, tokens
from search.query import And, Node, Not, Or, Phrase, Word
from search.values import filter_for


@dataclass(frozen=True)
class Parsed:
    """`tree` is None where there is nothing to search for; `notes` are sentences for the reader, each once."""

    tree: Node | None
    notes: tuple[str, ...]


def parse(text: str) -> Parsed:
    """The query `text` means, in the reader's language where notes are concerned."""
    notes: list[str] = []
    text = clean(text)
    tree = Parser(tokens(text, notes), notes).alternatives(field="")
    if tree is None and text and not notes:
        notes.append(_("The query holds nothing that can be searched for: type at least one letter or digit."))
    return Parsed(tree, tuple(dict.fromkeys(notes)))


class Parser:
    """Recursive descent over balanced tokens: alternatives > conjunction > part."""

    def __init__(self, found: list[Token], notes: list[str]):
        self.found = found
        self.notes = notes
        self.place = 0

    def at(self, *kinds: Kind) -> bool:
        return self.place < len(self.found) and self.found[self.place].kind in kinds

    def take(self) -> Token:
        self.place += 1
        return self.found[self.place - 1]

    def alternatives(self, field: str) -> Node | None:
        parts = [self.conjunction(field)]
        while self.at(Kind.OR):
            self.take()
            parts.append(self.conjunction(field))
        kept = tuple(dict.fromkeys(part for part in parts if part is not None))
        if len(parts) > 1 and None in parts:
            self.notes.append(_("OR stands between two words: the one that lacks a neighbour is ignored."))
        if len(kept) < 2:
            return kept[0] if kept else None
        return Or(kept)

    def conjunction(self, field: str) -> Node | None:
        parts = []
        while self.place < len(self.found) and not self.at(Kind.OR, Kind.CLOSE):
            part = self.part(field)
            if part is not None:
                parts.append(part)
        if len(parts) < 2:
            return parts[0] if parts else None
        return And(tuple(parts))  # a word may stand twice: names do so

    def part(self, field: str) -> Node | None:
        token = self.take()
        match token.kind:
            case Kind.NOT:
                if self.place == len(self.found) or self.at(Kind.OR, Kind.CLOSE):
                    return None
                excluded = self.part(field)
                if isinstance(excluded, Not):
                    return excluded.part
                return None if excluded is None else Not(excluded)
            case Kind.OPEN:
                inner = self.alternatives(field)
                self.take()
                return inner
            case Kind.FIELD:
                return self.fielded(token.text, field)
            case Kind.PHRASE if field in {"", "title"}:
                return Phrase(token.text, title=field == "title")
            case Kind.WORD if field in {"", "title"}:
                return Word(token.text, title=field == "title")
            case _:
                return filter_for(field, token.text, self.notes)

    def fielded(self, name: str, outer: str) -> Node | None:
        if outer:
            self.notes.append(_("A field cannot stand inside another field: “%(name)s:” is ignored.") % {"name": name})
            return None
        if not self.at(Kind.WORD, Kind.PHRASE, Kind.OPEN):
            self.notes.append(_("The field “%(name)s:” has no value: it is ignored.") % {"name": name})
            return None
        return self.part(name)
