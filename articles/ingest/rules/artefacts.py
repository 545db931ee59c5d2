"""What machines left inside a line: markup, pinyin in brackets, forums' anti-copy letters, invisible characters.

Everything that an author or printer set stays as it is, doubled commas and missing spaces too: search and name
linking cope with them, and the stored text remains what was published.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from articles.ingest.folding import HAN, folded
from articles.ingest.reasons import Reason
from articles.ingest.rules.credits import BRACKETED_EDITOR

TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|embed|figcaption|figure|font|footer|form"
    r"|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|noscript|o:p|object|ol|p|param|pre|s|script"
    r"|section|small|source|span|st1:\w+|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|video"
    r"|v:\w+|w:\w+)(?:\s+[\w:-]+\s*=[^<>]{0,2000}|\s*)/?>|<!--.*?-->|<\?xml[^>]*>|<!doctype[^>]*>",
    re.I,
)
CODE = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.I)
BREAK = re.compile(r"</?(?:br|p|div|li|tr|td|h[1-6]|hr)(?:\s[^<>]{0,2000})?/?>", re.I)
# A tag whose angle brackets were eaten: span style="font-family:..." and the like, before a letter or at the end.
BARE_TAG = re.compile(
    r"<?/?(?<![a-z])(?:span|font|div|p|strong|img|table|td|a)\s+(?:[\w-]+\s*=\s*(?:\"[^\"<>]*(?:\"[^\"<>=:;]*\"[^\"<>]*)?\"|'[^']*'|\w+)\s*)+/?>?",
    re.I,
)
ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|lt|gt|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|laquo|raquo|middot|zwnj|zwj|#\d{2,6}|#x[\da-f]{2,5});",
    re.I,
)
# Control characters, marks that turn the direction of what follows, byte order marks.
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_tone = "a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿɡ"
PINYIN = re.compile(rf"(?<=[{HAN}])\s?[(（]\s*[{_tone}]{{1,6}}\s*[)）]")
# White space, and marks of direction, which say nothing at the edge of a line.
EDGES = " \t\r\n\f\v\x85\xa0\u3000\u2028\u2029\u200b\u200e\u200f"
PUNCTUATION = " \t.。,，!！?？:：;；\"'“”‘’「」()（）"
LEAST_RUNS = 3  # of anti-copy letters, where a text has watermarks too
LEAST_MARK, LONGEST_MARK = 4, 24  # characters of a watermark
LEAST_PINYIN = 3  # in one text; fewer may be glosses
# Discuz forums end lines with runs such as "8 v: D! s$ o9 ]/ q" against copying.
ANTI_COPY = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[^\x00-\x7f]))(?:[!-~]{1,2}[ \t]+){4,}[!-~]{1,3}(?=\s|$|[^\x00-\x7f])")
SYMBOLS = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True)
class Mended:
    """A line without its artefacts; `fragments` are what was taken out."""

    text: str
    fragments: tuple[tuple[str, Reason], ...]


def has_pinyin(text: str) -> bool:
    """Whether a text carries pinyin as a mirror site sets it: after one character after another."""
    return len(PINYIN.findall(text)) >= LEAST_PINYIN


def watermarks(lines: Iterable[str]) -> tuple[str, ...]:
    """The site names that a forum sets between its anti-copy letters: what stands beside them again and again."""
    text = "\n".join(lines)
    runs = [match for match in ANTI_COPY.finditer(text) if is_junk(match[0])]
    if len(runs) < LEAST_RUNS:
        return ()
    beside: Counter[str] = Counter()
    for run in runs:
        left = text[max(0, run.start() - LONGEST_MARK) : run.start()].rpartition("\n")[2].strip()
        right = text[run.end() : run.end() + LONGEST_MARK].partition("\n")[0].strip()
        beside.update({left[at:] for at in range(len(left) - LEAST_MARK + 1)})
        beside.update({right[:end] for end in range(LEAST_MARK, len(right) + 1)})
    found: list[str] = []
    repeated = {mark.strip(PUNCTUATION) for mark, times in beside.items() if times > 1}
    for mark in sorted(repeated, key=len, reverse=True):
        if len(mark) >= LEAST_MARK and not any(mark in longer for longer in found):
            found.append(mark)
    return tuple(found)


@lru_cache(maxsize=2048)
def mended(text: str, drop_pinyin: bool = False, marks: tuple[str, ...] = ()) -> Mended:
    """The line without its artefacts; `marks` are the watermarks of the text.

    Remembered, because a site has its menus on every page.
    """
    fragments: list[tuple[str, Reason]] = []

    def taken(reason: Reason, instead: str = "") -> Callable[[re.Match[str]], str]:
        def take(match: re.Match[str]) -> str:
            fragments.append((match[0].strip(), reason))
            return instead

        return take

    text = INVISIBLE.sub("", text)
    if CODE.search(text) or TAG.search(text):
        text = CODE.sub(taken(Reason.MARKUP), text)
        text = BREAK.sub(taken(Reason.MARKUP, " "), text)
        text = TAG.sub(taken(Reason.MARKUP), text)
    text = BARE_TAG.sub(taken(Reason.MARKUP), text)
    if ENTITY.search(text):
        text = html.unescape(text)
    if drop_pinyin:
        text = PINYIN.sub(taken(Reason.PINYIN), text)
    text = ANTI_COPY.sub(lambda match: taken(Reason.ANTI_COPY)(match) if is_junk(match[0]) else match[0], text)
    for mark in marks:
        text = re.sub(re.escape(mark), taken(Reason.ANTI_COPY), text)
    text = text.strip(EDGES)
    base = folded(text)
    tail = [match for match in BRACKETED_EDITOR.finditer(base.text) if not base.text[match.end() :].strip(" .。")]
    if tail and tail[-1].start() > 0:
        start = base.starts[tail[-1].start()]
        fragments.append((text[start:].strip(), Reason.EDITOR))
        text = text[:start].rstrip()
    return Mended(text, tuple(fragments))


def is_junk(run: str) -> bool:
    """Letters and signs in disorder, not a list of initials or numbers."""
    signs = len(SYMBOLS.findall(run))
    has_digit, has_letter = any(map(str.isdigit, run)), any(map(str.isalpha, run))
    return has_letter and (signs >= 4 or (signs >= 2 and has_digit))
