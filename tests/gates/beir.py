"""Retrieval collections in BEIR layout: corpus.jsonl, queries.jsonl (both with `language`), qrels/test.tsv."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from articles.languages import BY_CODE


@dataclass(frozen=True)
class Text:
    """A document or a query. `language` is a code of articles."""

    id: str
    language: str
    text: str

    @property
    def analysis(self) -> str:
        return BY_CODE[self.language].analysis


@dataclass(frozen=True)
class Collection:
    name: str
    documents: tuple[Text, ...]
    queries: tuple[Text, ...]
    relevant: dict[str, frozenset[str]]  # query -> documents

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The analysis codes of its documents."""
        return tuple(sorted({document.analysis for document in self.documents}))


def read(folder: Path) -> Collection:
    relevant: dict[str, set[str]] = {}
    for line in (folder / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, score = line.split("\t")
        if int(score) > 0:
            relevant.setdefault(query, set()).add(document)
    return Collection(
        folder.name,
        texts(folder / "corpus.jsonl"),
        texts(folder / "queries.jsonl"),
        {query: frozenset(documents) for query, documents in relevant.items()},
    )


def texts(path: Path) -> tuple[Text, ...]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        whole = "\n".join(filter(None, (row.get("title", "").strip(), row["text"].strip())))
        found.append(Text(row["_id"], row["language"], whole))
    return tuple(found)
