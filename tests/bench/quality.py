"""How well search answers: `evaluate_search` and `check_search` on a given collection and contract, or on our own."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from typing import Any

from django.conf import settings
from django.test import override_settings

from articles.languages import BY_CODE
from articles.starter.read import read_archive
from search.evaluation.collection import read
from search.evaluation.contract import check
from search.evaluation.evaluate import BRIDGE, LEXICAL, MEANING, Measured, evaluate
from search.semantic.legs import configured
from tests.bench.figures import Figures
from tests.gates.questions import starter


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


def bridges() -> Iterator[dict[str, Any]]:
    """A row for each term whose preferred names all stand for it in search."""
    terms: dict[str, dict[str, str]] = {}
    for label in read_archive(settings.BASE_DIR / "fixtures").labels:
        if label["bridge"] and label["type"] == "preferred":
            terms.setdefault(label["term"], {})[label["language"]] = label["text"]
    for names in terms.values():
        if len(names) > 1:
            documents = {BY_CODE[code].analysis: name for code, name in names.items()}
            yield {"queries": list(names.values()), "documents": documents}
