"""Our own collection and contract: the digests of the starter archive with sixty questions, the names of its terms."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.languages import BY_CODE, CODES
from articles.starter.read import read_archive
from search.evaluation.collection import Collection, Text

QUESTIONS = Path(__file__).parent / "data" / "questions.jsonl"


def starter() -> Collection:
    """The digests of the starter archive, and for each question those that tell of what it asks."""
    archive = read_archive(Path(settings.BASE_DIR) / "fixtures")
    documents = tuple(
        Text(f"{digest.event}/{digest.language}", digest.language, "\n".join((digest.title, *digest.paragraphs)))
        for digest in archive.digests
    )
    queries, relevant = [], {}
    for number, line in enumerate(QUESTIONS.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        queries.append(Text(str(number), row["language"], row["text"]))
        found = {f"{event}/{code}" for event in row["events"] for code in CODES} | set(row.get("also", ()))
        relevant[str(number)] = frozenset(found - set(row.get("but", ())))
    return Collection("starter", documents, tuple(queries), relevant)


def bridges() -> Iterator[dict[str, Any]]:
    """A row for each term: its preferred names, which all stand for it in search, find each other."""
    terms: dict[str, dict[str, str]] = {}
    for label in read_archive(settings.BASE_DIR / "fixtures").labels:
        if label["bridge"] and label["type"] == "preferred":
            terms.setdefault(label["term"], {})[label["language"]] = label["text"]
    for names in terms.values():
        if len(names) > 1:
            documents = {BY_CODE[code].analysis: name for code, name in names.items()}
            yield {"queries": list(names.values()), "documents": documents}
