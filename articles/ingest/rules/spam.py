"""Injected search spam: judged by evidence, never by place alone.

Evidence: the vocabulary of adult, gambling and drug advertising; many bars between short phrases; a script that is
not the article's; no sentence. A sentence is spam only where the vocabulary is packed close, or in a script that no
article of ours is written in.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from articles.ingest.folding import HAN, key
from articles.ingest.vocabulary import pattern

# Words that no report on the internet uses (what reports do use, gambling or pornography, is left out); and words that
# say something only where no sentence stands, for they advertise honest films and games too.
WORDS = re.compile(pattern("spam", "unmistakable"))
COMMON_WORDS = re.compile(pattern("spam", "common"))
BARS = re.compile(r"[|｜丨¦│]")
SENTENCE_END = re.compile(r"[.。!！?？؟…][”\"’»」』)）]*")
DOMAINS = re.compile(
    r"(?:https?://|www\.)\S+|\b[a-z0-9-]{2,63}\.(?:com|net|cc|xyz|top|vip|info|club|icu|cn|ru|org|bet|app)\b"
)
SENTENCE = re.compile(r"[。！？!?؟](?!\w*[|｜])|(?<=\w{3})\.(?:\s|$)")
DENSE = 45  # letters a word of the vocabulary, at most; calibrated on tests/ingest/test_rules.py
LEAST_WORDS = 3
LEAST_BARS = 4
LONGEST_PHRASE = 40

SCRIPTS = (
    ("Arab", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("Han", re.compile(f"[{HAN}]")),
    ("Latn", re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")),
    ("Kana", re.compile("[\u3041-\u30ff]")),
    ("Hang", re.compile("[\u1100-\u11ff\uac00-\ud7a3]")),
    ("Cyrl", re.compile("[\u0400-\u04ff]")),
    ("Thai", re.compile("[\u0e00-\u0e7f]")),
    ("Grek", re.compile("[\u0370-\u03ff]")),
    ("Hebr", re.compile("[\u0590-\u05ff]")),
    ("Deva", re.compile("[\u0900-\u0d7f]")),
)
# Scripts in which no line of an article in our languages is written.
NEVER_OURS = frozenset({"Kana", "Hang", "Cyrl", "Thai", "Grek", "Hebr", "Deva"})


@lru_cache(maxsize=1024)
def script_of(text: str) -> str:
    """The script of most of the letters, of equals the first in SCRIPTS; empty where there is none. Han counts one and
    a half: it says more."""
    counts = dict.fromkeys(["", *(name for name, _letters in SCRIPTS)], 0.0)
    for character, times in Counter(text).items():
        counts[script_of_letter(character)] += times
    counts["Han"] *= 1.5
    counts[""] = 0
    return max(counts, key=counts.__getitem__)


@lru_cache(maxsize=8192)
def script_of_letter(character: str) -> str:
    """Empty for a sign, and for a letter of any other script."""
    return next((name for name, letters in SCRIPTS if letters.match(character)), "")


@dataclass(frozen=True)
class Evidence:
    """What speaks for spam in one folded line of an article in `script`."""

    words: int  # different ones of the vocabulary
    common: int  # different ones of both lists
    letters: int
    bars: int
    domains: int
    is_foreign: bool
    is_never_ours: bool
    has_sentence: bool
    phrases_short: bool

    @property
    def is_spam(self) -> bool:
        listed = self.bars >= LEAST_BARS and self.phrases_short
        if self.has_sentence:
            return (self.words >= LEAST_WORDS and self.letters <= DENSE * self.words) or self.is_never_ours
        return (
            (self.is_never_ours and self.letters >= 4)
            or (self.common >= LEAST_WORDS and self.letters <= DENSE * self.common)
            or (self.words >= 1 and self.letters <= DENSE)
            or (listed and self.common >= 2)
            or (self.is_foreign and (listed or self.words >= 1 or self.domains >= 3))
            or (self.domains >= 4 and self.common >= 1)
        )

    @property
    def is_menu(self) -> bool:
        """A row of short phrases between bars, without the vocabulary: navigation."""
        return self.bars >= LEAST_BARS - 1 and self.phrases_short and not self.has_sentence


def evidence(line: str, script: str) -> Evidence:
    phrases = [phrase.strip() for phrase in BARS.split(line) if phrase.strip()]
    own = script_of(line)
    words = set(WORDS.findall(line))
    return Evidence(
        words=len(words),
        common=len(words | set(COMMON_WORDS.findall(line))),
        letters=sum(map(str.isalpha, line)),
        bars=len(BARS.findall(line)),
        domains=len(DOMAINS.findall(line)),
        is_foreign=bool(own and script and own != script),
        is_never_ours=own in NEVER_OURS,
        has_sentence=bool(SENTENCE.search(line)),
        phrases_short=bool(phrases) and sum(len(phrase) <= LONGEST_PHRASE for phrase in phrases) >= 0.8 * len(phrases),
    )


def parted(text: str) -> tuple[str, str]:
    """A line without the spam that was glued to its end, and that spam; what is parted is stored text, not folded."""
    bar = BARS.search(text)
    ends = [match.end() for match in SENTENCE_END.finditer(text, 0, bar.start())] if bar else []
    if not ends:
        return text, ""
    tail = text[ends[-1] :]
    is_spam = evidence(key(tail), script_of(text[: ends[-1]])).is_spam
    return (text[: ends[-1]].rstrip(), tail.strip()) if is_spam else (text, "")
