"""Names found in a text: the authority's labels, longest first, never overlapping, in inflected text too."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from articles.ingest.folding import HAN, letters
from articles.ingest.known import SERIES, Authority, Name
from articles.ingest.link.ordinals import ORDINAL_OF
from articles.ingest.link.tokens import Token, tokens
from articles.ingest.vocabulary import words

# Kinds whose names are matched as they are written, apart from joined particles and the possessive.
PROPER = frozenset({"speaker"})
# Names that begin with a capital in Latin script.
CAPITAL = frozenset({"speaker", "place", "organisation"})
PRIORITY = ("event", "speaker", "place", "organisation", "topic")
MOST_JOINED = 5  # syllables of a transliterated name that may be written joined: شي جين بينغ, شي جينبينغ
# Second character of a name and the one after it that form a word of their own: 李强 + 调 is "Li stressed".
YEAR = re.compile(r"(?:19|20)\d\d")
BROKEN = frozenset(words("names", "broken"))


@dataclass(frozen=True)
class Match:
    """Words that stand for `names`, of one term or of several; offsets into the text that was searched."""

    names: tuple[Name, ...]
    start: int
    end: int
    is_alias: bool = False  # the name of an event without its year: of all events of that name
    edition: int | None = None  # an ordinal inside the conference's name: المؤتمر العالمي السابع للإنترنت

    @property
    def name(self) -> Name:
        return self.names[0]


class Finder:
    """Finds the names of an authority in texts of one language; both Chinese scripts are one."""

    def __init__(self, authority: Authority, language: str):
        self.language = language.split("-")[0]
        self.root: dict = {}
        for name in authority.names:
            if name.kind != "topic" or name.language.split("-")[0] == self.language:
                self.add(name)

    def add(self, name: Name) -> None:
        """A name under all its spellings; the name of an event without its year too."""
        parts = [part for part in tokens(name.text, self.language) if part.keys]
        for path in paths(name, parts):
            self.insert(path, name, is_alias=False)
        yearless = [part for part in parts if part.keys[0] != "年" and not YEAR.fullmatch(part.keys[0])]
        if name.kind == "event" and len(yearless) < len(parts):
            self.insert([part.keys[-1] for part in yearless], name, is_alias=True)

    def insert(self, path: Iterable[str], name: Name, is_alias: bool) -> None:
        node = self.root
        for step in path:
            node = node.setdefault(step, {})
        node.setdefault(None, []).append((name, is_alias))

    def find(self, text: str) -> list[Match]:
        parts = tokens(text, self.language)
        found, at = [], 0
        while at < len(parts):
            if self.root.keys().isdisjoint(parts[at].keys):  # true of most words, and quickly seen
                at += 1
                continue
            match, after = self.longest(parts, at, text)
            if match:
                found.append(match)
            at = after if match else at + 1
        return found

    def longest(self, parts: Sequence[Token], at: int, text: str) -> tuple[Match | None, int]:
        """The longest name that begins at a token, and the token after it."""
        best, after = None, at
        waiting: list[tuple[dict, int, int | None]] = [(self.root, at, None)]
        while waiting:
            node, here, edition = waiting.pop()
            if here > after and None in node and (match := chosen(node[None], parts[at:here], text, edition)):
                best, after = match, here
            if here == len(parts):
                continue
            waiting += [(node[step], here + 1, edition) for step in parts[here].keys if step in node]
            if here > at and edition is None and (ordinal := ordinal_of(parts[here])):
                waiting.append((node, here + 1, ordinal))
        return best, after


def ordinal_of(part: Token) -> int | None:
    """The number of an Arabic ordinal, which may stand between the words of a name."""
    return next((ORDINAL_OF[form] for form in part.keys if form in ORDINAL_OF and form[:1] == "ا"), None)


def paths(name: Name, parts: Sequence[Token]) -> Iterable[list[str]]:
    """The ways in which a name may be written, as keys."""
    if name.kind == "event" or name.kind == "topic":
        return [[part.keys[-1] for part in parts]]
    exact = [part.keys[0] for part in parts]
    if name.kind == "speaker" and name.language == "ar" and 1 < len(exact) <= MOST_JOINED:
        return joined(exact)
    if name.kind in PROPER or name.language in ("ar", "zh-Hans", "zh-Hant"):
        return [exact]
    return [exact, [part.keys[-1] for part in parts]]


def joined(words: list[str]) -> Iterable[list[str]]:
    """The words with and without a space between each two of them."""
    for gaps in product((" ", ""), repeat=len(words) - 1):
        yield "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True)).split()


def chosen(entries: list[tuple[Name, bool]], run: Sequence[Token], text: str, edition: int | None) -> Match | None:
    """What a run of tokens stands for: the conference before anything else, then events, people, places and so on."""
    start, end = run[0].start, run[-1].end
    fitting = [
        (name, is_alias)
        for name, is_alias in entries
        if fits(name, run[0], text, start, end) and (edition is None or name.slug == SERIES)
    ]
    if not fitting:
        return None
    first = min(rank(name) for name, _is_alias in fitting)
    names = tuple(dict.fromkeys(name for name, _is_alias in fitting if rank(name) == first))
    # A name without a year that one event has whole and others with their year may mean any of them.
    is_alias = any(is_alias for name, is_alias in fitting if rank(name) == first)
    return Match(names, start, end, is_alias, edition)


def rank(name: Name) -> int:
    return -1 if name.slug == SERIES else PRIORITY.index(name.kind)


def fits(name: Name, first: Token, text: str, start: int, end: int) -> bool:
    if name.kind in CAPITAL and not first.is_capital:
        return False
    is_short_han = name.kind == "speaker" and end - start == 2 and re.match(f"[{HAN}]", text[start])
    return not (is_short_han and letters(text[end - 1 : end + 1]) in BROKEN)


def finder(authority: Authority, language: str) -> Finder:
    """Made once for an authority and a language; both Chinese scripts share one."""
    return made(authority, language.split("-")[0])


made = lru_cache(maxsize=16)(Finder)
