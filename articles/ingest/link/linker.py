"""The whole of linking: names, then the event, then who takes part in it."""

import re
from collections.abc import Iterable

from articles.ingest.folding import HAN
from articles.ingest.known import SERIES, Authority
from articles.ingest.link.events import covered
from articles.ingest.link.evidence import Text
from articles.ingest.link.mentions import Mention, mentions
from articles.ingest.link.names import Match, finder
from articles.ingest.link.people import Scene, appearances
from articles.ingest.types import Appeared, Described, EventGuess, Evidence, Linked, Named, Person

LEAST_OTHER = 0.1  # confidence of another event that a curator is shown
OTHERS = 3
LONG, LONG_HAN = 5, 4  # letters of a surname that few people share: لافروف, 拉夫罗夫
NAMED = ("place", "organisation", "topic")


def link(described: Described, authority: Authority) -> Linked:
    names = finder(authority, described.language)
    title, body = described.title or "", described.body
    title_matches = names.find(title)
    # Captions follow the body in one text, so that offsets in the body stay true.
    whole = "\n".join([body, *described.captions])
    matches = names.find(whole)
    if not is_firm([*title_matches, *matches], authority):
        title_matches, matches = without_loose_series(title_matches), without_loose_series(matches)
    found = tuple(mentions(whole, matches, authority))
    text = Text(
        title=title,
        body=body,
        title_mentions=tuple(mentions(title, title_matches, authority)),
        mentions=tuple(mention for mention in found if mention.end <= len(body)),
        title_matches=tuple(title_matches),
        matches=tuple(match for match in matches if match.end <= len(body)),
        captions=whole[len(body) :],
    )
    guesses = covered(text, described.published, authority)
    event = guesses[0] if guesses else None
    title_matches = [match for match in title_matches if is_believed(match, event, authority)]
    matches = [match for match in matches if is_believed(match, event, authority)]
    scene = Scene(whole, tuple(matches), found, event.slug if event else None, authority, names.language)
    return Linked(
        event=event,
        others=tuple(guess for guess in guesses[1 : OTHERS + 1] if guess.confidence >= LEAST_OTHER),
        people=tuple(people(title, scene, title_matches, len(body))),
        named=named(text),
    )


def is_firm(matches: list[Match], authority: Authority) -> bool:
    """Whether the text names the conference in full, or the place of its summits."""
    places = {event.place for event in authority.events if event.series == "summit"}
    return any(
        match.name.link and (match.name.kind == "event" or match.name.slug in (SERIES, *places)) for match in matches
    )


def without_loose_series(matches: list[Match]) -> list[Match]:
    """«The internet conference» may be any; beside the full name or the place it is this one."""
    return [match for match in matches if match.name.link or match.name.slug != SERIES]


def is_believed(match: Match, event: EventGuess | None, authority: Authority) -> bool:
    """A surname alone is believed if it is long, or if the text covers an event and its bearer takes part in them."""
    name = match.name
    if name.kind != "speaker" or name.link:
        return True
    if re.search(r"\s", name.text):
        return False
    is_long = len(name.text) >= (LONG_HAN if re.match(f"[{HAN}]", name.text) else LONG)
    return is_long or (event is not None and name.slug in authority.participants)


def people(title: str, scene: Scene, title_matches: Iterable[Match], body: int) -> Iterable[Person]:
    """Everybody of the authority that text or title name, in order of first naming; `body` is the body's length."""
    acts = appearances(scene)
    first: dict[str, Evidence] = {}
    for place in scene.whole_names:
        first.setdefault(
            place.slug, inside(Evidence(scene.text[place.start : place.end], place.start, place.end), body)
        )
    for match in title_matches:
        if match.name.kind == "speaker":
            first.setdefault(match.name.slug, Evidence(title[match.start : match.end]))
    for slug, evidence in first.items():
        yield Person(
            slug,
            evidence,
            count=max(1, sum(place.slug == slug for place in scene.whole_names)),
            appearances=tuple(Appeared(act.event, act.role, inside(act.evidence, body)) for act in acts.get(slug, ())),
        )


def inside(evidence: Evidence, body: int) -> Evidence:
    """With its offsets only where they lie in the body."""
    return evidence if evidence.end is not None and evidence.end <= body else Evidence(evidence.text)


def named(text: Text) -> tuple[Named, ...]:
    """Places, organisations, topics and events by their first naming in the body, else in the title."""
    found: dict[str, Named] = {}

    def add(slug: str, evidence: Evidence) -> None:
        known = found.get(slug)
        found[slug] = Named(slug, known.evidence, known.count + 1) if known else Named(slug, evidence)

    def add_all(matches: Iterable[Match], specific: Iterable[Mention], source: str, has_place: bool) -> None:
        spans = [(mention.slugs[0], mention.start, mention.end) for mention in specific if mention.is_specific]
        taken = [(start, end) for _slug, start, end in spans]
        spans += [
            (match.name.slug, match.start, match.end)
            for match in matches
            if match.name.kind in NAMED
            and match.name.link
            and not any(start <= match.start and match.end <= end for start, end in taken)
        ]
        for slug, start, end in sorted(spans, key=lambda span: span[1]):
            add(slug, Evidence(source[start:end], *((start, end) if has_place else ())))

    add_all(text.matches, text.mentions, text.body, has_place=True)
    add_all(text.title_matches, text.title_mentions, text.title, has_place=False)
    return tuple(found.values())
