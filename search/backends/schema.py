"""The Whoosh schema: one set of text fields a language, whole facet values, columns for sorting."""

import datetime
import hashlib
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.fields import SearchField
from whoosh import fields
from whoosh.analysis import Analyzer, Token
from whoosh.columns import NumericColumn
from whoosh.formats import Positions
from whoosh.system import emptybytes

from articles.languages import BY_CODE, LANGUAGES
from search.analysis import ANALYZERS, CHARACTERS, EXACT

ANALYSES = tuple(dict.fromkeys(language.analysis for language in LANGUAGES))
PK = "pk"
PARAGRAPH_GAP = 10  # positions left free after a paragraph, so that no phrase runs over its end


def analyzer(kind: str, language: str) -> Analyzer:
    """The analyzer of `kind` ("text", "exact" or "characters") for a language's text."""
    match kind:
        case "text":
            return ANALYZERS[language]
        case "exact":
            return EXACT[language]
        case "characters":
            return CHARACTERS
        case _:
            raise KeyError(kind)


def text_field(kind: str, language: str, title: bool = False) -> str:
    """The name of a field: text_ar, title_ar, exact_ar, title_exact_ar, and so on; only Chinese has characters_zh."""
    if kind == "text":
        return f"title_{language}" if title else f"text_{language}"
    return f"title_{kind}_{language}" if title else f"{kind}_{language}"


def kinds(language: str) -> tuple[str, ...]:
    return ("text", "exact", "characters") if language == "zh" else ("text", "exact")


class Paragraphs(Analyzer):
    """Runs a language's analyzer over each line of a text; offsets stay those of the whole text.

    Whoosh pickles a schema into each commit: this holds two names, so that any analyzer can stand behind it.
    """

    def __init__(self, kind: str, language: str):
        self.kind, self.language = kind, language

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        inner = analyzer(self.kind, self.language)
        start_pos = start_char = 0
        for line in value.split("\n"):
            last = -1
            for token in inner(line, **options):
                if token.positions:
                    last = max(last, token.pos)
                    token.pos += start_pos
                if token.chars:
                    token.startchar += start_char
                    token.endchar += start_char
                yield token
                # Analyzers use one token object again and again: hand it back as it came.
                if token.positions:
                    token.pos -= start_pos
                if token.chars:
                    token.startchar -= start_char
                    token.endchar -= start_char
            start_pos += last + 1 + PARAGRAPH_GAP
            start_char += len(line) + 1


class Places(Positions):
    """Positions as four-byte numbers, which our postings hold as they are."""

    def encode(self, places: Iterable[int]) -> bytes:
        return array("I", places).tobytes()

    def decode_positions(self, value: bytes) -> array:
        places = array("I")
        places.frombytes(value)
        return places

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // array("I").itemsize


class Text(fields.TEXT):
    """Analysed text with positions. Neither stored nor sortable: pages show the rows of the database."""

    def __init__(self, kind: str, language: str):
        super().__init__(analyzer=Paragraphs(kind, language), multitoken_query="phrase")
        self.format = Places()

    def terms(self, value: str) -> dict[bytes, list[int]]:
        """Each term of a text with its places."""
        places: dict[str, list[int]] = {}
        for token in self.analyzer(value, positions=True, mode="index"):
            if token.text in places:
                places[token.text].append(token.pos)
            else:
                places[token.text] = [token.pos]
        return {text.encode(): held for text, held in places.items()}


class Whole(fields.ID):
    """Values as they are, one or several: a list is indexed as it stands, never joined and split."""

    def __init__(self, stored: bool = True, unique: bool = False):
        super().__init__(stored=stored, unique=unique)

    def terms(self, value: str | list[str]) -> dict[bytes, list[int]]:
        """Each value, without places."""
        return {one.encode(): [] for one in ([value] if isinstance(value, str) else value)}


class Day(fields.DATETIME):
    """A day, for ranges and for sorting."""

    def terms(self, value: datetime.datetime) -> dict[bytes, list[int]]:
        """The terms by which Whoosh finds ranges, without places."""
        return {term: [] for term, *_rest in self.index(value)}


class Key(fields.COLUMN):
    """The primary key of each document's row, as a column of unsigned numbers."""

    def __init__(self) -> None:
        super().__init__(NumericColumn("Q", default=0))

    def to_column_value(self, value: int) -> int:
        return value

    def from_column_value(self, value: int) -> int:
        return value

    def to_bytes(self, value: Any) -> bytes:
        return emptybytes


def build_schema(searchfields: dict[str, SearchField]) -> fields.Schema:
    """The schema for haystack's fields.

    The document field and `title` become one set of analysed fields a language; every other field keeps its
    name: dates are sortable, all the rest are whole values.
    """
    found: dict[str, fields.FieldType] = {ID: Whole(unique=True), DJANGO_CT: Whole(), DJANGO_ID: Whole(), PK: Key()}
    for language in ANALYSES:
        for kind in kinds(language):
            found[text_field(kind, language)] = Text(kind, language)
            found[text_field(kind, language, title=True)] = Text(kind, language)
    for field in searchfields.values():
        name = field.index_fieldname
        if field.document or name == "title":
            continue
        if field.field_type in {"date", "datetime"}:
            found[name] = Day(stored=True, sortable=True)
        else:
            found[name] = Whole()
    return fields.Schema(**found)


def document(prepared: dict[str, Any]) -> dict[str, Any]:
    """What the index stores of one prepared object: `text` and `title` under the fields of its language."""
    values = dict(prepared)
    text, title = values.pop("text"), values.pop("title")
    language = BY_CODE[values["language"]].analysis
    for kind in kinds(language):
        values[text_field(kind, language)] = text
        values[text_field(kind, language, title=True)] = title
    return values | {PK: int(values[DJANGO_ID])}


def fingerprint(schema: fields.Schema) -> str:
    """Changes with the names, kinds and options of the fields."""
    lines = [
        f"{name} {type(field).__name__} {type(field.format).__name__} {field.stored} {bool(field.column_type)}"
        for name, field in sorted(schema.items())
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
