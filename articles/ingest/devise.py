"""Titles for articles that have none: in the article's language, marked as ours wherever they are shown.

Stored text, so the wording is fixed here and does not follow the interface's message catalogues.
"""

from articles.ingest.known import Authority
from articles.ingest.types import Described, Linked
from articles.languages import fallbacks

PATTERNS = {
    "ar": "تقرير عن {event}",
    "zh-Hans": "关于{event}的报道",
    "zh-Hant": "關於{event}的報道",
    "ro": "Articol despre {event}",
    "en": "Report on {event}",
}
OPENING = 60  # characters of the text that stand for a title where no event is known


def devised_title(described: Described, linked: Linked, authority: Authority) -> str:
    """From the event and the source; without an event that has a name, the opening words."""
    if linked.event is None:
        return opening(described.body)
    names = (authority.name_of(linked.event.slug, code) for code in fallbacks(described.language))
    name = next((name for name in names if name), None)
    if name is None:
        return opening(described.body)
    title = PATTERNS[described.language].format(event=name)
    return f"{title} – {described.source}" if described.source else title


def opening(body: str) -> str:
    words = body.split("\n")[0]
    if len(words) <= OPENING:
        return words
    cut = words[:OPENING]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,،，.。") + "…"
