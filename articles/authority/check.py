"""Is the authority fit for use? Works on plain values, so that fixture files and the database are judged alike."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from opencc import OpenCC

from articles.languages import CODES

CEDILLA = re.compile("[ŞşŢţ]")
LATIN = re.compile(r"[A-Za-zÀ-ɏ][\w.+-]*")
HAN = re.compile(r"[\u3400-\u9fff]")
ARABIC = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True)
class Name:
    """A label as a value."""

    term: str
    language: str
    text: str
    type: str
    qualifier: str = ""
    bridge: bool = False


@dataclass(frozen=True)
class Authority:
    """What is judged. `facts` are (what it says, whether it has a citation); `articles` (title, event or reason)."""

    terms: frozenset[str]
    names: tuple[Name, ...]
    facts: tuple[tuple[str, bool], ...] = ()
    articles: tuple[tuple[str, str], ...] = ()
    judged: frozenset[tuple[str, str]] = field(default=frozenset())  # (language, text) of collisions that may stay


@dataclass(frozen=True)
class Fault:
    """One broken rule: a short name of the rule, and what breaks it."""

    rule: str
    subject: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.subject}"


def faults(authority: Authority) -> list[Fault]:
    """Every broken rule, in a fixed order."""
    rules = (
        missing_languages,
        doubled_preferred,
        shared_preferred,
        wrong_scripts,
        colliding_bridges,
        unsourced,
        no_event,
    )
    return [fault for rule in rules for fault in rule(authority)]


def missing_languages(authority: Authority) -> Iterator[Fault]:
    has = {(name.term, name.language) for name in authority.names if name.type == "preferred"}
    for term in sorted(authority.terms):
        missing = [code for code in CODES if (term, code) not in has]
        if missing:
            yield Fault("no preferred label", f"{term} in {', '.join(missing)}")
    for term in sorted({name.term for name in authority.names} - authority.terms):
        yield Fault("label of no term", term)


def doubled_preferred(authority: Authority) -> Iterator[Fault]:
    counts = Counter((name.term, name.language) for name in authority.names if name.type == "preferred")
    for (term, language), count in sorted(counts.items()):
        if count > 1:
            yield Fault("two preferred labels", f"{term} in {language}")


def shared_preferred(authority: Authority) -> Iterator[Fault]:
    holders = defaultdict(set)
    for name in authority.names:
        if name.type == "preferred":
            holders[name.language, name.text.casefold(), name.qualifier].add(name.term)
    for (language, text, _qualifier), terms in sorted(holders.items()):
        if len(terms) > 1:
            yield Fault("preferred label of two terms", f"{text} ({language}): {', '.join(sorted(terms))}")


def wrong_scripts(authority: Authority) -> Iterator[Fault]:
    brands = defaultdict(set)
    for name in authority.names:
        if name.language == "en":
            brands[name.term] |= {word.casefold() for word in LATIN.findall(name.text)}
    for name in authority.names:
        wrong = wrong_letters(name, brands[name.term])
        if wrong:
            yield Fault("letters of another script", f"{name.text} ({name.term}, {name.language}): {wrong}")


def wrong_letters(name: Name, brands: set[str]) -> str:
    """The letters foreign to the label's language; a Latin word may stay where an English label of the term has it."""
    match name.language:
        case "ro":
            return "".join(CEDILLA.findall(name.text) + HAN.findall(name.text) + ARABIC.findall(name.text))
        case "ar":
            return " ".join(word for word in LATIN.findall(name.text) if word.casefold() not in brands) + "".join(
                HAN.findall(name.text)
            )
        case "zh-Hant":
            return "".join(filter(is_simplified_only, name.text)) + "".join(ARABIC.findall(name.text))
        case "zh-Hans":
            return "".join(filter(is_traditional_only, name.text)) + "".join(ARABIC.findall(name.text))
        case _:
            return "".join(HAN.findall(name.text) + ARABIC.findall(name.text))


# OpenCC knows which characters have a counterpart; whether one is at home in a script all the same (云 and 后 are
# Traditional characters too) the national character sets know: Big5's first level ends at 0xC67E, its second holds
# rare characters such as 网.
TO_TRADITIONAL, TO_SIMPLIFIED = OpenCC("s2t"), OpenCC("t2s")
BIG5_FIRST_LEVEL = b"\xc6\x7e"


def is_simplified_only(character: str) -> bool:
    if not HAN.match(character) or TO_TRADITIONAL.convert(character) == character:
        return False
    try:
        return character.encode("cp950") > BIG5_FIRST_LEVEL
    except UnicodeEncodeError:
        return True


def is_traditional_only(character: str) -> bool:
    if not HAN.match(character) or TO_SIMPLIFIED.convert(character) == character:
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def colliding_bridges(authority: Authority) -> Iterator[Fault]:
    """A bridging label that another term has too pulls that term's coverage into the search."""
    holders, bridging = defaultdict(set), set()
    for name in authority.names:
        key = name.language, name.text.casefold()
        holders[key].add(name.term)
        if name.bridge:
            bridging.add(key)
    judged = {(language, text.casefold()) for language, text in authority.judged}
    for key in sorted(bridging - judged):
        if len(holders[key]) > 1:
            yield Fault("bridging label of two terms", f"{key[1]} ({key[0]}): {', '.join(sorted(holders[key]))}")


def unsourced(authority: Authority) -> Iterator[Fault]:
    for text, cited in authority.facts:
        if not cited:
            yield Fault("fact without a source", text)


def no_event(authority: Authority) -> Iterator[Fault]:
    for title, event_or_reason in authority.articles:
        if not event_or_reason:
            yield Fault("article without event or reason", title)
