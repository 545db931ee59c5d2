"""Why an article is a hit: the words of its own that answered, and how they relate to what was typed."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from articles.text.normalise import normalised
from search.highlight import Snippet
from search.query import Concept, Leaf
from search.results import Reason

LABELS = {
    "typed": _("as typed"),
    "form": _("another form or spelling"),
    "script": _("other script or wording"),
    "name": _("another name of the same"),
    "title": _("in the title"),
}
MAX_WORDS = 3


def reasons(sought: Sequence[Leaf], language: str, title: Snippet, snippet: Snippet) -> tuple[Reason, ...]:
    """At most one reason of each kind, in the order of LABELS, each with a few of the article's own words."""
    words: dict[str, list[str]] = {"typed": [], "form": [], "script": [], "name": []}
    # Words that answer what was typed are told before names: the same words may be both.
    seen: set[str] = set()
    for leaf, word in sorted(dict.fromkeys((*title.words, *snippet.words)), key=lambda each: by_name(sought[each[0]])):
        asked = sought[leaf]
        if isinstance(asked, Concept):
            kind, known = "name", any(part in word for part in seen)
        else:
            kind, known = relation(asked.text, word, language), word in seen
        if not known:
            words[kind].append(word)
            seen.add(word)
    found = [Reason(kind, str(LABELS[kind]), tuple(held[:MAX_WORDS])) for kind, held in words.items() if held]
    return (*found, Reason("title", str(LABELS["title"]))) if title.words else tuple(found)


def by_name(leaf: Leaf) -> bool:
    return isinstance(leaf, Concept)


def relation(typed: str, word: str, language: str) -> str:
    """How a word of the text relates to the typed one: the same, in another form, or in another script or wording."""
    asked, held = normalised(typed).text, normalised(word).text
    if held == asked or held in re.findall(r"\w+", asked):
        return "typed"
    return "script" if language.startswith("zh") else "form"
