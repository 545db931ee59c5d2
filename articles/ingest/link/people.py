"""Who takes part and who is only named: each sentence about a person, judged by the words of `cues`.

An appearance is an act at an event that the text identifies: a letter, a video, a speech, a message read out, or
presence at the event the text covers. Guests of past years, absentees and people quoted on another matter are mentions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from articles.ingest.folding import HAN, folded
from articles.ingest.known import Authority
from articles.ingest.link.cues import ABSENT, FUTURE, HERE, PAST, PATTERNS, PRONOUN, SAID, SHARED, THERE
from articles.ingest.link.mentions import Mention
from articles.ingest.link.names import Match
from articles.ingest.link.sentences import Sentences, sentences
from articles.ingest.link.tokens import tokens
from articles.ingest.types import Evidence
from articles.text import arabic

REACH = 240  # letters between a name and the words that say what the person did
HAN_LETTERS = 2.3  # what a Chinese character makes of a reach in letters
BEFORE = 2.5  # a verb before the name is seldom the name's own, save in Arabic
COMMA = 40  # letters that a comma between name and words counts for
VAGUE = {"speech": 40, "press": 40, "meeting": 40, "attended": 80}  # letters by which these give way to the others
LIST = 5  # times the reach, along a list of people of whom one thing is said
YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
# What says more than presence; only such acts count for another event than the covered one.
ACTS = frozenset({"reader", "video", "letter", "keynote", "chair", "message", "speech", "panel"})
SPOKEN = frozenset({"speech", "keynote"})
SENT = frozenset({"letter", "message", "video"})


@dataclass(frozen=True)
class Place:
    """One place where a person is named, by the whole name, by part of it or by a pronoun."""

    slug: str
    start: int
    end: int


@dataclass(frozen=True)
class Act:
    """What a sentence says that a person did, at which event; `at` is where the person is named."""

    slug: str
    event: str
    role: str
    evidence: Evidence
    at: int


@dataclass(frozen=True, eq=False)
class Scene:
    """A text with the names and events found in it, and the event that it covers."""

    text: str
    matches: tuple[Match, ...]
    mentions: tuple[Mention, ...]
    covered: str | None
    authority: Authority
    language: str

    @cached_property
    def sentences(self) -> Sentences:
        return sentences(self.text)

    @cached_property
    def whole_names(self) -> list[Place]:
        return [
            Place(match.name.slug, match.start, match.end) for match in self.matches if match.name.kind == "speaker"
        ]

    @cached_property
    def places(self) -> list[Place]:
        found = sorted([*self.whole_names, *short_names(self)], key=lambda place: place.start)
        return sorted([*found, *pronouns(self.sentences, found)], key=lambda place: place.start)


def appearances(scene: Scene) -> dict[str, list[Act]]:
    """By person, one act an event; where an act says more than presence, presence is left out."""
    acts = without_absent(with_authors(scene, [act for place in scene.places if (act := judged(place, scene))]))
    found: dict[str, list[Act]] = {}
    for slug, event in dict.fromkeys((act.slug, act.event) for act in acts):
        there = [act for act in acts if (act.slug, act.event) == (slug, event)]
        telling = [act for act in there if act.role in ACTS] or there
        found.setdefault(slug, []).extend({act.role: act for act in reversed(telling)}.values())
    return found


def judged(place: Place, scene: Scene) -> Act | None:
    """What the sentence says of the person; None where it only names them."""
    start, end = scene.sentences.span(place.start)
    base = folded(scene.text[start:end])
    here = [moved(other, -start) for other in scene.places if start <= other.start < end]
    role = nearest_role(base.text, moved(place, -start), here)
    event = event_of(base.text, start, end, place.start, scene)
    if role is None or event is None:
        return None
    is_past = event != scene.covered or bool(PAST.search(base.text))
    if role != ABSENT and is_past and (event == scene.covered or role not in ACTS):
        return None
    if role in ("attended", *SPOKEN) and FUTURE.search(base.text):
        role = "announced"
    return Act(place.slug, event, role, Evidence(scene.text[start:end].strip()[:200], start, end), place.start)


def moved(place: Place, by: int) -> Place:
    return Place(place.slug, place.start + by, place.end + by)


def nearest_role(sentence: str, me: Place, here: list[Place]) -> str | None:
    """The role whose words stand nearest to the name; a speech that is also said to be by video is one by video."""
    reached = distances(sentence, me, here)
    if not reached:
        return "speech" if SAID.search(sentence) and THERE.search(sentence) else None
    nearest = min(reached, key=lambda role: reached[role])
    return "video" if nearest in SPOKEN and "video" in reached else nearest


def distances(sentence: str, me: Place, here: list[Place]) -> dict[str, float]:
    """How far the words of each role are from the name; another person's name between them takes them away."""
    is_arabic = bool(re.search("[\u0621-\u064a]", sentence))
    scale = HAN_LETTERS if re.search(f"[{HAN}]", sentence) else 1
    found: dict[str, float] = {}
    for role, span in cues(sentence):
        left, right = sorted([(me.start, me.end), span])
        between = sentence[left[1] : right[0]]
        letters = len(between) * scale
        others = any(left[1] <= other.start and other.end <= right[0] for other in here if other.slug != me.slug)
        if letters > (REACH * LIST if others and role in SHARED else 0 if others else REACH):
            continue
        is_before = span[0] < me.start and not is_arabic
        distance = letters * (BEFORE if is_before else 1) + COMMA * len(re.findall("[,،，;؛；]", between))
        distance += VAGUE.get(role, 0)
        found[role] = min(distance, found.get(role, distance))
    return found


