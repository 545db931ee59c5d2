"""Suggestions while one types: names of the authority and titles of published articles, kept in memory."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.interface import interface_language
from articles.models import Article, Label, Term
from search.completion import Completion, Entry
from search.remembered import Remembered, last_change

MOST = 10
NAMES = 6  # of these where there are titles too
TITLES = 20_000  # the newest, about 20 MB in memory
RANKS = {Label.Type.PREFERRED: 0, Label.Type.VARIANT: 1}


def suggestions(typed: str) -> list[Any]:
    """What `typed` may become, as the OpenSearch suggestions format has it: the query, completions, descriptions,
    addresses (empty but for articles); then, for our own script, languages and a sentence for screen readers.

    Two queries, one more where there are titles. An article that is not published is never among them.
    """
    language = interface_language().code
    named = names.value().of(typed, language, MOST)
    titled = public(titles.value().of(typed, language, MOST))
    named = named[: max(NAMES, MOST - len(titled))]
    titled = titled[: MOST - len(named)]
    count = len(named) + len(titled)
    return [
        typed,
        [entry.text for entry in named] + [article.title for article in titled],
        [str(Term.Kind(entry.kind).label) for entry in named] + [_("article")] * len(titled),
        [""] * len(named) + [article.get_absolute_url() for article in titled],
        {
            "languages": [entry.language for entry in named] + [article.language for article in titled],
            "status": ngettext("%(count)s suggestion", "%(count)s suggestions", count) % {"count": count}
            if count
            else "",
        },
    ]


def public(entries: list[Entry]) -> list[Article]:
    """The articles as they are now, in the same order: what memory holds may have been withdrawn past all signals."""
    if not entries:
        return []
    asked = Article.objects.published().filter(pk__in=[entry.key for entry in entries])
    rows = {article.pk: article for article in asked.only("public_id", "title", "language")}
    return [rows[entry.key] for entry in entries if entry.key in rows]


def read_names() -> Completion:
    labels = Label.objects.exclude(type=Label.Type.HIDDEN).select_related("term").order_by("pk")
    return Completion(
        Entry(label.text, label.language, label.term.kind, slug=label.term.slug, rank=RANKS[label.type])
        for label in labels
    )


def read_titles() -> Completion:
    newest = Article.objects.published().filter(title_devised=False).newest_first()[:TITLES]
    return Completion(
        Entry(title, language, "article", key=key)
        for key, title, language in newest.values_list("pk", "title", "language")
    )


names = Remembered(lambda: last_change(Label), read_names)
titles = Remembered(lambda: last_change(Article), read_titles)
