"""Sentences of a text with their offsets, also where no space follows the full stop."""

import re
from bisect import bisect_right
from dataclasses import dataclass

# After these a full stop ends no sentence; a look-behind has one width, so they stand by their length.
ABBREVIATIONS = (
    "Mr|Ms|Dr|St|No|Co|nr|dl|al",
    "Mrs|Inc|Ltd|Nov|Dec|Oct|Jan|Feb|Aug|Gen|Sen|Rep|Gov|etc|str|dna",
    "Sept|Corp|Prof",
)
_whole = r"(?<!\b[A-Z])" + "".join(rf"(?<!\b(?:{words}))" for words in ABBREVIATIONS)
_closers = r"[”\"’」』»)）]*\s*"
END = re.compile(rf"[。！？!?؟]+{_closers}|\n\s*|{_whole}\.(?=[\s”\"’»)]|[^\W\d_a-z]|$){_closers}")


@dataclass(frozen=True)
class Sentences:
    """`starts` are the offsets at which sentences begin; the last entry is the length of the text."""

    text: str
    starts: tuple[int, ...]

    def span(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds an offset."""
        index = bisect_right(self.starts, at) - 1
        return self.starts[index], self.starts[min(index + 1, len(self.starts) - 1)]


def sentences(text: str) -> Sentences:
    ends = [match.end() for match in END.finditer(text) if match.end() < len(text)]
    return Sentences(text, (0, *ends, len(text)))
