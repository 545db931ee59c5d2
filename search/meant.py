"""Did you mean: at few hits, the name of the authority that is nearest to what was typed and finds more."""

from dataclasses import replace

from articles.interface import interface_language
from articles.models import Label
from search.listing import listing
from search.parser import parse
from search.query import And, Node, Word
from search.remembered import Remembered, last_change
from search.request import SearchRequest
from search.results import Meant, SearchPage
from search.spelling import Spelling

FEW = 2  # hits; with more the words were probably meant as they are
WORDS = 6  # more are a sentence, not a name


def meant(found: SearchPage) -> Meant | None:
    """None where words find hits enough, nothing is near, or its words find no more; meaning always finds some."""
    request, by_words = found.request, found.total - found.by_meaning
    if by_words > FEW or found.warning or not is_plain(request.tree):
        return None
    known, reader = spelling.value(), interface_language().code
    nearest = known.nearest(request.query, reader) or in_a_word(request.query, known, reader)
    if nearest is None:
        return None
    text, language = nearest
    other = replace(request, query=text, tree=parse(text).tree, page=1, without=(), notes=())
    return Meant(text, language, other.address) if total(other) > by_words else None


def is_plain(tree: Node | None) -> bool:
    """A few words side by side: operators and fields were typed by somebody who knows what for."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    return len(parts) <= WORDS and all(isinstance(part, Word) and not part.title for part in parts)


def in_a_word(query: str, known: Spelling, reader: str) -> tuple[str, str] | None:
    """The query with one of its words spelt as a name is."""
    words = query.split()
    for place, word in enumerate(words if len(words) > 1 else ()):
        if nearest := known.nearest(word, reader):
            return " ".join([*words[:place], nearest[0], *words[place + 1 :]]), nearest[1]
    return None


def total(request: SearchRequest) -> int:
    """How many articles the words find."""
    return listing(replace(request, words_only=True), limit=1).total


def read_names() -> Spelling:
    labels = Label.objects.exclude(type=Label.Type.HIDDEN).order_by("type", "pk")
    return Spelling(labels.values_list("text", "language"))


spelling = Remembered(lambda: last_change(Label), read_names)
