"""What a reading proposes to a curator: one value a field, with confidence, words and place; no database here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.ingest.types import Evidence, Reading

LONGEST_EVIDENCE = 300  # as Proposal.evidence holds
NONE = Evidence("")


@dataclass(frozen=True)
class Proposed:
    field: str
    value: Any  # a string, or a dict of strings
    confidence: float
    evidence: Evidence = NONE


def proposals(reading: Reading, with_body: bool = False) -> Iterator[Proposed]:
    """With the text itself, where the article that it was read for is not to be changed before a curator agrees."""
    described, linked = reading.described, reading.linked
    yield Proposed("language", described.language, described.language_confidence)
    if described.title:
        yield Proposed("title", described.title, 0.9)
    if with_body:
        yield Proposed("body", described.body, 0.9)
    if described.published:
        yield Proposed(
            "published", described.published.iso, described.published.confidence, described.published.evidence
        )
    if described.source:
        yield Proposed("source", described.source, 0.8)
    if described.byline:
        yield Proposed("byline", described.byline, 0.7)
    for guess in ((linked.event,) if linked.event else ()) + linked.others:
        yield Proposed("event", guess.slug, guess.confidence, guess.evidence)
    for person in linked.people:
        if not person.appearances:
            yield Proposed("person", {"id": person.slug, "role": "mention"}, 0.7, person.evidence)
        for act in person.appearances:
            value = {"id": person.slug, "role": act.role, "event": act.event}
            yield Proposed("person", value, 0.7, act.evidence)