@lru_cache(maxsize=64)
def cues(sentence: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The words of roles with their places; remembered, because every person of a sentence asks for them."""
    return tuple((role, match.span()) for role, pattern in PATTERNS for match in pattern.finditer(sentence))


def event_of(sentence: str, start: int, end: int, at: int, scene: Scene) -> str | None:
    """The event a sentence speaks of: named in it, or the one of the only year in it, or named right before it.

    Without any of these it is the covered one.
    """
    inside = [mention for mention in scene.mentions if start <= mention.start < end]
    specific = [mention for mention in inside if mention.is_specific and not mention.is_passing]
    if specific:
        return min(specific, key=lambda mention: abs(mention.start - at)).slugs[0]
    years = {int(year) for year in YEAR.findall(sentence)}
    if scene.covered and scene.authority.event(scene.covered).start.year in years:
        return scene.covered
    if inside and len(years) == 1:
        of_year = [
            event.slug
            for event in scene.authority.events
            if event.slug in inside[0].slugs and event.start.year in years
        ]
        if of_year:
            return of_year[0]
    there = [event for event in scene.authority.events if event.series == "summit" and event.start.year in years]
    if len(years) == len(there) == 1 and HERE.search(sentence):
        return there[0].slug  # «In 2017 he gave a speech here»
    before = [mention for mention in scene.mentions if start - REACH <= mention.start < start]
    if not inside and before and before[-1].is_specific:
        return before[-1].slugs[0]
    return scene.covered


def with_authors(scene: Scene, acts: list[Act]) -> list[Act]:
    """Where somebody read out a text, the person named last before them wrote it, and did not speak there."""
    authors: dict[tuple[str, str], Act] = {}
    for act in acts:
        if act.role == "reader":
            near = scene.sentences.span(max(0, act.evidence.start or 0) - 1)[0]
            before = [place for place in scene.places if near <= place.start < act.at and place.slug != act.slug]
            for place in before[-1:]:
                authors[place.slug, act.event] = replace(act, slug=place.slug, role="message", at=place.start)
    written = [act for act in acts if not (act.role in SPOKEN and (act.slug, act.event) in authors)]
    known = {(act.slug, act.event) for act in written if act.role in ("letter", "message", "video")}
    readers = {(act.slug, act.event) for act in written if act.role == "reader"} - authors.keys()
    written = [act for act in written if act.role != "reader" or (act.slug, act.event) in readers]
    return written + [act for key, act in authors.items() if key not in known]


def without_absent(acts: list[Act]) -> list[Act]:
    """Who is said to be missing from an event neither was there nor spoke there, but may have sent something."""
    absent = {(act.slug, act.event) for act in acts if act.role == ABSENT}
    return [act for act in acts if act.role != ABSENT and ((act.slug, act.event) not in absent or act.role in SENT)]


def short_names(scene: Scene) -> Iterator[Place]:
    """Later namings by one part of the name, where it can mean nobody else in the text."""
    parts: dict[str, set[str]] = {}
    for slug in {place.slug for place in scene.whole_names}:
        for name in written_names(scene.authority).get(slug, ()):
            words = words_of(name, scene.language)
            for word in {words[0], words[-1]} if len(words) > 1 else ():
                if len(word) >= 2 and not arabic.is_stop_word(word):
                    parts.setdefault(word, set()).add(slug)
    bearers = {word: slug for word, slugs in parts.items() if len(slugs) == 1 for slug in slugs}
    taken = [(match.start, match.end) for match in scene.matches]
    for token in tokens(scene.text, scene.language) if bearers else ():
        forms = token.keys[:-1]
        if not token.is_capital or bearers.keys().isdisjoint(forms):
            continue
        slug = next(bearers[word] for word in forms if word in bearers)
        if any(start <= token.start < end for start, end in taken):
            continue
        if any(place.slug == slug and place.end <= token.start for place in scene.whole_names):
            yield Place(slug, token.start, token.end)


@lru_cache(maxsize=16)
def written_names(authority: Authority) -> dict[str, list[str]]:
    """By person the names in scripts that part words; nobody may change what it gives."""
    found: dict[str, list[str]] = {}
    for name in authority.names:
        if name.kind == "speaker" and not name.language.startswith("zh"):
            found.setdefault(name.slug, []).append(name.text)
    return found


@lru_cache(maxsize=8192)
def words_of(name: str, language: str) -> tuple[str, ...]:
    """The words of a name as texts of a language have them."""
    return tuple(token.keys[0] for token in tokens(name, language) if token.keys)


def pronouns(split: Sentences, places: list[Place]) -> Iterator[Place]:
    """A pronoun that opens a sentence means the one person of the sentence before."""
    for before, start in zip(split.starts, split.starts[1:-1], strict=False):
        match = PRONOUN.match(folded(split.text[start : start + 30]).text)
        named = {place.slug for place in places if before <= place.start < start}
        if match and len(named) == 1 and not any(start <= place.start < start + 30 for place in places):
            yield Place(named.pop(), start, start + 1)
