"""Where the terms of a needle stand in one segment: documents with the number of times, phrases included."""

from array import array
from collections.abc import Sequence

from search.backends.postings import Postings
from search.backends.segment import Segment

Matches = tuple[Sequence[int], Sequence[int]]  # ascending documents, and how often in each
NOTHING: Matches = (array("I"), array("I"))
Slots = tuple[tuple[int, tuple[str, ...]], ...]


def matches(segment: Segment, field: str, slots: Slots, among: Sequence[int] | None = None) -> Matches:
    """The documents whose `field` holds the slots' terms at their distances. Struck-out documents are included.

    `among` (ascending), if given, are all that are looked at.
    """
    held = [
        (distance, [found for term in terms if (found := segment.postings(field, term))]) for distance, terms in slots
    ]
    if not all(alternatives for _distance, alternatives in held):
        return NOTHING
    if len(held) > 1:
        return phrase(held, among)
    alternatives = held[0][1]
    if len(alternatives) == 1 and among is None:
        return alternatives[0].ids, alternatives[0].counts
    return either(alternatives, among)


def either(alternatives: list[Postings], among: Sequence[int] | None) -> Matches:
    """Alternatives are one word written in several ways, which can stand in one place: they are not added up."""
    most: dict[int, int] = {}
    for postings in alternatives:
        for document, count in postings.counted(among):
            most[document] = max(count, most.get(document, 0))
    documents = sorted(most)
    return documents, [most[document] for document in documents]


def phrase(held: list[tuple[int, list[Postings]]], among: Sequence[int] | None) -> Matches:
    """Documents with all slots, in which at least one first place has every other slot at its distance."""
    sets = [
        {document for postings in alternatives for document, _count in postings.counted(among)}
        if among is not None
        else set().union(*(postings.ids for postings in alternatives))
        for _distance, alternatives in held
    ]
    # The rarest first: most documents fall at the second look.
    order = sorted(range(len(held)), key=lambda slot: len(sets[slot]))
    documents, counts = array("I"), array("I")
    for document in sorted(set.intersection(*sets)):
        starts: set[int] | None = None
        for slot in order:
            distance, alternatives = held[slot]
            places = {place - distance for postings in alternatives for place in postings.places_in(document)}
            starts = places if starts is None else starts & places
            if not starts:
                break
        if starts:
            documents.append(document)
            counts.append(len(starts))
    return documents, counts
