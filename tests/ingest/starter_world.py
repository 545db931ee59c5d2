"""The starter archive's own authority as the value that ingest takes: from the fixtures, without a database."""

import datetime
import json
from collections import defaultdict
from functools import cache
from pathlib import Path

from articles.ingest.known import SERIES, Authority, KnownEvent, Name, Outlet
from articles.models.dates import span

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
LANGUAGES = ("ar", "zh-Hans", "zh-Hant", "ro", "en")


def rows(file: str) -> list[dict]:
    return [json.loads(line) for line in (FIXTURES / file).read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def starter() -> Authority:
    """As `articles.ingest.authority.from_database` gives it after `load_archive`."""
    kinds = {row["slug"]: row["kind"] for row in rows("terms.jsonl")} | {
        row["slug"]: "event" for row in rows("events.jsonl")
    }
    themes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows("statements.jsonl"):
        if row["attribute"] == "theme" and kinds.get(row["subject"]) == "event":
            themes[row["subject"]].append((row["language"], row["text"]))
    events = []
    for row in rows("events.jsonl"):
        earliest, latest, _precision = span(row["date"])
        opening = datetime.date.fromisoformat(row["opening"]) if row.get("opening") else None
        events.append(
            KnownEvent(
                slug=row["slug"], series=row["series"], start=earliest, end=latest, opening=opening,
                edition=row.get("edition"), place=row.get("place", ""), themes=tuple(themes[row["slug"]]),
            )
        )  # fmt: skip
    names = [
        (row["term"], row["type"] != "preferred", language, row["text"], row.get("link", True))
        for language in LANGUAGES
        for row in rows(f"labels/{language}.jsonl")
    ]
    return Authority(
        events=tuple(sorted(events, key=lambda event: (event.start, event.slug))),
        names=tuple(
            Name(slug, kinds[slug], language, text, link)
            for slug, _is_variant, language, text, link in sorted(names, key=lambda name: name[1])
            if link or slug == SERIES or kinds[slug] == "speaker"
        ),
        outlets=tuple(
            Outlet(
                row["slug"],
                tuple(filter(None, [row["name"], row["name_latin"], *row["other_names"]])),
                tuple(row["hosts"].split()),
            )
            for row in rows("sources.jsonl")
        ),
        participants=frozenset(row["speaker"] for row in rows("appearances.jsonl")),
    )
