"""Two versions of a text as one, word by word: what stayed, what went, what came."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word of an alphabet, one Chinese character, or one of anything else.
TOKEN = re.compile(r"[^\W\d_\u3400-\u9fff\uf900-\ufaff]+|\d+|\s+|.", re.S)
CONTEXT = 60  # characters that stay to be seen on either side of a change
LONGEST = 40_000  # characters of both texts; beyond that whole lines are compared


@dataclass(frozen=True)
class Stretch:
    """`kind`: same, gone or come; "cut" stands for a passage without a change."""

    kind: str
    text: str


def difference(old: str, new: str) -> list[Stretch]:
    """The changes with a little of what is about them.

    >>> [(one.kind, one.text) for one in difference("the third day", "the fourth day")]
    [('same', 'the '), ('gone', 'third'), ('come', 'fourth'), ('same', ' day')]
    """
    by_words = len(old) + len(new) <= LONGEST
    a, b = (TOKEN.findall(text) if by_words else text.splitlines(keepends=True) for text in (old, new))
    found: list[Stretch] = []
    for operation, start, end, begin, finish in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if operation == "equal":
            found.append(Stretch("same", "".join(a[start:end])))
            continue
        found += [Stretch("gone", "".join(a[start:end]))] if end > start else []
        found += [Stretch("come", "".join(b[begin:finish]))] if finish > begin else []
    return [piece for place, stretch in enumerate(found) for piece in shortened(stretch, place, len(found))]


def shortened(stretch: Stretch, place: int, number: int) -> list[Stretch]:
    before, after = place > 0, place < number - 1
    if stretch.kind != "same" or len(stretch.text) <= CONTEXT * (before + after) + CONTEXT:
        return [stretch]
    head = [Stretch("same", stretch.text[:CONTEXT])] if before else []
    tail = [Stretch("same", stretch.text[-CONTEXT:])] if after else []
    return [*head, Stretch("cut", "…"), *tail]
