"""Where a text speaks of an event: by its whole name, or by the conference's with an edition or a year beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.ingest.folding import folded
from articles.ingest.known import SERIES, Authority, KnownEvent
from articles.ingest.link.names import Match
from articles.ingest.link.ordinals import ORDINAL, value
from articles.ingest.vocabulary import pattern

_year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_opening, _closing = "[\"'«“《「]?", "[\"'»”》」)]?"
ORDINAL_BEFORE = re.compile(rf"{ORDINAL}\s*(?:{pattern('ordinals', 'before the name')}\s*){{0,3}}{_opening}$")
ORDINAL_AFTER = re.compile(
    rf"^{_closing}\s*(?:\(\w{{2,6}}\))?[,،\s-]*(?:{pattern('ordinals', 'after the name')}[\s-]*){{1,4}}{ORDINAL}"
)
YEAR_BEFORE = re.compile(
    rf"(?<!\d){_year}\s*(?:年度|年|م\b)?\s*(?:{pattern('ordinals', 'year before the name')}\s*)?{_opening}$"
)
YEAR_AFTER = re.compile(
    rf"^{_closing}\s*(?:\([^)\d]{{1,20}}\))?\s*[,،(-]?\s*(?:{pattern('ordinals', 'year after the name')}\s*)*{_year}"
    r"(?!年(?:在|于|\d|成立|首次|举行|召开|起|以来))"
)
PASSING_BEFORE = re.compile(rf"{pattern('cues', 'passing before')}\s*(?:\w+\s+){{0,3}}$")
PASSING_AFTER = re.compile(rf"\s*{pattern('cues', 'passing after')}")
WINDOW = 45


@dataclass(frozen=True)
class Mention:
    """`slugs` are the events it can mean: one where it says which; `by` is name, edition, year, alias or series."""

    slugs: tuple[str, ...]
    by: str
    start: int
    end: int
    is_passing: bool = False  # only says when something else was: «since the founding», «…成立后»

    @property
    def is_specific(self) -> bool:
        return self.by in ("name", "edition", "year")


def mentions(text: str, matches: list[Match], authority: Authority) -> Iterator[Mention]:
    """The mentions of events among the matches, each with what stands beside it; offsets are those of the text."""
    for match in matches:
        if mention := mentioned(text, match, authority):
            before = folded(text[max(0, mention.start - WINDOW) : mention.start]).text
            after = folded(text[mention.end : mention.end + WINDOW]).text
            yield replace(mention, is_passing=bool(PASSING_BEFORE.search(before) or PASSING_AFTER.match(after)))


def mentioned(text: str, match: Match, authority: Authority) -> Mention | None:
    slugs = tuple(dict.fromkeys(name.slug for name in match.names if name.kind == "event"))
    if slugs and not match.is_alias:
        return Mention(slugs[:1], "name", match.start, match.end)
    if slugs:
        return beside(text, match, [authority.event(slug) for slug in slugs], "alias")
    if any(name.slug == SERIES for name in match.names):
        return beside(text, match, [event for event in authority.events if event.series == "summit"], "series")
    return None


def beside(text: str, match: Match, events: list[KnownEvent], otherwise: str) -> Mention:
    """Narrowed by an edition or a year that stands in the name or right beside it, and then as long as both."""
    first = max(0, match.start - WINDOW)
    before, after = folded(text[first : match.start]), folded(text[match.end : match.end + WINDOW])

    def widened(slug: str, by: str, ahead: re.Match[str] | None, behind: re.Match[str] | None) -> Mention:
        start = first + before.starts[ahead.start()] if ahead else match.start
        end = match.end + after.ends[behind.end() - 1] if behind and not ahead else match.end
        return Mention((slug,), by, start, end)

    ahead, behind = ORDINAL_BEFORE.search(before.text), ORDINAL_AFTER.match(after.text)
    ordinal = ahead or behind
    edition = match.edition or (value(ordinal) if ordinal else None)
    found = [event.slug for event in events if edition and event.edition == edition]
    if found:
        return (
            Mention((found[0],), "edition", match.start, match.end)
            if match.edition
            else widened(found[0], "edition", ahead, behind)
        )
    ahead, behind = YEAR_BEFORE.search(before.text), YEAR_AFTER.match(after.text)
    year = ahead or behind
    found = [event.slug for event in events if year and event.start.year == int(year["year"])]
    if len(found) == 1:
        return widened(found[0], "year", ahead, behind)
    return Mention(tuple(event.slug for event in events), otherwise, match.start, match.end)
