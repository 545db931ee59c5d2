"""What a bench has measured: a line each as it comes, and a table of several runs at the end."""

import json
from collections.abc import Mapping
from pathlib import Path


class Figures:
    """Names and figures with their units, in the order in which they were measured."""

    def __init__(self) -> None:
        self.rows: dict[str, str] = {}

    def add(self, name: str, figure: str) -> None:
        print(f"{name:54}{figure}", flush=True)
        self.rows[name] = figure

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(self.rows), encoding="utf-8")


def table(runs: Mapping[str, Mapping[str, str]]) -> str:
    """Markdown: a row for each name that any run has, a column for each run."""
    names = dict.fromkeys(name for rows in runs.values() for name in rows)
    lines = [["", *runs], ["---"] * (len(runs) + 1)]
    lines += [[name, *(rows.get(name, "") for rows in runs.values())] for name in names]
    head, rule, *rest = lines
    return "\n".join([row(head), "|" + "|".join(rule) + "|", *map(row, rest)])


def row(cells: list[str]) -> str:
    return "|" + "|".join(f" {cell} " if cell or place else " " for place, cell in enumerate(cells)) + "|"
