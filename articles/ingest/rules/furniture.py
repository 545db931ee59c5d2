"""Share bars, font-size widgets, navigation, counters: lines that widgets' own words cover whole.

The words (vocabulary/furniture.txt) are gathered from press sites in the five languages. A line is furniture where
nothing is left of it once they are taken away, so that any combination of them is recognised and no sentence is.
"""

import re

from articles.ingest.reasons import Reason
from articles.ingest.vocabulary import pattern

COVER = tuple(
    (reason, re.compile(pattern("furniture", section)))
    for reason, section in (
        (Reason.SHARE, "share"),
        (Reason.FURNITURE, "font"),
        (Reason.NAVIGATION, "navigation"),
        (Reason.FURNITURE, "counters"),
        (Reason.ADVERTISING, "advertising"),
    )
)
# Say something only beside one of the above; two of one list make a bar by themselves.
WEAK = (
    (Reason.SHARE, re.compile(pattern("furniture", "networks"))),
    (Reason.FURNITURE, re.compile(pattern("furniture", "sizes"))),
)
# Whole lines above the title: the part of the paper in which the article stands.
SECTION = re.compile(rf"\W*{pattern('furniture', 'sections')}\W*")
# Calls to the reader and notices of the site are sentences, so they are known by how they begin.
CALL = re.compile(rf"\W*{pattern('furniture', 'calls')}")
NOTICE = re.compile(rf"\W*{pattern('furniture', 'notices')}")
NOTICE_ANYWHERE = re.compile(pattern("furniture", "notices anywhere") + "|©|icp备")
LETTER = re.compile(r"[^\W\d_]")
BREADCRUMB = re.compile(
    rf"\W*{pattern('furniture', 'home', 'here')}\W*?[:：]?\s*(?:>|»|›|→|<|«(?!\w)|‹|/|::|\\)"
    rf"|\W*{pattern('furniture', 'here')}"
)
STEP = re.compile(r"\s*(?:>|»|›|→)\s*")
# The end of a text as agencies mark it.
END_MARKS = re.compile(rf"\W*(?:{pattern('furniture', 'end marks')}|###)\W*")
HASHTAGS = re.compile(r"(?:#[^#\s]{1,20}\s*){3,}")
LONGEST_BAR = 300
LONGEST_CALL = 220
LONGEST_BREADCRUMB = 120


def judged(line: str) -> Reason | None:
    """Why a folded line is furniture, or None."""
    if is_breadcrumb(line):
        return Reason.BREADCRUMB
    if reason := covered(line):
        return reason
    if HASHTAGS.match(line) or (len(line) <= LONGEST_CALL and CALL.match(line)):
        return Reason.NAVIGATION
    if len(line) <= LONGEST_CALL and (NOTICE.match(line) or NOTICE_ANYWHERE.search(line)):
        return Reason.COPYRIGHT
    if END_MARKS.fullmatch(line):
        return Reason.FURNITURE
    return None


def covered(line: str) -> Reason | None:
    """The kind of the words that cover the line whole, the first that stands in it deciding."""
    if len(line) > LONGEST_BAR:
        return None
    rest, starts, bars = line, {}, []
    for reason, words in COVER:
        if match := words.search(line):
            starts[match.start()] = reason
        rest = words.sub(" ", rest)
    for reason, words in WEAK:
        rest, count = words.subn(" ", rest)
        bars += [reason] if count >= 2 else []
    if LETTER.search(rest):
        return None
    return starts[min(starts)] if starts else bars[0] if bars else None


def is_breadcrumb(line: str) -> bool:
    """A path of short steps: begins at home, or has two arrows, or ends in an arrow or a section; no sentence in it."""
    if len(line) > LONGEST_BREADCRUMB:
        return False
    if BREADCRUMB.match(line):
        return True
    steps = STEP.split(line)
    ends = len(steps) >= 3 or (len(steps) == 2 and (not steps[1] or is_section(steps[1])))
    return ends and all(len(step) <= 30 for step in steps) and not re.search("[.。!?؟]", line)


def is_section(line: str) -> bool:
    return bool(SECTION.fullmatch(line))
