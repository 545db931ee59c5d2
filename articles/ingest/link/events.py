"""Which event a text covers. Evidence of different kinds adds up; how often a year or a name stands does not count.

A text about one summit names others: the first, last year's, the founding. What tells them apart is where the words
stand (title, opening, body), what stands with them (an edition, a year, the opening's day), and when it was printed.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from articles.ingest.dates import FoundDate, find_dates
from articles.ingest.folding import folded
from articles.ingest.known import Authority, KnownEvent
from articles.ingest.link.cues import FOUNDED
from articles.ingest.link.mentions import Mention
from articles.ingest.link.names import Match
from articles.ingest.published import OPENED
from articles.ingest.types import Dating, EventGuess, Evidence

# Calibrated on the tests' corpus (tests/gates/test_extraction.py).
WEIGHTS = {
    "name": 5.0,
    "edition": 5.0,
    "year": 4.0,
    "theme": 3.0,
    "founded": 3.0,
    "days": 4.0,  # from the first to the last, as announcements and reports of the close have it
    "opened then": 4.5,  # beside the word for opening
    "opening day": 3.0,
    "day": 2.0,
    "month": 1.0,
    "printed then": 3.0,
    "printed near": 1.5,
    "alias": 2.0,
    "place": 2.0,
    "latest": 0.8,
}
IN_TITLE = 1.3
BESIDE = 0.3  # in a caption; twice that where it gives the year too
OTHER_YEAR = 0.5  # the days fit and the year does not: sources get years wrong more often than days
AT_END = 0.4  # of what evidence weighs in the opening
LEAST_SCORE = 1.5
AFTER_PRINT = datetime.timedelta(days=150)  # summits are announced so long before
LONG_BEFORE_PRINT = datetime.timedelta(days=300)
LONGEST_EVENT = datetime.timedelta(days=10)  # a longer span is a month of which no day is known
DAYS = frozenset({"days", "opened then", "opening day", "day"})
NEAR = 60  # characters between a date and the word for opening


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
        """1 in the opening, falling to AT_END at the end; short texts are all opening."""
        return max(AT_END, 1 - max(0, at - 200) / max(len(self.body), 1200))


def covered(text: Text, published: Dating | None, authority: Authority) -> list[EventGuess]:
    """The events that the text may cover, the likeliest first; none where it names the conference in passing."""
    best: dict[str, dict[str, Found]] = defaultdict(dict)
    for found in [
        *from_mentions(text),
        *from_dates(text, authority),
        *from_themes(text, authority),
        *from_places(text, authority),
    ]:
        kinds = best[found.slug]
        if found.score > (kinds[found.kind].score if found.kind in kinds else 0):
            kinds[found.kind] = found
    if not is_coverage(text) and not is_implied(text, best, authority):
        return []
    named = [event for event in authority.events if {"name", "edition", "year"} & best[event.slug].keys()]
    scores = {}
    for event in authority.events:
        score = sum(found.score for found in best[event.slug].values())
        if score or is_summit_named(event, text):
            score += printed(event, published) + (WEIGHTS["latest"] if named and event == named[-1] else 0)
        scores[event.slug] = score * likely_when_printed(event, published)
    ranked = sorted((slug for slug in scores if scores[slug] >= LEAST_SCORE), key=lambda slug: -scores[slug])
    total = sum(scores[slug] for slug in ranked[:2]) or 1
    return [
        EventGuess(
            slug, round(min(0.99, scores[slug] / total * min(1, scores[slug] / 6)), 2), best_evidence(best[slug])
        )
        for slug in ranked
    ]


def best_evidence(kinds: dict[str, Found]) -> Evidence:
    return max(kinds.values(), key=lambda found: found.score).evidence if kinds else Evidence("")


def is_coverage(text: Text) -> bool:
    """Whether the conference is the subject: named in the title, twice in the text, or at once in a short one."""
    if text.title_mentions:
        return True
    if not text.mentions:
        return False
    first = text.mentions[0]
    return len(text.mentions) >= 2 or (first.start < 400 and len(text.body) < 1500)


def is_implied(text: Text, best: dict[str, dict[str, Found]], authority: Authority) -> bool:
    """Whether the place of the summits stands in the opening and the days of one of them, or its theme, are given."""
    places = {event.place for event in authority.events if event.series == "summit"}
    there = [*text.title_matches, *(match for match in text.matches if match.start < 300)]
    return any(match.name.slug in places for match in there) and any(
        {"days", "theme"} & kinds.keys() and kinds.keys() & DAYS for kinds in best.values()
    )


def is_summit_named(event: KnownEvent, text: Text) -> bool:
    """Whether the conference is named without saying which: then the time of printing may tell."""
    return event.series == "summit" and any(
        mention.by == "series" for mention in (*text.title_mentions, *text.mentions)
    )


def from_mentions(text: Text) -> list[Found]:
    found = []
    for mention in text.title_mentions:
        if mention.by != "series":
            found += [
                Found(slug, mention.by, IN_TITLE, Evidence(text.title[mention.start : mention.end]))
                for slug in mention.slugs
            ]
    for mention in text.mentions:
        if mention.by != "series":
            words = Evidence(text.body[mention.start : mention.end], mention.start, mention.end)
            found += [Found(slug, mention.by, text.place_factor(mention.start), words) for slug in mention.slugs]
    return found


def from_dates(text: Text, authority: Authority) -> list[Found]:
    found = []
    for words, is_body in ((text.body, True), (text.captions, False)):
        base = folded(words)
        for date in find_dates(base.text):
            start, end = base.starts[date.start], base.ends[date.end - 1]
            evidence = Evidence(words[start:end], *((start, end) if is_body else ()))
            factor = text.place_factor(start) if is_body else BESIDE * (2 if date.year else 1)
            is_opening = bool(OPENED.search(base.text[max(0, date.start - NEAR) : date.end + NEAR]))
            for event in authority.events:
                if kind := fit(date, event):
                    if is_opening and is_body:
                        kind = {"opening day": "opened then", "day": "month"}.get(kind, kind)
                    year = 1 if date.year in (None, event.start.year) else OTHER_YEAR
                    if year == 1 or kind == "days":
                        found.append(Found(event.slug, kind, factor * year, evidence))
    return found


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
    whole = plain(text.title + " " + text.body)
    return [
        Found(event.slug, "theme", 1, Evidence(theme))
        for event in authority.events
        for _language, theme in event.themes
        if len(plain(head(theme))) >= 8 and plain(head(theme)) in whole
    ]


def head(theme: str) -> str:
    """The half of a theme that is the year's own: most end in the community with a shared future."""
    return re.split(r"\s*(?:——|--|—|–|\s-\s)\s*", theme)[0]


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text).text)


