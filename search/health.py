"""The state of the index in one value, for /healthz, system checks and the command line."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from search.backends.files import DamagedIndex, verify
from search.backends.whoosh import IndexUnavailable, State
from search.lifecycle import backend
from search.models import PendingChange
from search.semantic.legs import configured
from search.semantic.making import progress

BUILDING = "building"


@dataclass(frozen=True)
class Health:
    """`state` is one of State or "building"; `writer` says who holds the lock, empty where nobody does."""

    state: str
    detail: str = ""
    generation: str = ""
    built: str = ""
    documents: int = 0
    writer: str = ""

    @property
    def is_ok(self) -> bool:
        return self.state == State.OK


def health() -> Health:
    """Looks at the files, not at the database."""
    generations = backend().generations
    writer = generations.holder()
    try:
        commit = backend().commit()
        verify(commit.folder, commit.number)  # this thread may have opened files that are no longer there
    except IndexUnavailable as problem:
        state = BUILDING if BUILDING in writer else str(problem.state)
        return Health(state, str(problem), writer=writer)
    except DamagedIndex as problem:
        return Health(BUILDING if BUILDING in writer else State.DAMAGED, str(problem), writer=writer)
    manifest = generations.manifest(commit.folder)
    suspected = generations.suspicion(commit.folder)
    return Health(
        State.DAMAGED if suspected else State.OK,
        detail="a search failed in it" if suspected else "",
        generation=commit.folder.name,
        built=manifest.built if manifest else "",
        documents=commit.documents,
        writer=writer,
    )


def backlog() -> dict[str, Any]:
    """How many changes wait, and for how many seconds the oldest has."""
    oldest = PendingChange.objects.order_by("since").first()
    seconds = (timezone.now() - oldest.since).total_seconds() if oldest else 0.0
    return {"pending": PendingChange.objects.count(), "oldest_seconds": round(seconds, 1)}


def vectors() -> dict[str, str]:
    """For each leg of search by meaning how many of the published articles it has read; what is absent, and why."""
    try:
        found = {leg.leg: f"{leg.done} of {leg.published}" for leg in progress()}
    except OSError as problem:
        found = {"vectors": str(problem)}
    return found | {f"absent {number}": problem for number, problem in enumerate(configured().absent, start=1)}
