"""Who took part in what, in which roles, by which evidence: appearances joined for a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.footnotes import Footnotes
from articles.models import Appearance


@dataclass(frozen=True)
class Role:
    """One role by name, with the numbers of the notes that bear it out."""

    name: str
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Participation:
    """One speaker at one event. `appearance` is any one of theirs there: it leads to the speaker and the event."""

    appearance: Appearance
    roles: tuple[Role, ...]


def participations(appearances: Iterable[Appearance], footnotes: Footnotes) -> list[Participation]:
    """Each speaker once an event, in the order in which they first come; equal roles joined."""
    together: dict[tuple[int, int], list[Appearance]] = {}
    for appearance in appearances:
        together.setdefault((appearance.speaker_id, appearance.event_id), []).append(appearance)
    return [Participation(group[0], roles(group, footnotes)) for group in together.values()]


def by_role(appearances: Iterable[Appearance]) -> list[Appearance]:
    """In the order of Appearance.Role: who spoke before who was there."""
    order = list(Appearance.Role)
    return sorted(appearances, key=lambda appearance: order.index(appearance.role))


def roles(appearances: list[Appearance], footnotes: Footnotes) -> tuple[Role, ...]:
    cited: dict[str, list] = {}
    for appearance in by_role(appearances):
        cited.setdefault(appearance.get_role_display(), []).append(appearance.citation)
    return tuple(Role(name, footnotes.numbers(citations)) for name, citations in cited.items())
