"""Why an article is a hit: the words of its own that answered, and how they relate to what was typed."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from articles.languages import BY_CODE
from articles.text.normalise import normalised
from search.highlight import Snippet
from search.query import Concept, Leaf
from search.reading import analysed
from search.results import Reason

LABELS = {
    "typed": _("as typed"),
    "form": _("another form or spelling"),
    "script": _("other script or wording"),
    "name": _("another name"),
    "title": _("in the title"),
    "meaning": _("close in meaning"),
}
MAX_WORDS = 3


def reasons(sought: Sequence[Leaf], language: str, title: Snippet, snippet: Snippet) -> tuple[Reason, ...]:
    """At most one reason of each kind that words give, in the order of LABELS, with some of the article's own words."""
    # Kind -> the words folded -> as the text has them.
    words: dict[str, dict[str, str]] = {"typed": {}, "form": {}, "script": {}, "name": {}}
    for leaf, word in dict.fromkeys((*title.words, *snippet.words)):
        asked = sought[leaf]
        kind = "name" if isinstance(asked, Concept) else relation(asked.text, word, language)
        words[kind].setdefault(normalised(word).text, word)
    tell_once(words, BY_CODE[language].analysis)
    words["name"] = longest(words["name"])
    found = [Reason(kind, str(LABELS[kind]), tuple(held.values())[:MAX_WORDS]) for kind, held in words.items() if held]
    return (*found, Reason("title", str(LABELS["title"]))) if title.words else tuple(found)


def longest(names: dict[str, str]) -> dict[str, str]:
    """Without the names that another holds: `Wuzhen Summit` beside `World Internet Conference Wuzhen Summit`."""
    return {name: text for name, text in names.items() if not any(name != other and name in other for other in names)}


def tell_once(words: dict[str, dict[str, str]], language: str) -> None:
    """Single words that say a whole name stand for it; otherwise the name stands for those of its words."""
    typed = [words[kind] for kind in ("typed", "form", "script")]
    for name in list(words["name"]):
        parts = {word for held in typed for word in held if word in name}
        left = name
        for part in sorted(parts, key=len, reverse=True):
            left = left.replace(part, " ")
        if parts and not analysed(left, language):
            del words["name"][name]
            continue
        for held in typed:
            for word in parts & held.keys():
                del held[word]


def relation(typed: str, word: str, language: str) -> str:
    """How a word of the text relates to the typed one: the same, in another form, or in another script or wording."""
    asked, held = normalised(typed).text, normalised(word).text
    if held == asked or held in re.findall(r"\w+", asked):
        return "typed"
    return "script" if language.startswith("zh") else "form"
