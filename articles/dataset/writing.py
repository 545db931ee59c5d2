"""Records -> files. The same data gives the same bytes: fixed order, no time of day, line feeds."""

import csv
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from articles.export.csv_format import MARK, safe

AS_JSON = {"ensure_ascii": False, "default": str}


def write_lines(path: Path, records: Iterable[Any]) -> int:
    """One JSON object a line, all that a record holds; the number of records."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        return sum(1 for record in records if file.write(json.dumps(asdict(record), **AS_JSON) + "\n"))


def write_table(path: Path, record: type, records: Iterable[Any]) -> None:
    """One row a record; a value inside another as `citation_title`; of a list of things their identifiers.

    Texts of articles and names of terms are left out: the one for length, the other since labels.csv has them.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(MARK)
        writer = csv.writer(file)
        writer.writerow(columns(record))
        for row in records:
            flat = flattened(asdict(row))
            writer.writerow([safe(flat.get(name, "")) for name in columns(record)])


def columns(record: type) -> list[str]:
    found = []
    for name, kind in get_type_hints(record).items():
        if get_origin(kind) is tuple:
            # A list of things that have identifiers; anything else is left out.
            if "id" in getattr(get_args(kind)[0], "__dataclass_fields__", ()):
                found.append(name)
            continue
        inner = next(filter(is_dataclass, (kind, *get_args(kind))), None)
        found += [f"{name}_{each}" for each in columns(inner)] if inner else [name]
    return found


def flattened(row: dict[str, Any], before: str = "") -> dict[str, str]:
    flat = {}
    for name, value in row.items():
        match value:
            case dict():
                flat |= flattened(value, f"{before}{name}_")
            case list() | tuple():
                flat[before + name] = "; ".join(each["id"] for each in value if isinstance(each, dict) and "id" in each)
            case None:
                flat[before + name] = ""
            case bool():
                flat[before + name] = "yes" if value else "no"
            case _:
                flat[before + name] = str(value)
    return flat


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
