"""Search measured on a collection: from each language to each, over all languages together, and how long it takes.

For a pair only the documents of the target language are there, in the index and on the shelf of vectors, so that
nothing leads from the query's own language to them. Everything that shares a word or a meaning with the query is
ranked: what of it is a hit on the site (`needles`, `rank.meant`) is not asked here.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

import numpy as np
from django.conf import settings

from search.answer import ranked
from search.backends.finder import find
from search.backends.store import Commit
from search.evaluation.asking import neutral, tree_of
from search.evaluation.collection import Collection, Text
from search.evaluation.figures import CUT, Figures
from search.evaluation.temporary import indexed
from search.evaluation.vectors import Read, Shelf, shelved
from search.query import Node, Or, concepts
from search.semantic.legs import NONE

BLOCK = 400  # queries asked of each pool in turn: search by meaning remembers the vectors of so many (`asking`)
LEXICAL, BRIDGE, MEANING = LEGS = ("lexical", "bridge", "meaning")
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Measured:
    """`pairs`: (query's, documents' language) -> figures, analysis codes; `pooled`: query's language -> figures.

    Times are of single queries over all documents, in milliseconds, the encoding of the query included.
    """

    pairs: dict[tuple[str, str], Figures]
    pooled: dict[str, Figures]
    p50: float
    p95: float
    documents_per_second: float  # written to the index; vectors take no part


def evaluate(collection: Collection, legs: frozenset[str], cache: Path, progress: Progress) -> Measured:
    """`legs` of LEGS; `cache` keeps vectors. Raises EncoderError, and OSError where `cache` cannot be written."""
    documents = dict(enumerate(collection.documents))
    with ExitStack() as stack:
        shelf = stack.enter_context(shelved(cache, progress, settings.ENCODERS if MEANING in legs else [NONE]))
        whole = stack.enter_context(opened(collection, documents, shelf))
        parts = {
            language: stack.enter_context(opened(collection, of_language(documents, language), shelf))
            for language in collection.languages
        }
        for start in range(0, len(collection.queries), BLOCK):
            for pool in (whole, *parts.values()):
                pool.ask(collection.queries[start : start + BLOCK], legs)
            progress(f"{min(start + BLOCK, len(collection.queries))} of {len(collection.queries)} queries asked")
    pairs = {(source, target): found for target, pool in parts.items() for source, found in pool.figures.items()}
    cuts = quantiles(whole.times, n=20, method="inclusive") if len(whole.times) > 1 else whole.times * 19
    return Measured(dict(sorted(pairs.items())), whole.figures, cuts[9], cuts[18], whole.speed)


def of_language(documents: dict[int, Text], language: str) -> dict[int, Text]:
    return {key: text for key, text in documents.items() if text.analysis == language}


@dataclass
class Pool:
    """Some documents of a collection in an index of their own, and the queries that have relevant ones among them.

    `speed`: documents a second; `times`: of queries, in milliseconds.
    """

    collection: Collection
    documents: dict[int, Text]
    commit: Commit
    speed: float
    shelf: Shelf
    read: Read
    times: list[float] = field(default_factory=list)
    answers: dict[str, list[tuple[list[str], frozenset[str]]]] = field(default_factory=dict)

    def ask(self, queries: Sequence[Text], legs: frozenset[str]) -> None:
        self.shelf.put(self.read)
        ids = {text.id for text in self.documents.values()}
        for query in queries:
            if relevant := self.collection.relevant[query.id] & ids:
                begun = time.perf_counter()
                keys = best(self.commit, neutral(query.text), legs, self.documents)
                self.times.append((time.perf_counter() - begun) * 1000)
                found = [self.documents[key].id for key in keys]
                self.answers.setdefault(query.analysis, []).append((found, relevant))

    @property
    def figures(self) -> dict[str, Figures]:
        """By the query's language."""
        return {language: Figures.of(answers) for language, answers in sorted(self.answers.items())}


@contextmanager
def opened(collection: Collection, documents: dict[int, Text], shelf: Shelf) -> Iterator[Pool]:
    read = shelf.read(documents)
    begun = time.perf_counter()
    with indexed(documents) as commit:
        yield Pool(collection, documents, commit, len(documents) / (time.perf_counter() - begun), shelf, read)


def best(commit: Commit, text: str, legs: frozenset[str], documents: Mapping[int, Text]) -> list[int]:
    """The keys of the best documents, as the engine ranks them by some of its legs."""
    typed = tree_of(text, bridge=False)
    widened = tree_of(text, bridge=BRIDGE in legs)
    by_words = widened if LEXICAL in legs else names_alone(widened)
    found = find(commit, by_words or NOTHING, minimum=False)
    meant = ranked(found, typed, widened, np.array(list(documents) if MEANING in legs else []), unlimited=True)
    return list(meant.keys[:CUT])


def names_alone(tree: Node | None) -> Node:
    return Or(concepts(tree))


NOTHING = Or(())
