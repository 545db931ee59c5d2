"""Made-up press items in five languages: invented words, drawn as unevenly as a language draws its own (Zipf).

Among them stand names of the authority, as in an archive on one subject, each in the share of the items that is its
share of the starter archive's digests in the language: Wuzhen in nearly all, Alibaba in some. Real text compresses and
repeats differently; figures made with this compare versions of the portal, not portals.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from django.conf import settings

from articles.starter.read import read_archive

VOCABULARY = 8000  # words a language
LENGTHS = (120, 500)  # words an article, of Chinese two characters each
PARAGRAPH = 60
TIMES = 3  # a name that stands in an item was put there up to so often
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
        self.names = shares(language)

    def word(self) -> str:
        choice, length = self.random.choice, self.random.randint(2, 4)
        if self.language.startswith("zh"):
            return "".join(chr(self.random.randint(0x4E00, 0x4E00 + 2500)) for _n in range(2))
        if self.language == "ar":
            return "".join(choice(ARABIC_LETTERS) for _n in range(length + 1))
        return "".join(choice(CONSONANTS) + choice(VOWELS[self.language]) for _n in range(length))

    def text(self, count: int, names: Sequence[str] = ()) -> str:
        words = self.random.choices(self.words, cum_weights=self.weights, k=count)
        for name in names:
            words[self.random.randrange(count)] = name
        space, stop = ("", "。") if self.language.startswith("zh") else (" ", ". ")
        sentences = [space.join(words[start : start + 15]) for start in range(0, count, 15)]
        return stop.join(sentences) + stop.strip()

    def item(self) -> Item:
        named: list[list[str]] = [[] for _n in range(self.random.randint(*LENGTHS) // PARAGRAPH)]
        for name, share in self.names.items():
            if self.random.random() < share:
                for paragraph in self.random.choices(named, k=self.random.randint(1, TIMES)):
                    paragraph.append(name)
        body = "\n".join(self.text(PARAGRAPH, names) for names in named)
        return Item(self.language, self.text(8).rstrip(".。"), body, self.random.randint(0, 4300))

    def query(self) -> str:
        """A name, as often as items have it, or one to three of the middling common words."""
        if self.random.random() < 0.5:
            return self.random.choices(list(self.names), list(self.names.values()))[0]
        words = self.random.choices(self.words[20:2000], k=self.random.randint(1, 3))
        return ("" if self.language.startswith("zh") else " ").join(words)


@cache
def shares(language: str) -> dict[str, float]:
    """Name -> in which share of the starter archive's digests in the language it stands, nought left out."""
    archive = read_archive(settings.BASE_DIR / "fixtures")
    texts = [" ".join((one.title, *one.paragraphs)) for one in archive.digests if one.language == language]
    names = {label["text"] for label in archive.labels if label["bridge"] and label["language"] == language}
    found = {name: sum(name in text for text in texts) / len(texts) for name in sorted(names)}
    return {name: share for name, share in found.items() if share}


def items(languages: list[str], count: int, seed: int = 1) -> Iterator[Item]:
    """`count` items, the languages in turn."""
    writers = [Writer(language, seed) for language in languages]
    for number in range(count):
        yield writers[number % len(writers)].item()
