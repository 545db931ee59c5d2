"""The numbered sources at the foot of a page."""

from collections.abc import Iterable

from articles.models import Citation


class Footnotes:
    """Numbers citations from 1 in the order in which a page first uses them."""

    def __init__(self):
        self._numbers: dict[int, int] = {}
        self.citations: list[Citation] = []

    def number(self, citation: Citation) -> int:
        if citation.pk not in self._numbers:
            self.citations.append(citation)
            self._numbers[citation.pk] = len(self.citations)
        return self._numbers[citation.pk]

    def numbers(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of several citations of one thing, each once, in ascending order."""
        return tuple(sorted({self.number(citation) for citation in citations}))

    def __iter__(self):
        return iter(enumerate(self.citations, start=1))

    def __len__(self) -> int:
        return len(self.citations)
