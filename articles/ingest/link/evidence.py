"""What in a text speaks for an event: names with what stands beside them, days, themes, places; each with a weight."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from articles.ingest.dates import FoundDate, find_dates
from articles.ingest.folding import folded
from articles.ingest.known import ORGANISATION, Authority, KnownEvent
from articles.ingest.link.cues import FOUNDED
from articles.ingest.link.mentions import PASSING_AFTER, Mention
from articles.ingest.link.names import Match
from articles.ingest.published import OPENED
from articles.ingest.rules.credits import weight
from articles.ingest.types import Evidence

# Calibrated on the tests' corpus (tests/gates/test_extraction.py).
WEIGHTS = {
    "name": 5.0,
    "edition": 5.0,
    "year": 4.0,
    "theme": 3.0,
    "founded": 3.0,
    "year there": 3.0,  # a year and the place of that year's meeting in one sentence, where that is not the usual place
    "days": 4.0,  # from the first to the last, as announcements and reports of the close have it
    "opened then": 4.5,  # beside the word for opening
    "opening day": 3.0,
    "day": 2.0,
    "month": 1.0,
    "alias": 2.0,
    "place": 2.0,
}
IN_TITLE = 1.3
IN_LEAD = 1.2
LEAD = 100  # letters
IN_PASSING = 0.4  # «since the founding», «after the fifth conference»
BESIDE = 0.3  # in a caption; twice that where it gives the year too
OTHER_YEAR = 0.5  # the days fit and the year does not: sources get years wrong more often than days
AT_END = 0.4  # of what evidence weighs in the opening
YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
LONGEST_EVENT = datetime.timedelta(days=10)  # a longer span is a month of which no day is known
NEAR = 60  # characters between a date and the word for opening, a name and the word for founding
OPENING = 0.8  # factor above which a place stands in the opening
LEAST_THEME = 8  # letters


@dataclass(frozen=True)
class Found:
    """One piece of evidence for one event; `factor` says how much its place makes of it."""

    slug: str
    kind: str
    factor: float
    evidence: Evidence

    @property
    def score(self) -> float:
        return WEIGHTS[self.kind] * self.factor


@dataclass(frozen=True)
class Text:
    """What the linker reads: the title's mentions and names stand apart, as offsets are those of the body."""

    title: str
    body: str
    title_mentions: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    title_matches: tuple[Match, ...]
    matches: tuple[Match, ...]
    captions: str = ""

    def place_factor(self, at: int) -> float:
        """IN_LEAD in the first words, 1 in the opening, falling to AT_END at the end; short texts are all opening."""
        letters = at * self.scale
        if letters < LEAD:
            return IN_LEAD
        return max(AT_END, 1 - max(0.0, letters - 2 * LEAD) / max(len(self.body) * self.scale, 12 * LEAD))

    @cached_property
    def scale(self) -> float:
        """Letters that a character of the body stands for: more than one in Chinese."""
        return max(1.0, weight(self.body) / max(1, len(self.body)))


def evidence(text: Text, authority: Authority) -> Iterator[Found]:
    yield from from_mentions(text)
    yield from from_dates(text, authority)
    yield from from_themes(text, authority)
    yield from from_places(text, authority)
    yield from from_years(text, authority)


def from_mentions(text: Text) -> list[Found]:
    found = []
    for mention in text.title_mentions:
        if mention.by != "series":
            found += [
                Found(slug, mention.by, IN_TITLE * passing(mention), Evidence(text.title[mention.start : mention.end]))
                for slug in mention.slugs
            ]
    for mention in text.mentions:
        if mention.by != "series":
            words = Evidence(text.body[mention.start : mention.end], mention.start, mention.end)
            factor = text.place_factor(mention.start) * passing(mention)
            found += [Found(slug, mention.by, factor, words) for slug in mention.slugs]
    return found


def passing(mention: Mention) -> float:
    return IN_PASSING if mention.is_passing else 1.0


def from_dates(text: Text, authority: Authority) -> list[Found]:
    found = []
    for words, is_body in ((text.body, True), (text.captions, False)):
        base = folded(words)
        for date in find_dates(base.text):
            start, end = base.starts[date.start], base.ends[date.end - 1]
            evidence = Evidence(words[start:end], *((start, end) if is_body else ()))
            factor = text.place_factor(start) if is_body else BESIDE * (2 if date.year else 1)
            is_opening = bool(OPENED.search(same_sentence(base.text, date.start, date.end)))
            for event in authority.events:
                if kind := fit(date, event):
                    if is_opening and is_body:
                        kind = {"opening day": "opened then", "day": "month"}.get(kind, kind)
                    year = 1 if date.year in (None, event.start.year) else OTHER_YEAR
                    if year == 1 or kind == "days":
                        found.append(Found(event.slug, kind, factor * year, evidence))
    return found


