"""A typed query cut into tokens. Never fails: what cannot be meant is dropped, and `notes` says so in words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# Enough for a pasted headline with some filters; more is cut, because every word costs time in every language.
MAX_LENGTH = 400
MAX_TOKENS = 60
MAX_DEPTH = 5

FIELDS = ("lang", "year", "event", "published", "source", "speaker", "topic", "kind", "title")

# One family of marks each: any of the family opens, the next one of it closes, as people mix them („a”, “a“, "a”).
QUOTES = ('"“”„‟＂', "«»", "「」", "『』")
MARKS = "".join(QUOTES)
BREAKS = ";!?，。、；！？؟،؛…"
COMMA = r",(?!\d)|(?<!\d),"  # but not the one in 1,000
START = rf"(?<![^\s{BREAKS},()（）|｜\-－])"
TOKEN = re.compile(
    rf"(?P<blank>[\s{BREAKS}]+|{COMMA})"
    r"|(?P<open>[(（])|(?P<close>[)）])|(?P<or>[|｜]+)"
    + "".join(f"|[{family}](?P<phrase{n}>[^{family}]*)[{family}]" for n, family in enumerate(QUOTES))
    + rf"|(?P<stray>[{MARKS}])"
    rf"|(?P<not>{START}[-－]+(?=[^\s\-－]))"
    rf"|(?P<field>{START}(?:{'|'.join(FIELDS)})\s?[:：])"
    rf"|(?P<unknown>{START}[A-Za-z]+:(?=[^\s/]))"
    rf"|(?P<word>(?:(?!{COMMA})[^\s{BREAKS}()（）|｜{MARKS}])+)",
    re.IGNORECASE,
)


class Kind(Enum):
    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True)
class Token:
    kind: Kind
    text: str = ""


def clean(text: str) -> str:
    """Without control characters, bidi marks and byte order marks, which hide between operators in pasted text."""
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category in {"Cc", "Zl", "Zp", "Cs"}:
            kept.append(" ")
        elif category != "Cf" or character in "\u200c\u200d":  # the joiners are part of words
            kept.append(character)
    return "".join(kept).strip()


def tokens(text: str, notes: list[str]) -> list[Token]:
    """The tokens of `text`, which `clean` has seen, with parentheses that match; what was dropped goes to `notes`."""
    if len(text) > MAX_LENGTH:
        notes.append(_("The query is too long: only its first %(count)s characters are used.") % {"count": MAX_LENGTH})
        text = text[:MAX_LENGTH]
    found = list(scan(text, notes))
    if len(found) > MAX_TOKENS:
        notes.append(
            ngettext(
                "The query has too many words: only the first %(count)s is used.",
                "The query has too many words: only the first %(count)s are used.",
                MAX_TOKENS,
            )
            % {"count": MAX_TOKENS}
        )
    return balanced(found[:MAX_TOKENS], notes)


def scan(text: str, notes: list[str]) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        kind, value = match.lastgroup, match.group()
        match kind:
            case "open":
                yield Token(Kind.OPEN)
            case "close":
                yield Token(Kind.CLOSE)
            case "or":
                yield Token(Kind.OR)
            case "not":
                yield Token(Kind.NOT)
            case "field":
                yield Token(Kind.FIELD, value[:-1].strip().lower())
            case "unknown":
                name = value[:-1]
                notes.append(
                    _("There is no field “%(name)s”: it is searched as a word. The fields are %(fields)s.")
                    % {"name": name, "fields": ", ".join(f"{field}:" for field in FIELDS)}
                )
                yield Token(Kind.WORD, name)
            case "word":
                yield from word(value, notes)
            case "stray":
                notes.append(_("A quotation mark is not closed: the words after it are searched one by one."))
            case str() if kind.startswith("phrase"):
                phrase = (match.group(kind) or "").strip()
                if any(map(str.isalnum, phrase)):
                    yield Token(Kind.PHRASE, phrase)


def word(value: str, notes: list[str]) -> Iterator[Token]:
    match value:
        case "OR":
            yield Token(Kind.OR)
        case "NOT":
            yield Token(Kind.NOT)
        case "AND":
            return  # what stands side by side is joined by "and" already
        case _ if any(map(str.isalnum, value)):
            if "*" in value:
                notes.append(_("The asterisk has no meaning here: the forms of a word are found without it."))
            yield Token(Kind.WORD, value)


def balanced(found: list[Token], notes: list[str]) -> list[Token]:
    """Parentheses in pairs, none deeper than MAX_DEPTH; those without a partner are dropped or closed at the end."""
    kept: list[Token] = []
    opened: list[bool] = []  # for each open parenthesis whether it was kept
    for token in found:
        if token.kind is Kind.OPEN:
            opened.append(len(opened) < MAX_DEPTH)
            if not opened[-1]:
                notes.append(_("The parentheses are nested too deeply: the innermost are ignored."))
                continue
        elif token.kind is Kind.CLOSE:
            if not opened:
                notes.append(_("A closing parenthesis has no opening one: it is ignored."))
                continue
            if not opened.pop():
                continue
        kept.append(token)
    if opened:
        notes.append(_("A parenthesis is not closed: it is taken to end with the query."))
        kept += [Token(Kind.CLOSE)] * sum(opened)
    return kept
