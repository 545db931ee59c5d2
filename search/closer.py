"""What a second look at the best hits of a language asks: whether a word stands as typed, whether neighbours do.

Too dear to ask of every article, and it makes none a hit. Calibrated with k1 and b (search/backends/scoring.py) on
XQuAD, nDCG@10, and MLQA, natural text, MRR@10; the table is in docs/searching.md.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from search.backends.schema import analyzer
from search.needles import needles, word_needles
from search.query import And, Closer, Needle, Node, Or, Word

# The word as typed, not only its stem: English 0.964 to 0.968 and 0.846 to 0.847, Arabic MLQA 0.704 to 0.721. 0.2 to
# 0.5 are alike. Chinese words have no other forms.
AS_TYPED = 0.3
# Neighbours in the query that are neighbours in the article: English MLQA 0.847 to 0.864. 0.1 to 0.5 are alike. In
# Chinese the pairs of characters say so already, and more costs (0.966 to 0.959).
NEIGHBOURS = 0.2
# Single Chinese characters, because words are written short and long (北大, 北京大学): 0.964 to 0.965 and 0.751 to
# 0.785. 0.2 to 0.8 are alike.
CHARACTERS = 0.5


def closer(tree: Node, language: str) -> tuple[Closer, ...]:
    """What the words of a query ask for besides, in one language; phrases, names and fields ask for nothing more."""
    found: dict[Needle, float] = {}
    for words in runs(tree):
        for needle, weight in (chinese if language == "zh" else spaced)(words, language):
            found.setdefault(needle, weight)
    return tuple(Closer(needle, weight) for needle, weight in found.items())


def runs(node: Node) -> Iterator[list[Word]]:
    """Stretches of plain words side by side; excluded ones are none."""
    match node:
        case Word(title=False):
            yield [node]
        case And(parts):
            run: list[Word] = []
            for part in parts:
                if isinstance(part, Word) and not part.title:
                    run.append(part)
                    continue
                yield run
                run = []
                yield from runs(part)
            yield run
        case Or(parts):
            for part in parts:
                yield from runs(part)


def spaced(words: Iterable[Word], language: str) -> Iterator[tuple[Needle, float]]:
    stems: list[str] = []
    for word in words:
        found = word_needles(word, language)
        if found is None:
            continue
        for part in found.parts:
            stems += [terms[0] for _distance, terms in part.slots]
        for part in needles("exact", word, language).parts:
            for _distance, terms in part.slots:
                yield Needle("exact", ((0, terms),)), AS_TYPED
    for first, second in pairwise(stems):
        yield Needle("text", ((0, (first,)), (1, (second,)))), NEIGHBOURS


def chinese(words: Iterable[Word], language: str) -> Iterator[tuple[Needle, float]]:
    for word in words:
        for token in analyzer("characters", language)(word.text, mode="query"):
            yield Needle("characters", ((0, (token.text,)),)), CHARACTERS