def same_sentence(text: str, start: int, end: int) -> str:
    """What stands near a place in a folded text, in the same sentence."""
    before = re.split("[。!?؟\n]", text[max(0, start - NEAR) : start])[-1]
    return before + text[start:end] + re.split("[。!?؟\n]", text[end : end + NEAR])[0]


def fit(date: FoundDate, event: KnownEvent) -> str | None:
    """How a date fits the days of an event, whatever the year; a month needs its year."""
    if date.day is None:
        return "month" if (date.year, date.month) == (event.start.year, event.start.month) else None
    if event.end - event.start > LONGEST_EVENT:
        return None
    if date.last_day and (date.month, date.day, date.last_day) == (event.start.month, event.start.day, event.end.day):
        return "days"
    if (date.month, date.day) == (event.opened.month, event.opened.day):
        return "opening day"
    days = (event.start + datetime.timedelta(number) for number in range((event.end - event.start).days + 1))
    return "day" if (date.month, date.day) in ((day.month, day.day) for day in days) else None


def from_themes(text: Text, authority: Authority) -> list[Found]:
    whole = plain(text.title) + plain(text.body)
    return [Found(slug, "theme", 1, Evidence(theme)) for slug, theme, words in themes(authority) if words in whole]


@lru_cache(maxsize=16)
def themes(authority: Authority) -> tuple[tuple[str, str, str], ...]:
    """Event, theme, and the theme's own half as it is looked for; of what is long enough to tell."""
    return tuple(
        (event.slug, theme, words)
        for event in authority.events
        for _language, theme in event.themes
        if len(words := plain(head(theme))) >= LEAST_THEME
    )


def head(theme: str) -> str:
    """The half of a theme that is the year's own: most end in the community with a shared future."""
    return re.split(r"\s*(?:——|--|—|–|\s-\s)\s*", theme)[0]


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text).text)


def from_places(text: Text, authority: Authority) -> Iterator[Found]:
    """The place of a meeting elsewhere than the summits', and the founding's own verb beside the organisation."""
    usual = {event.place for event in authority.events if event.series == "summit"}
    elsewhere = [event for event in authority.events if event.place not in usual and event.series != "founding"]
    founding = [event for event in authority.events if event.series == "founding"]
    for match in text.title_matches:
        words = Evidence(text.title[match.start : match.end])
        yield from of_place(match, elsewhere, IN_TITLE, words)
        yield from of_founding(match, founding, IN_TITLE, words, text.title)
    for match in text.matches:
        words = Evidence(text.body[match.start : match.end], match.start, match.end)
        factor = text.place_factor(match.start)
        if factor > OPENING:
            yield from of_place(match, elsewhere, factor, words)
        around = text.body[max(0, match.start - NEAR) : match.end + NEAR]
        yield from of_founding(match, founding, factor, words, around)


def of_place(match: Match, events: list[KnownEvent], factor: float, words: Evidence) -> Iterator[Found]:
    return (Found(event.slug, "place", factor, words) for event in events if event.place == match.name.slug)


def from_years(text: Text, authority: Authority) -> Iterator[Found]:
    """Meetings elsewhere by their year and place in one sentence; the summits' place says nothing about the year."""
    usual = {event.place for event in authority.events if event.series == "summit"}
    events = [event for event in authority.events if event.place and event.place not in usual]
    parts = [(text.title, text.title_matches, False), (text.body, text.matches, True)]
    for whole, matches, is_body in parts:
        for match in matches:
            there = [event for event in events if event.place == match.name.slug]
            if not there:
                continue
            base = folded(whole[max(0, match.start - NEAR) : match.end + NEAR])
            start = match.start - max(0, match.start - NEAR)
            years = {int(year) for year in YEAR.findall(same_sentence(base.text, start, start + 1))}
            words = Evidence(whole[match.start : match.end], *((match.start, match.end) if is_body else ()))
            factor = text.place_factor(match.start) if is_body else IN_TITLE
            yield from (Found(event.slug, "year there", factor, words) for event in there if event.start.year in years)


def of_founding(match: Match, events: list[KnownEvent], factor: float, words: Evidence, around: str) -> Iterator[Found]:
    founded = FOUNDED.search(near := folded(around).text) if match.name.slug == ORGANISATION else None
    if founded and not PASSING_AFTER.match(near, founded.end()):
        yield from (Found(event.slug, "founded", factor, words) for event in events)
