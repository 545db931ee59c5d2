"""A line under judgement, and what can be seen of it without knowing its language."""

import re
from dataclasses import dataclass
from functools import cached_property

from articles.ingest.folding import HAN, key
from articles.ingest.reasons import Reason
from articles.ingest.rules.credits import Credit, weight
from articles.ingest.rules.spam import script_of
from articles.ingest.types import Line
from articles.text import arabic

# Signs that end a sentence or announce a list, with what may close after them.
SENTENCE_END = re.compile(r"[.。．!！?？؟…:：]+[\s\"'”’»」』)）\]】]*$")
STATEMENT = re.compile(r"[.。．؛;]+[\s\"'”’»」』)）\]】]*$")
COLON = re.compile(r"[:：]\s*$")
INNER_STOP = re.compile(r"[。．؟!！?？](?=.{8})|(?<=[^\W\d_]{3})\.(?=\s*[^\W\d_].{8})")
PARAGRAPH = 160  # letters: so long a line is a paragraph, whatever it ends with
LEAST_SENTENCE = 25
LONGEST_TITLE = 220
LONGEST_LABEL = 25
LABEL = re.compile(r"\W*[^:：\d]{2,24}\s*[:：]\s*(?P<value>[^:：]{1,40})")
LABEL_WORDS = 3
# The number of an item, in a list or a bulletin: «1.», «2、», «三、», «（四）», «5-».
ENUMERATED = re.compile(
    r"\s*(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、]|\d{1,2}\s?[.．:]\s?(?!\d)|\d{1,2}\s?[-–—]\s)"
)
WORD = re.compile(rf"[^\W\d_{HAN}]{{3,}}|[{HAN}]+")


@dataclass(frozen=True)
class Block:
    """One line; `reason` says why it leaves, None that it stays so far. `text` is the line without its artefacts."""

    line: Line
    text: str
    reason: Reason | None = None
    credit: Credit | None = None  # what it says about the text, where it does

    @cached_property
    def key(self) -> str:
        return key(self.text)

    @cached_property
    def weight(self) -> float:
        return weight(self.text)

    @property
    def is_paragraph(self) -> bool:
        """Whether it reads like a sentence at least, not like a heading, a label or a widget."""
        return self.weight >= PARAGRAPH or (self.weight >= LEAST_SENTENCE and bool(SENTENCE_END.search(self.text)))

    @property
    def is_enumerated(self) -> bool:
        return bool(ENUMERATED.match(self.text))

    @property
    def is_label(self) -> bool:
        """«Filed under: Tech», «专题：聚焦»: a word or two, a colon, and a few more."""
        label = LABEL.fullmatch(self.text) if self.weight < LONGEST_LABEL else None
        return label is not None and len(label["value"].split()) <= LABEL_WORDS

    @cached_property
    def script(self) -> str:
        return script_of(self.text)

    @property
    def is_title_like(self) -> bool:
        """Short, no statement with a full stop, no quotation standing for itself."""
        return (
            6 <= self.weight <= LONGEST_TITLE
            and not STATEMENT.search(self.text)
            and not COLON.search(self.text)
            and not INNER_STOP.search(self.text)
            and not self.is_quotation
        )

    @property
    def is_quotation(self) -> bool:
        """Opens with a quotation mark and closes with it, or never; a title quotes a few words at most."""
        text = self.text.strip()
        pairs = {"„": '”“"', "“": "”", "«": "»", "「": "」", "『": "』", '"': '"', "”": "”“", "‘": "’", "《": ""}
        closers = pairs.get(text[:1])
        if not closers:
            return False
        close = min((at for closer in closers if (at := text.find(closer, 1)) > 0), default=len(text))
        return (close >= len(text) - 2 and self.weight > 50) or close > 90

    @cached_property
    def tokens(self) -> frozenset[str]:
        """What it speaks of, roughly: pairs of Chinese characters, beginnings of words."""
        found: set[str] = set()
        for word in WORD.findall(self.key):
            if re.match(f"[{HAN}]", word):
                found.update(word[at : at + 2] for at in range(len(word) - 1))
            else:
                found.add(arabic.stem(word) if "\u0600" <= word[0] <= "\u06ff" else word[:5])
        return frozenset(found)
