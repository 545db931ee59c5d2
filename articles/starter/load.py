"""Fixture values into tables, in the order in which rows refer to one another; all or nothing."""

from collections import Counter

from django.db import transaction

from articles.starter import authority, coverage
from articles.starter.context import Context
from articles.starter.read import Archive

STEPS = (
    authority.load_references,
    authority.load_terms,
    authority.load_events,
    authority.load_labels,
    coverage.load_sources,
    authority.load_statements,
    authority.load_appearances,
    coverage.load_articles,
    coverage.load_gaps,
)


def load(archive: Archive) -> dict[str, Counter]:
    """Bring `archive` into the database; for each table what happened to its rows.

    Raises FixtureError where a row cannot be used; then nothing is saved.
    """
    known = {row["slug"] for row in (*archive.terms, *archive.events, *archive.sources)}
    context = Context(known=known | {row["key"] for row in archive.references})
    with transaction.atomic():
        for step in STEPS:
            step(context, archive)
    return context.counts
