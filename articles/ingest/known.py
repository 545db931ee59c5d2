"""What ingest knows of the world, as plain values: events, names, outlets.

The linker takes these and never asks the database, so a reading can be made again from a capture and a fixture.
"""

import datetime
from dataclasses import dataclass
from functools import cached_property

SERIES = "wic"  # the topic whose names are the conference's own, whatever the year
ORGANISATION = "wic-org"  # the organisation that holds it, founded in 2022


@dataclass(frozen=True)
class Name:
    """One label of one term; of those not specific enough to `link` by, only people's and the conference's are kept."""

    slug: str
    kind: str  # a Term.Kind
    language: str
    text: str
    link: bool = True


@dataclass(frozen=True)
class KnownEvent:
    slug: str
    series: str  # an Event.Series
    start: datetime.date
    end: datetime.date
    opening: datetime.date | None = None
    edition: int | None = None
    place: str = ""
    themes: tuple[tuple[str, str], ...] = ()  # (language, wording)

    @property
    def opened(self) -> datetime.date:
        return self.opening or self.start


@dataclass(frozen=True)
class Outlet:
    slug: str
    names: tuple[str, ...]
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Authority:
    """Compared by identity: it is large, and one run has one."""

    events: tuple[KnownEvent, ...]
    names: tuple[Name, ...]
    outlets: tuple[Outlet, ...] = ()
    participants: frozenset[str] = frozenset()  # people known to have appeared at any event

    @cached_property
    def kinds(self) -> dict[str, str]:
        """By the slugs of terms with names, their kinds."""
        return {name.slug: name.kind for name in self.names}

    def event(self, slug: str) -> KnownEvent:
        return next(event for event in self.events if event.slug == slug)

    def name_of(self, slug: str, language: str) -> str | None:
        """The first name of a term in a language: the preferred one, as `from_database` orders them."""
        return next((name.text for name in self.names if name.slug == slug and name.language == language), None)
