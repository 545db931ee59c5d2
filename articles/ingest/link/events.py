"""Which event a text covers. Evidence of different kinds adds up; how often a year or a name stands does not count.

A text about one summit names others: the first, last year's, the founding. What tells them apart is where the words
stand (title, opening, body), what stands with them (an edition, a year, the opening's day), and when it was printed.
"""

import datetime
from collections import defaultdict

from articles.ingest.known import ORGANISATION, Authority, KnownEvent
from articles.ingest.link.evidence import Found, Text, evidence
from articles.ingest.rules.credits import weight
from articles.ingest.types import Dating, EventGuess, Evidence

# Weights as in `evidence`, and calibrated with them.
PRINTED_THEN, PRINTED_NEAR = 3.0, 1.5
LATEST = 0.8  # of several events that are named outright, for the last
LONG_BEHIND, FAR_AHEAD = 0.4, 0.2  # what the day of printing leaves of a score
LEAST_SCORE = 1.5
AFTER_PRINT = datetime.timedelta(days=150)  # summits are announced so long before
LONG_BEFORE_PRINT = datetime.timedelta(days=300)
OFTEN = 4  # namings that make the conference a subject wherever they stand
EARLY = 0.4  # of the text
SHORT = 1500  # letters
OPENING = 400  # characters
DAYS = frozenset({"days", "opened then", "opening day", "day"})


def covered(text: Text, published: Dating | None, authority: Authority) -> list[EventGuess]:
    """The events that the text may cover, the likeliest first; none where it names the conference in passing."""
    best: dict[str, dict[str, Found]] = defaultdict(dict)
    for found in evidence(text, authority):
        kinds = best[found.slug]
        if found.score > (kinds[found.kind].score if found.kind in kinds else 0):
            kinds[found.kind] = found
    if not is_coverage(text) and not is_implied(text, best, published, authority):
        return []
    named = [event for event in authority.events if {"name", "edition", "year"} & best[event.slug].keys()]
    scores = {}
    for event in authority.events:
        score = sum(found.score for found in best[event.slug].values())
        if score or is_summit_named(event, text) or (event.series == "summit" and not text.mentions):
            score += printed(event, published) + (LATEST if len(named) > 1 and event == named[-1] else 0)
        scores[event.slug] = score * likely_when_printed(event, published)
    ranked = sorted((slug for slug in scores if scores[slug] >= LEAST_SCORE), key=lambda slug: -scores[slug])
    total = sum(scores[slug] for slug in ranked[:2]) or 1
    return [
        EventGuess(
            slug, round(min(0.99, scores[slug] / total * min(1, scores[slug] / 6)), 2), best_evidence(best[slug], text)
        )
        for slug in ranked
    ]


def best_evidence(kinds: dict[str, Found], text: Text) -> Evidence:
    """The words that weigh most; where only the day of printing tells which, those that name the conference."""
    if kinds:
        return max(kinds.values(), key=lambda found: found.score).evidence
    for mention in text.mentions:
        return Evidence(text.body[mention.start : mention.end], mention.start, mention.end)
    for mention in text.title_mentions:
        return Evidence(text.title[mention.start : mention.end])
    return Evidence("")


def is_coverage(text: Text) -> bool:
    """Whether the conference is the subject: named in the title, early and again, often, or once in a short text."""
    if text.title_mentions or any(match.name.slug == ORGANISATION for match in text.title_matches):
        return True
    by_name = [(mention.start, mention.is_specific) for mention in text.mentions]
    # The organisation bears the conference's name.
    named = sorted(by_name + [(match.start, False) for match in text.matches if match.name.slug == ORGANISATION])
    if not named:
        return False
    (start, is_specific), times = named[0], len(named)
    first, is_short = start / len(text.body), weight(text.body) < SHORT
    return (
        times >= OFTEN or (times >= 2 and first < EARLY) or (is_short and (times >= 2 or first < EARLY or is_specific))
    )


def is_implied(text: Text, best: dict[str, dict[str, Found]], published: Dating | None, authority: Authority) -> bool:
    """Whether the summits' place stands in the opening, and the time fits one: all its days, its theme and a day, or
    the day of printing."""
    summits = [event for event in authority.events if event.series == "summit"]
    there = [*text.title_matches, *(match for match in text.matches if match.start < OPENING)]
    if not {match.name.slug for match in there} & {event.place for event in summits}:
        return False
    kinds = [best[event.slug].keys() for event in summits]
    return any({"days", "theme"} & found and found & DAYS for found in kinds) or any(
        printed(event, published) == PRINTED_THEN for event in summits
    )


def is_summit_named(event: KnownEvent, text: Text) -> bool:
    """Whether the conference is named without saying which: then the time of printing may tell."""
    return event.series == "summit" and any(
        mention.by == "series" for mention in (*text.title_mentions, *text.mentions)
    )


def printed(event: KnownEvent, published: Dating | None) -> float:
    """What the day of printing says for an event: most coverage is of its days, the rest of the weeks around."""
    if published is None or published.precision == "year":
        return 0
    day = published.day
    if published.precision == "month":
        near = (event.start.year, event.start.month) == (day.year, day.month)
        return PRINTED_NEAR if near else 0
    if event.start - datetime.timedelta(1) <= day <= event.end + datetime.timedelta(4):
        return PRINTED_THEN
    near = event.start - datetime.timedelta(90) <= day <= event.end + datetime.timedelta(45)
    return PRINTED_NEAR if near else 0


def likely_when_printed(event: KnownEvent, published: Dating | None) -> float:
    """A text does not cover what lies far ahead of it, and seldom what lies long behind."""
    if published is None:
        return 1.0
    if event.start > published.day + AFTER_PRINT + datetime.timedelta(
        days=366 if published.precision == "year" else 31
    ):
        return FAR_AHEAD
    return LONG_BEHIND if event.end < published.day - LONG_BEFORE_PRINT else 1.0
