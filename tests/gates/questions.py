"""Our own collection: the digests of the starter archive, and sixty questions with the digests that answer them."""

import json
from pathlib import Path

from django.conf import settings

from articles.languages import CODES
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
