"""Collections to measure search by, in BEIR's layout: corpus.jsonl, queries.jsonl, qrels/test.tsv.

Documents and queries carry `language`: a code of articles, or "zh" for Chinese whose script is not told.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from articles.languages import BY_CODE

CHINESE = "zh"
CODES = {code: code for code in BY_CODE} | {CHINESE: "zh-Hans"}


class CollectionError(Exception):
    """A file that cannot be used; the message, one line, names file, line and fault."""


@dataclass(frozen=True)
class Text:
    """A document or a query. `language` is a code of articles; `text` begins with the title's line, if there is one."""

    id: str
    language: str
    text: str
    title: str = ""

    @property
    def analysis(self) -> str:
        return BY_CODE[self.language].analysis


@dataclass(frozen=True)
class Collection:
    """`relevant`: query -> documents that answer it. Queries without any are not asked."""

    name: str
    documents: tuple[Text, ...]
    queries: tuple[Text, ...]
    relevant: dict[str, frozenset[str]]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The analysis codes of its documents."""
        return tuple(sorted({document.analysis for document in self.documents}))


def read(folder: Path) -> Collection:
    """The collection in `folder`. Raises CollectionError."""
    documents, queries = texts(folder / "corpus.jsonl"), texts(folder / "queries.jsonl")
    relevant = judgements(folder / "qrels" / "test.tsv", {one.id for one in queries}, {one.id for one in documents})
    asked = tuple(query for query in queries if query.id in relevant)
    if not asked:
        raise CollectionError(f"{folder}: no query has a relevant document")
    return Collection(folder.name, documents, asked, relevant)


def texts(path: Path) -> tuple[Text, ...]:
    found: dict[str, Text] = {}
    for number, line in lines(path):
        text: Text = parsed(path, number, text_of, line)
        if text.id in found:
            raise CollectionError(f"{path}, line {number}: “{text.id}” stands twice")
        found[text.id] = text
    return tuple(found.values())


def text_of(line: str) -> Text:
    row = json.loads(line)
    title, text = row.get("title", "").strip(), row["text"].strip()
    return Text(str(row["_id"]), CODES[row["language"]], "\n".join(filter(None, (title, text))), title)


def judgements(path: Path, queries: set[str], documents: set[str]) -> dict[str, frozenset[str]]:
    relevant: dict[str, set[str]] = {}
    for number, line in lines(path, header=True):
        query, document, score = parsed(path, number, judgement, line)
        if query not in queries or document not in documents:
            raise CollectionError(f"{path}, line {number}: there is no “{document if query in queries else query}”")
        if score > 0:
            relevant.setdefault(query, set()).add(document)
    return {query: frozenset(found) for query, found in relevant.items()}


def judgement(line: str) -> tuple[str, str, int]:
    query, document, score = line.split("\t")
    return query, document, int(score)


def lines(path: Path, header: bool = False) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, but for empty ones."""
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise CollectionError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip() and not (header and number == 1):
            yield number, line


def parsed(path: Path, number: int, parse: Callable[[str], Any], line: str) -> Any:
    try:
        return parse(line)
    except KeyError as error:
        raise CollectionError(f"{path}, line {number}: {error.args[0]!r} is missing or not known") from None
    except (ValueError, TypeError, AttributeError):
        raise CollectionError(f"{path}, line {number}: makes no sense") from None
