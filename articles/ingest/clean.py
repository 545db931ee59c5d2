"""Stage 4: Extracted -> Cleaned. Takes away what is not the text, and says of each block why.

First every line is judged by the rules, each for itself; then by its place: what stands above the first paragraph or
below the last, is no sentence and shares no words with the text, is furniture in words that no rule knows.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from django.utils.translation import gettext as _

from articles.ingest.blocks import COLON, INNER_STOP, LONGEST_TITLE, SENTENCE_END, STATEMENT, Block
from articles.ingest.dates import find_dates
from articles.ingest.folding import folded, key
from articles.ingest.reasons import Reason
from articles.ingest.rules import artefacts, captions, furniture, related, spam
from articles.ingest.rules.credits import Credit, credit, weight
from articles.ingest.titles import titled
from articles.ingest.types import Cleaned, Extracted, Line, Refused, Removed
from articles.ingest.vocabulary import pattern

HEAD_LINES = 3  # among so many a date may stand in one line with the title
LEAST_TITLE = 15  # letters
LEADING_LABEL = re.compile(rf"\W*(?:{pattern('credits', 'date')}\W*)?")
LEAST_TEXT = 30  # letters; less is no article
SHARED = 0.34  # of the words of a line: so much it has in common with the text it belongs to
FEW = 2  # words: a line of so few shares all of them or none that count
HEADLINES = 3  # so many lines below the text that speak of other things are headlines of other articles
LEAST_HEADLINE = 20  # letters
SHORT_SENTENCE = 18  # letters of a sentence that ends as one should; it need share no more than a word
CLAUSES = re.compile("[,，،、；;]")
LONGEST_LABEL = 60  # of a line that is repeated by itself


def clean(extracted: Extracted) -> Cleaned:
    """Raises Refused where no text is left."""
    blocks, fragments = mended(extracted.lines)
    script = main_script(blocks)
    blocks = without_related([by_rules(block, script) for block in blocks])
    title, blocks = titled(blocks, extracted.title, script)
    blocks = without_edges(without_repetitions(blocks), script)
    kept = [block for block in blocks if block.reason is None]
    if sum(block.weight for block in kept) < LEAST_TEXT:
        is_spam = any(block.reason == Reason.SPAM for block in blocks)
        raise Refused(extracted.path, _("nothing but injected spam") if is_spam else _("no text"))
    taken = [Removed(block.text, block.line.number, block.reason) for block in blocks if block.reason]
    # What stands above the title is the site's: its date is the day on which the page was looked at.
    above = {block.line.number for block in blocks if title and block.line.number < title.line.number}
    credited = sorted((block for block in blocks if block.credit), key=lambda block: block.line.number in above)
    credits = [(block.text, block.credit) for block in credited if block.credit]
    return Cleaned(
        title=title.text if title else extracted.title or None,
        paragraphs=tuple(block.text for block in kept),
        removed=tuple(sorted([*extracted.removed, *fragments, *taken], key=lambda removed: removed.line)),
        date_lines=tuple(text for text, found in credits if found.reason == Reason.DATE),
        source_lines=tuple(found.source for _text, found in credits if found.source),
        captions=tuple(block.text for block in blocks if block.reason == Reason.CAPTION),
        byline=next((found.byline for _text, found in credits if found.byline), extracted.byline),
        address=next((found.address for _text, found in credits if found.address), extracted.address),
    )


def mended(lines: Sequence[Line]) -> tuple[list[Block], list[Removed]]:
    """The lines without what machines left in them, and what that was."""
    texts = [line.text for line in lines]
    drop_pinyin, marks = artefacts.has_pinyin("\n".join(texts)), artefacts.watermarks(texts)
    blocks, fragments = [], []
    for line in apart(lines):
        result = artefacts.mended(line.text, drop_pinyin, marks)
        fragments += [Removed(text, line.number, reason) for text, reason in result.fragments]
        text, tail = spam.parted(result.text)
        fragments += [Removed(tail, line.number, Reason.SPAM)] if tail else []
        if text:
            blocks.append(Block(line, text))
    return blocks, fragments


def apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; a date that stands before the title in one line with it is a line of its own."""
    for line in lines[:HEAD_LINES]:
        end = end_of_leading_date(line.text)
        rest = line.text[end:].strip(" \t-–—|:：") if end else ""
        if weight(rest) >= LEAST_TITLE and not SENTENCE_END.search(rest):
            yield replace(line, text=line.text[:end])
            yield replace(line, text=rest)
        else:
            yield line
    yield from lines[HEAD_LINES:]


def end_of_leading_date(text: str) -> int:
    """Where a whole date ends with which a short line begins; 0 where it begins with none."""
    if len(text) > LONGEST_TITLE:
        return 0
    base = folded(text)
    label = LEADING_LABEL.match(base.text)
    start = label.end() if label else 0
    return next((base.ends[date.end - 1] for date in find_dates(base.text) if date.start == start and date.year), 0)


