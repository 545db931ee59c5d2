"""What articles want from the search side, as protocols with a default that knows nothing; wic_portal binds them."""

from dataclasses import dataclass
from typing import Protocol

from articles.models import Article


@dataclass(frozen=True)
class Version:
    """An article that may tell the same as another in a further language; `score` from 0 to 1, `why` of date, event,
    terms and meaning, those that speak for it."""

    article: Article
    score: float
    why: tuple[str, ...]


class ProposedVersions(Protocol):
    def __call__(self, article: Article, limit: int) -> list[Version]:
        """In other languages, the likeliest first; drafts are among them."""
        ...


class Ports:
    """What is bound; one for the process."""

    versions: ProposedVersions = staticmethod(lambda article, limit: [])


ports = Ports()


def bind_versions(bound: ProposedVersions) -> None:
    ports.versions = bound
