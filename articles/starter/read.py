"""Fixture files as values. Nothing here knows the database; a file that cannot be used raises FixtureError."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from articles.languages import CODES

DIGEST_HEADS = ("title", "event", "written", "people", "topics", "places", "organisations")
NOTE_MARK = re.compile(r"\s*\[([^\[\]]+)\]$")


class FixtureError(Exception):
    """A fixture file that cannot be used; the text names file, line and fault."""


@dataclass(frozen=True)
class Digest:
    """One article written for this archive; `notes` holds for each paragraph the cites ("work" or "work:place")."""

    key: str
    event: str
    language: str
    title: str
    written: str
    paragraphs: tuple[str, ...]
    notes: tuple[tuple[str, ...], ...]
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Archive:
    """All fixture rows, one list a file, in file order."""

    references: list[dict]
    terms: list[dict]
    events: list[dict]
    labels: list[dict]  # with "language"
    statements: list[dict]
    appearances: list[dict]
    sources: list[dict]
    records: list[dict]
    gaps: list[dict]
    digests: list[Digest] = field(default_factory=list)


def read_archive(folder: Path) -> Archive:
    """Everything below `folder`; a missing file is an empty list, so that parts can be loaded alone in tests."""
    tables = {
        name: [row for _line, row in json_lines(folder / f"{name}.jsonl")]
        for name in ("references", "terms", "events", "statements", "appearances", "sources", "records", "gaps")
    }
    labels = [
        {**row, "language": code} for code in CODES for _line, row in json_lines(folder / "labels" / f"{code}.jsonl")
    ]
    digests = [read_digest(path) for path in sorted((folder / "digests").glob("*/*.md"))]
    return Archive(labels=labels, digests=digests, **tables)


def json_lines(path: Path) -> Iterator[tuple[int, dict]]:
    """Line number and object of each line of a .jsonl file."""
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise FixtureError(f"{path.name}, line {number}: {error.msg}") from None
        if not isinstance(row, dict):
            raise FixtureError(f"{path.name}, line {number}: expected an object")
        yield number, row


def read_digest(path: Path) -> Digest:
    """A head of `name: value` lines, `---`, then one paragraph a line, each ending with its cites in brackets."""
    event, language = path.parent.name, path.stem
    place = f"{event}/{path.name}"
    head_text, rule, body_text = path.read_text(encoding="utf-8").partition("\n---\n")
    if not rule or language not in CODES:
        raise FixtureError(f"{place}: expected <language>.md with a head, a line of three hyphens and a text")
    head = dict(part.split(":", 1) for part in head_text.splitlines() if ":" in part)
    missing = [name for name in DIGEST_HEADS if name not in head]
    if missing:
        raise FixtureError(f"{place}: the head lacks {', '.join(missing)}")
    if head["event"].strip() != event:
        raise FixtureError(f"{place}: the head names the event {head['event'].strip()}")
    paragraphs, notes = [], []
    for line in filter(None, (line.strip() for line in body_text.split("\n"))):
        mark = NOTE_MARK.search(line)
        if not mark:
            raise FixtureError(f"{place}: a paragraph names no source: {line[:60]}")
        paragraphs.append(line[: mark.start()])
        notes.append(tuple(dict.fromkeys(cite.strip() for cite in mark.group(1).split(";"))))
    terms = [
        slug.strip()
        for name in ("people", "topics", "places", "organisations")
        for slug in head[name].split(",")
        if slug.strip()
    ]
    return Digest(
        key=f"digest/{event}/{language}",
        event=event,
        language=language,
        title=head["title"].strip(),
        written=head["written"].strip(),
        paragraphs=tuple(paragraphs),
        notes=tuple(notes),
        terms=tuple(dict.fromkeys(terms)),
    )
