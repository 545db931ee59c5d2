"""How well search by meaning ranks: python -m tests.gates.evaluation FOLDER... (collections in BEIR layout).

Prints, each remedy apart, nDCG@10 and MRR@10 from each language to each other (only the documents of that language are
there) and over the pool of all languages. Vectors are kept in WIC_EVAL_CACHE (a folder) from one run to the next; to
make them takes some ten minutes a thousand documents. Words take no part: the typed hits are the engine's affair.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import django
import numpy as np
from django.test import override_settings
from numpy.typing import NDArray

from search import rank
from search.evaluation.collection import Collection, Text, read
from search.evaluation.figures import CUT, Figures
from search.semantic import meaning
from search.semantic.legs import Leg, configured
from search.semantic.reading import spans_of, vectors
from search.semantic.writer import Entry, digest, writing

Floats = NDArray[np.floating]


def fill(leg: Leg, documents: Sequence[Text]) -> None:
    """Puts the vectors of the documents, under the keys 0, 1, 2 ..., into the leg's store, if they are not there."""
    space = leg.space()
    assert space is not None
    with writing(leg.store.folder, leg.encoder.dimension) as writer:
        for key, document in enumerate(documents):
            mark = digest(document.text, document.language)
            if writer.state(key) != (0, mark):
                spans = spans_of(document.text, leg.grain)
                found = vectors(leg, space, document.text, spans, document.language)
                writer.add([Entry(key, 0, mark, document.language, spans, found)])


def scores(collection: Collection) -> tuple[list[meaning.Weighed], list[Floats]]:
    """For each query what is known of the documents, and what they gain by support."""
    weighed = [meaning.weigh(query.text, query.analysis, meaning.NOTHING) for query in collection.queries]
    return weighed, [meaning.support_of(one) for one in weighed]


def judged(collection: Collection) -> NDArray[np.bool_]:
    """Queries x documents: which are relevant."""
    places = {document.id: place for place, document in enumerate(collection.documents)}
    found = np.zeros((len(collection.queries), len(collection.documents)), dtype=bool)
    for row, query in enumerate(collection.queries):
        found[row, [places[document] for document in collection.relevant.get(query.id, ())]] = True
    return found


def by_pair(collection: Collection, table: Floats) -> dict[tuple[str, str], Figures]:
    """`table`: queries x documents. (query language, document language) -> figures over that language's documents."""
    relevant = judged(collection)
    asked = np.array([query.analysis for query in collection.queries])
    held = np.array([document.analysis for document in collection.documents])
    found = {}
    for source in collection.languages:
        for target in collection.languages:
            columns = np.flatnonzero(held == target)
            rows = [row for row in np.flatnonzero(asked == source) if relevant[row, columns].any()]
            if rows:
                found[source, target] = Figures.of(
                    (
                        columns[np.argsort(-table[row, columns], kind="stable")[:CUT]].tolist(),
                        columns[relevant[row, columns]].tolist(),
                    )
                    for row in rows
                )
    return found


def pooled(collection: Collection, order: Callable[[int], NDArray[np.integer]]) -> dict[str, Figures]:
    """`order`: row of a query -> its documents in rank order. Query language -> figures over all documents."""
    relevant = judged(collection)
    asked = np.array([query.analysis for query in collection.queries])
    return {
        language: Figures.of(
            (order(row)[:CUT].tolist(), np.flatnonzero(relevant[row]).tolist())
            for row in np.flatnonzero(asked == language)
        )
        for language in collection.languages
    }


def report(collection: Collection) -> None:
    legs = configured().legs
    for leg in legs:
        fill(leg, collection.documents)
    weighed, gained = scores(collection)
    tables = {"all legs": np.stack([one.meaning for one in weighed])}
    for number, leg in enumerate(legs):
        tables[leg.name] = np.stack([by_leg(one, number) for one in weighed])
    for name, table in tables.items():
        show_pairs(f"{collection.name} {name}", by_pair(collection, table))
    keys = np.arange(len(collection.documents))
    for name, values in {
        "pooled, by score": lambda row: np.argsort(-weighed[row].meaning, kind="stable"),
        "pooled, interleaved": lambda row: ordered(weighed[row], weighed[row].meaning, keys),
        "pooled, supported": lambda row: ordered(weighed[row], weighed[row].meaning + gained[row], keys),
    }.items():
        show_pool(f"{collection.name} {name}", pooled(collection, values))


def by_leg(one: meaning.Weighed, number: int) -> Floats:
    (leg, space, _vector), snapshot, dots = one.closeness[number]
    return one.shelf.spread(number, rank.standard(snapshot.best(dots), space.spreads[leg.grain], snapshot.count))


def ordered(one: meaning.Weighed, values: Floats, keys: NDArray[np.integer]) -> NDArray[np.integer]:
    return rank.interleaved(values, one.languages, keys, one.own)


def show_pairs(name: str, found: dict[tuple[str, str], Figures]) -> None:
    across = {pair: figures for pair, figures in found.items() if pair[0] != pair[1]}
    within = {pair[0]: figures for pair, figures in found.items() if pair[0] == pair[1]}
    least = min(across, key=lambda pair: across[pair].ndcg)
    print(
        f"{name:34} across: nDCG {mean(across, 'ndcg')} (least {across[least].ndcg:.3f} {'>'.join(least)}) "
        f"MRR {mean(across, 'mrr')}; within: nDCG {mean(within, 'ndcg')} MRR {mean(within, 'mrr')} "
        + " ".join(f"{language} {figures.ndcg:.3f}" for language, figures in within.items())
    )


def show_pool(name: str, found: dict[str, Figures]) -> None:
    each = " ".join(f"{language} {figures.ndcg:.3f}" for language, figures in found.items())
    print(f"{name:34} nDCG {mean(found, 'ndcg')} MRR {mean(found, 'mrr')} {each}")


def mean(found: dict, figure: str) -> str:
    return f"{np.mean([getattr(figures, figure) for figures in found.values()]):.3f}"


def main(folders: list[str]) -> None:
    root = Path(os.environ.get("WIC_EVAL_CACHE") or tempfile.mkdtemp(prefix="wic-evaluation-"))
    for folder in folders:
        collection = read(Path(folder))
        with override_settings(VECTORS_DIR=root / collection.name):
            report(collection)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wic_portal.settings")
    django.setup()
    main(sys.argv[1:])
