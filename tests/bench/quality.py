"""How well search answers: `evaluate_search` and `check_search` on a given collection and contract, or on our own."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean

from django.test import override_settings

from search.evaluation.collection import read
from search.evaluation.contract import check
from search.evaluation.evaluate import BRIDGE, LEXICAL, MEANING, Measured, evaluate
from search.semantic.legs import configured
from tests.bench.figures import Figures
from tests.gates.own import bridges, starter


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--collection", type=Path)
    parser.add_argument("--contract", type=Path)
    parser.add_argument("--results", type=Path, required=True)
    given = parser.parse_args(arguments)
    figures = Figures()
    collection = read(given.collection) if given.collection else starter()
    with override_settings(ENCODERS=["bundled"]), tempfile.TemporaryDirectory() as cache:
        legs = [frozenset({LEXICAL}), frozenset({LEXICAL, BRIDGE})]
        legs += [frozenset({LEXICAL, BRIDGE, MEANING})] if configured().legs else []
        for each in legs:
            name = f"{collection.name}, {' + '.join(leg for leg in (LEXICAL, BRIDGE, MEANING) if leg in each)}"
            add(figures, name, evaluate(collection, each, Path(cache), progress))
    with contract(given.contract) as path:
        for name, result in check(path).items():
            figures.add(f"contract, {name}", f"{result.passed} passed, {len(result.failed)} failed")
    figures.write(given.results)


def progress(line: str) -> None:
    print(line, file=sys.stderr)


def add(figures: Figures, name: str, found: Measured) -> None:
    groups = {
        "in one language": [one for (source, target), one in found.pairs.items() if source == target],
        "to another": [one for (source, target), one in found.pairs.items() if source != target],
        "over all": list(found.pooled.values()),
    }
    for group, each in groups.items():
        if each:
            figures.add(f"{name}: {group}", f"nDCG@10 {mean(one.ndcg for one in each):.3f}")
    figures.add(f"{name}: a query", f"p50 {found.p50:.1f} ms, p95 {found.p95:.1f} ms")


@contextmanager
def contract(given: Path | None) -> Iterator[Path]:
    """The contract given; or that every name of a concept finds every other, in all languages."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contract.json"
        path.write_text(json.dumps({"bridge": list(bridges())}), encoding="utf-8")
        yield path
