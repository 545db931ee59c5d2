"""What is known of a term, claim by claim: equal claims joined, each with the numbers of its notes."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.footnotes import Footnotes
from articles.languages import fallbacks
from articles.models import Event, Statement

Attribute = Statement.Attribute
# An event's own fields say these; the statements are their evidence, and a deviating one is shown beside them.
OF_THE_EVENT = (Attribute.DATE, Attribute.OPENING, Attribute.PLACE, Attribute.EDITION)


@dataclass(frozen=True)
class Wording:
    """A name or theme for one reader: in the nearest language, and as it was first worded where that is another."""

    text: Statement
    original: Statement | None
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Claim:
    """One value, and the numbers of the notes that bear it out."""

    statement: Statement
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Fact:
    """One attribute and all that is claimed of it: claims that disagree stand side by side."""

    attribute: Attribute
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class EventFacts:
    """`evidence` has note numbers for the event's own fields, by attribute; `deviating` what contradicts them."""

    theme: Wording | None
    name: Wording | None
    evidence: dict[str, tuple[int, ...]]
    deviating: tuple[Fact, ...]
    facts: tuple[Fact, ...]


def event_facts(event: Event, statements: Iterable[Statement], footnotes: Footnotes, code: str) -> EventFacts:
    """What the statements say of an event, for a reader of language `code`; notes are numbered from the top."""
    groups = by_attribute(statements)
    themes, names = groups.pop(Attribute.THEME), groups.pop(Attribute.NAME)
    own = {attribute: groups.pop(attribute) for attribute in OF_THE_EVENT}
    return EventFacts(
        theme=wording(themes, footnotes, code),
        name=wording(names, footnotes, code),
        evidence={
            attribute: footnotes.numbers(claim.citation for claim in claims if agrees(claim, event))
            for attribute, claims in own.items()
        },
        deviating=facts(
            {attribute: [claim for claim in claims if not agrees(claim, event)] for attribute, claims in own.items()},
            footnotes,
        ),
        facts=facts({attribute: for_reader(group, code) for attribute, group in groups.items()}, footnotes),
    )


def facts_of(statements: Iterable[Statement], footnotes: Footnotes, code: str) -> tuple[Fact, ...]:
    """The claims about any other term, attribute by attribute, for a reader of `code`."""
    return facts(by_attribute(for_reader(statements, code)), footnotes)


def for_reader(statements: Iterable[Statement], code: str) -> list[Statement]:
    """Without the texts that say in other languages what one source says in the reader's, or in the nearest to it."""
    kept = list(statements)
    languages: dict[tuple[str, int], set[str]] = {}
    for statement in kept:
        if statement.text:
            languages.setdefault((statement.attribute, statement.citation_id), set()).add(statement.language)
    nearest = {claim: min(found, key=fallbacks(code).index) for claim, found in languages.items()}
    return [
        statement
        for statement in kept
        if not statement.text or statement.language == nearest[statement.attribute, statement.citation_id]
    ]


def wording(statements: list[Statement], footnotes: Footnotes, code: str) -> Wording | None:
    """The text nearest to a reader of `code`, and the Chinese original or else the first that is not our rendering."""
    if not statements:
        return None
    nearness = fallbacks(code)
    text = min(statements, key=lambda statement: nearness.index(statement.language))
    first_worded = min(
        (statement for statement in statements if not statement.rendering),
        key=lambda statement: (statement.language != "zh-Hans", statement.pk),
        default=None,
    )
    original = first_worded if first_worded and not same_wording(first_worded, text) else None
    return Wording(text, original, footnotes.numbers(claim.citation for claim in (text, original) if claim))


def same_wording(one: Statement, other: Statement) -> bool:
    """Equal, or the same Chinese words in the other script."""
    return one.text == other.text or {one.language, other.language} == {"zh-Hans", "zh-Hant"}


def agrees(statement: Statement, event: Event) -> bool:
    """Does the claim say what the event's own field says?"""
    match statement.attribute:
        case Attribute.DATE:
            return (statement.date_earliest, statement.date_latest) == (event.date_earliest, event.date_latest)
        case Attribute.OPENING:
            return statement.date_earliest is not None and statement.date_earliest == event.opening
        case Attribute.PLACE:
            return statement.term_id is not None and statement.term_id == event.place_id
        case _:
            return statement.number is not None and statement.number == event.edition


def by_attribute(statements: Iterable[Statement]) -> dict[Attribute, list[Statement]]:
    """Statements in the order of Attribute; an attribute of which nothing is said has an empty list."""
    groups: dict[Attribute, list[Statement]] = {attribute: [] for attribute in Attribute}
    for statement in statements:
        groups[Attribute(statement.attribute)].append(statement)
    return groups


def facts(groups: dict[Attribute, list[Statement]], footnotes: Footnotes) -> tuple[Fact, ...]:
    return tuple(Fact(attribute, joined(group, footnotes)) for attribute, group in groups.items() if group)


def joined(statements: list[Statement], footnotes: Footnotes) -> tuple[Claim, ...]:
    """Claims of equal value as one claim with the notes of all."""
    same: dict[tuple, list[Statement]] = {}
    for statement in statements:
        same.setdefault(value(statement), []).append(statement)
    return tuple(
        Claim(group[0], footnotes.numbers(statement.citation for statement in group)) for group in same.values()
    )


def value(statement: Statement) -> tuple:
    """All that a statement says, without who says it."""
    return (
        *(statement.text, statement.language, statement.rendering, statement.confirmed),
        *(statement.number, statement.comparator, statement.unit),
        *(statement.term_id, statement.iso_date),
    )
