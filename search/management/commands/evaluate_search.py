"""manage.py evaluate_search DIR: how well search answers. Needs no database and no index of the site's."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.evaluation.collection import CollectionError, read
from search.evaluation.evaluate import LEGS, MEANING, Measured, evaluate
from search.evaluation.figures import Figures
from search.semantic.encoders import EncoderError
from search.semantic.legs import configured


def legs(text: str) -> frozenset[str]:
    named = frozenset(text.split(","))
    if not named <= set(LEGS):
        raise ArgumentTypeError(f"“{text}” is no list of {', '.join(LEGS)}")
    return named


class Command(BaseCommand):
    help = (
        "Measure search on a collection in BEIR's layout (corpus.jsonl and queries.jsonl, both with “language”, and "
        "qrels/test.tsv), indexed in a temporary folder: nDCG@10, MRR@10 and Recall@10 from each language to each and "
        "over all, time a query, documents a second. Names come from the authority in fixtures/."
    )
    requires_system_checks: list[str] = []  # about the site's own data, which takes no part

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--legs", type=legs, default=frozenset(LEGS), help=f"some of {','.join(LEGS)}; default: all"
        )
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument(
            "--vectors",
            type=Path,
            default=Path(settings.DATA_DIR) / "evaluation",
            help="the folder in which vectors are kept between runs (default: evaluation in the data folder)",
        )

    def handle(self, *args: Any, folder: Path, legs: frozenset[str], vectors: Path, **options: Any) -> None:
        if MEANING in legs and not configured().legs:
            absent = "; ".join(configured().absent) or "WIC_ENCODERS names none"
            raise CommandError(f"There is no encoder here ({absent}): leave “{MEANING}” out of --legs.")
        try:
            found = evaluate(read(folder), legs, vectors, self.progress if options["verbosity"] else lambda line: None)
        except (CollectionError, EncoderError, OSError) as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(as_json(found) if options["json"] else as_table(found))

    def progress(self, line: str) -> None:
        self.stderr.write(line, self.style.NOTICE)


def as_json(found: Measured) -> str:
    values = {
        "pairs": {f"{source}>{target}": figures.named for (source, target), figures in found.pairs.items()},
        "pooled": {language: figures.named for language, figures in found.pooled.items()},
        "latency_ms": {"p50": round(found.p50, 1), "p95": round(found.p95, 1)},
        "documents_per_second": round(found.documents_per_second, 1),
    }
    return json.dumps(values, indent=1)


def as_table(found: Measured) -> str:
    across = [figures for (source, target), figures in found.pairs.items() if source != target]
    within = [figures for (source, target), figures in found.pairs.items() if source == target]
    lines = ["query > documents     nDCG@10    MRR@10  Recall@10"]
    lines += [line(f"{source} > {target}", [figures]) for (source, target), figures in found.pairs.items()]
    lines += [line(f"{source} > all", [figures]) for source, figures in found.pooled.items()]
    lines += ["", "means"]
    lines += [line("one language", within)] if within else []
    lines += [line("to another language", across)] if across else []
    lines += [line("all languages", list(found.pooled.values()))]
    lines += [
        "",
        f"a query: {found.p50:.1f} ms (half of them), {found.p95:.1f} ms (95 %)",
        f"index: {found.documents_per_second:.0f} documents a second",
    ]
    return "\n".join(lines)


def line(name: str, figures: Sequence[Figures]) -> str:
    means = [mean(getattr(one, figure) for one in figures) for figure in ("ndcg", "mrr", "recall")]
    return f"{name:20}" + "".join(f"{value:10.4f}" for value in means)