def without_repetitions(blocks: list[Block]) -> list[Block]:
    """A short line that stands twice, each time by itself, is a label of the page: an agency, a section."""
    times = Counter(block.key for block in blocks if block.reason is None and not block.is_paragraph)
    return [
        replace(block, reason=Reason.FURNITURE)
        if block.reason is None and times[block.key] > 1 and block.weight < LONGEST_LABEL
        else block
        for block in blocks
    ]


def by_rules(block: Block, script: str) -> Block:
    reason, found = judged(block.text, script)
    if reason is None and not block.line.main:
        reason = Reason.OUTSIDE
    return replace(block, reason=reason, credit=found)


@lru_cache(maxsize=2048)
def judged(text: str, script: str) -> tuple[Reason | None, Credit | None]:
    """What the rules say of a line by itself; remembered, because a site has its menus on every page."""
    line = key(text)
    evidence = spam.evidence(line, script)
    if evidence.is_spam:
        return Reason.SPAM, None
    if reason := furniture.judged(line):
        return reason, None
    if related.is_heading(line) or related.is_inline(line):
        return Reason.RELATED, None
    if found := credit(text):
        return found.reason, found
    if captions.is_caption(line):
        return Reason.CAPTION, None
    return (Reason.NAVIGATION if evidence.is_menu else None), None


def main_script(blocks: list[Block]) -> str:
    """The script of the article: of the lines that hold sentences, or of all where none does."""
    letters: Counter[str] = Counter()
    for block in blocks:
        if INNER_STOP.search(block.text) or block.is_paragraph:
            letters[spam.script_of(block.text)] += int(block.weight) if "|" not in block.text else 0
    return letters.most_common(1)[0][0] if letters.total() else spam.script_of("".join(block.text for block in blocks))


def without_related(blocks: list[Block]) -> list[Block]:
    """What follows a heading such as «Related» goes with it, up to the next sentence; above the text it has none."""
    result, in_list, has_begun = [], False, False
    for block in blocks:
        if block.reason is None:
            has_begun = has_begun or block.is_paragraph
            in_list = in_list and related.is_headline(block.key)
            block = replace(block, reason=Reason.RELATED if in_list else None)
        elif block.reason == Reason.RELATED:
            in_list = has_begun and related.is_heading(block.key)
        result.append(block)
    return result


def without_edges(blocks: list[Block], script: str) -> list[Block]:
    """Judges by their place the lines above the first paragraph and below the last."""
    paragraphs = [at for at, block in enumerate(blocks) if block.reason is None and block.is_paragraph]
    if not paragraphs:
        return blocks
    first, last = paragraphs[0], paragraphs[-1]
    words: Counter[str] = Counter(
        token for block in blocks[first : last + 1] if not block.reason for token in block.tokens
    )
    is_list = sum(block.reason is None and block.is_enumerated for block in blocks) > 1
    head = [
        block if is_list and block.is_enumerated else captioned(edge(block, words, script)) for block in blocks[:first]
    ]
    return head + blocks[first : last + 1] + foot(blocks[last], blocks[last + 1 :], words, script)


def edge(block: Block, words: Counter[str], script: str) -> Block:
    if block.reason:
        return block
    if found := credit(block.text, at_edge=True):
        return replace(block, reason=found.reason, credit=found)
    if furniture.is_section(block.key):
        return replace(block, reason=Reason.NAVIGATION)
    is_ours = block.script in (script, "") and not block.is_label and shares_words(block, words)
    return block if is_ours else replace(block, reason=Reason.FURNITURE)


def captioned(block: Block) -> Block:
    return (
        replace(block, reason=Reason.CAPTION) if not block.reason and captions.ends_like_caption(block.key) else block
    )


def foot(last: Block, blocks: list[Block], words: Counter[str], script: str) -> list[Block]:
    """Below the last paragraph; a list that it announces with a colon belongs to the text."""
    if COLON.search(last.text):
        return blocks
    judged = [edge(block, words, script) for block in blocks]
    strangers = [block for block in judged if block.reason == Reason.FURNITURE and block.weight >= LEAST_HEADLINE]
    if len(strangers) < HEADLINES:
        return judged
    return [replace(block, reason=Reason.RELATED) if block in strangers else block for block in judged]


def shares_words(block: Block, words: Counter[str]) -> bool:
    """Whether a line speaks of what the text speaks of."""
    share = sum(token in words for token in block.tokens) / max(1, len(block.tokens))
    if block.weight >= LONGEST_LABEL and CLAUSES.search(block.text) and share >= SHARED / 2:
        return True  # a sentence that was cut off
    if block.weight >= SHORT_SENTENCE and STATEMENT.search(block.text) and share > 0:
        return True
    return share >= (SHARED if len(block.tokens) > FEW else 1)
