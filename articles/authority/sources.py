"""The authority as values for `check`: from the database, or from fixture files."""

from pathlib import Path

from articles.authority.check import Authority, Name
from articles.models import Article, Label, Statement, Term
from articles.starter.read import json_lines, read_archive


def from_database(judged: Path) -> Authority:
    labels = Label.objects.select_related("term")
    return Authority(
        terms=frozenset(Term.objects.values_list("slug", flat=True)),
        names=tuple(Name(row.term.slug, row.language, row.text, row.type, row.qualifier, row.bridge) for row in labels),
        # The database refuses a fact without a citation; they are counted here.
        facts=tuple((attribute, True) for attribute in Statement.objects.values_list("attribute", flat=True)),
        articles=tuple(
            (title, slug or reason)
            for title, slug, reason in Article.objects.values_list("title", "event__slug", "no_event_reason")
        ),
        judged=read_judged(judged),
    )


def from_files(folder: Path) -> Authority:
    archive = read_archive(folder)
    facts = [*archive.statements, *archive.appearances]
    return Authority(
        terms=frozenset(row["slug"] for row in (*archive.terms, *archive.events)),
        names=tuple(
            Name(row["term"], row["language"], row["text"], row["type"], row.get("qualifier", ""), row["bridge"])
            for row in archive.labels
        ),
        facts=tuple((" ".join(str(value) for value in row.values()), bool(row.get("cite"))) for row in facts),
        articles=(
            *((digest.title, digest.event) for digest in archive.digests),
            *((row["title"], row.get("event") or row.get("no_event_reason", "")) for row in archive.records),
        ),
        judged=read_judged(folder / "judged.jsonl"),
    )


def read_judged(path: Path) -> frozenset[tuple[str, str]]:
    """Labels that two terms share and that may bridge all the same, each with its reason in the file."""
    return frozenset((row["language"], row["text"]) for _line, row in json_lines(path))
