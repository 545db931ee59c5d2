"""The curators' desk: every noun of the archive in Django's admin, with its history."""

from articles.admin import accounts, articles, evidence, facts, sources, terms  # noqa: F401  (each registers its models)