def from_places(text: Text, authority: Authority) -> list[Found]:
    """The place of a meeting elsewhere than the summits', and the founding's own verb beside the organisation."""
    usual = {event.place for event in authority.events if event.series == "summit"}
    by_place = defaultdict(list)
    for event in authority.events:
        if event.place and event.place not in usual and event.series != "founding":
            by_place[event.place].append(event.slug)
    found = []
    for match, factor, words in named(text):
        for slug in by_place.get(match.name.slug, ()):
            found.append(Found(slug, "place", factor if factor > 0.8 else 0.0, words))
        if match.name.kind == "organisation" and match.name.slug.startswith("wic"):
            around = text.body[max(0, match.start - 60) : match.end + 40] if words.start is not None else text.title
            if FOUNDED.search(folded(around).text):
                found += [
                    Found(event.slug, "founded", factor, words)
                    for event in authority.events
                    if event.series == "founding"
                ]
    return found


def named(text: Text) -> Iterator[tuple[Match, float, Evidence]]:
    for match in text.title_matches:
        yield match, IN_TITLE, Evidence(text.title[match.start : match.end])
    for match in text.matches:
        yield (
            match,
            text.place_factor(match.start),
            Evidence(text.body[match.start : match.end], match.start, match.end),
        )


def printed(event: KnownEvent, published: Dating | None) -> float:
    """What the day of printing says for an event: most coverage is of its days, the rest of the weeks around."""
    if published is None or published.precision == "year":
        return 0
    day = published.day
    if published.precision == "month":
        near = (event.start.year, event.start.month) == (day.year, day.month)
        return WEIGHTS["printed near"] if near else 0
    if event.start - datetime.timedelta(1) <= day <= event.end + datetime.timedelta(4):
        return WEIGHTS["printed then"]
    near = event.start - datetime.timedelta(90) <= day <= event.end + datetime.timedelta(45)
    return WEIGHTS["printed near"] if near else 0


def likely_when_printed(event: KnownEvent, published: Dating | None) -> float:
    """A text does not cover what lies far ahead of it, and seldom what lies long behind."""
    if published is None:
        return 1.0
    if event.start > published.day + AFTER_PRINT + datetime.timedelta(
        days=366 if published.precision == "year" else 31
    ):
        return 0.2
    return 0.7 if event.end < published.day - LONG_BEFORE_PRINT else 1.0
