"""Headlines of other articles: a heading that announces them, and the short lines that follow it."""

import re

from articles.ingest.vocabulary import pattern

_marks = r"[\s\W_]*"
HEADING = re.compile(rf"{_marks}{pattern('related', 'headings')}{_marks}")
# «More from Asia», «Mai multe din Externe», «المزيد من الأخبار الدولية»: a few words of which the first announce.
MORE = re.compile(rf"{_marks}{pattern('related', 'more')}(?:\s+[^\s.,:;!?،؛؟]+){{1,3}}{_marks}")
INLINE = re.compile(rf"{_marks}{pattern('related', 'headings')}\s*[:：|»›>…]+\s*(?=\w|[\"“„«‘《「\[(])")
# A teaser that breaks off is a headline still.
SENTENCE = re.compile(r"(?<!\.)[.。!！][^\w.…]*$|[؛;]\s*$")
LONGEST = 160


def is_heading(line: str) -> bool:
    """Whether a folded line announces headlines that follow it."""
    return bool(HEADING.fullmatch(line) or MORE.fullmatch(line))


def is_inline(line: str) -> bool:
    """Whether the line is such a heading and a headline in one: «Citește și: ...»."""
    return len(line) <= LONGEST and bool(INLINE.match(line)) and not re.search("[。]\\W*$", line)


def is_headline(line: str) -> bool:
    """Whether the line can stand in a list of headlines: short, and not a sentence."""
    return len(line) <= LONGEST and not SENTENCE.search(line)
