"""Made-up press items in five languages: invented words, drawn as unevenly as a language draws its own (Zipf).

Real text compresses and repeats differently; figures made with this compare versions of the portal, not portals.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

VOCABULARY = 8000  # words a language
LENGTHS = (120, 500)  # words an article, of Chinese two characters each
ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
CONSONANTS, VOWELS = "bcdfghjlmnprstvz", {"en": "aeiou", "ro": "aeiouăâî"}


@dataclass(frozen=True)
class Item:
    """`day` counts from 1 January 2014."""

    language: str
    title: str
    body: str
    day: int


class Writer:
    """Writes items of one language; the same seed writes the same items."""

    def __init__(self, language: str, seed: int):
        self.language, self.random = language, random.Random(f"{language} {seed}")
        self.words = sorted({self.word() for _n in range(VOCABULARY)})
        self.random.shuffle(self.words)
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def word(self) -> str:
        choice, length = self.random.choice, self.random.randint(2, 4)
        if self.language.startswith("zh"):
            return "".join(chr(self.random.randint(0x4E00, 0x4E00 + 2500)) for _n in range(2))
        if self.language == "ar":
            return "".join(choice(ARABIC_LETTERS) for _n in range(length + 1))
        return "".join(choice(CONSONANTS) + choice(VOWELS[self.language]) for _n in range(length))

    def text(self, count: int) -> str:
        words = self.random.choices(self.words, cum_weights=self.weights, k=count)
        space, stop = ("", "。") if self.language.startswith("zh") else (" ", ". ")
        sentences = [space.join(words[start : start + 15]) for start in range(0, count, 15)]
        return stop.join(sentences) + stop.strip()

    def item(self) -> Item:
        paragraphs = [self.text(60) for _n in range(self.random.randint(*LENGTHS) // 60)]
        return Item(self.language, self.text(8).rstrip(".。"), "\n".join(paragraphs), self.random.randint(0, 4300))

    def query(self) -> str:
        """One to three words, the middling common ones that people type."""
        words = self.random.choices(self.words[20:2000], k=self.random.randint(1, 3))
        return ("" if self.language.startswith("zh") else " ").join(words)


def items(languages: list[str], count: int, seed: int = 1) -> Iterator[Item]:
    """`count` items, the languages in turn."""
    writers = [Writer(language, seed) for language in languages]
    for number in range(count):
        yield writers[number % len(writers)].item()
