"""Which line is the title, if any: a caption, a quotation or a first paragraph is none."""

import re
from dataclasses import replace

from articles.ingest.blocks import Block
from articles.ingest.folding import HAN, key
from articles.ingest.reasons import Reason
from articles.ingest.rules import captions, furniture

HEAD = 20  # a title is looked for among so many lines that could be one
ECHOED = (0.5, 0.25, 0.01)  # of its words: how much of a title the text takes up, the clear cases first
LEAST_ECHOED = 15  # letters of a title whose words the text takes up
LEAST_UNECHOED = 18  # of one whose words it does not; widgets have fewer letters, or fewer words
LEAST_WORDS = 4
LEAST_DATED = 8  # letters of the only line above a date
NO_TITLES = frozenset(map(key, ("untitled", "untitled document", "document", "无标题文档", "index", "home")))


def titled(blocks: list[Block], stated: str, script: str) -> tuple[Block | None, list[Block]]:
    """The title's line, and the others; `stated` is what the page's metadata say, empty where they do not.

    `script` is the article's; a line in another is no title of it.
    """
    if stated and key(stated) not in NO_TITLES:
        title = printed(blocks, stated)
    else:
        candidates = [block for block in heads(blocks) if block.script in (script, "")]
        words = {token for block in blocks if block.reason is None and block.is_paragraph for token in block.tokens}
        title = chosen(candidates, words, dated_below(blocks, candidates))
    return title, without_title(blocks, title) if title else blocks


def dated_below(blocks: list[Block], candidates: list[Block]) -> bool:
    """Whether a date, source or byline stands right below the only candidate, as below a title."""
    if len(candidates) != 1:
        return False
    below = blocks[blocks.index(candidates[0]) + 1 :]
    return bool(below) and below[0].credit is not None


def chosen(candidates: list[Block], words: set[str], is_dated: bool = False) -> Block | None:
    """The first line that the text takes up, else the first that is long enough to be no widget's; a short one that
    stands alone above a date (`is_dated`) too."""
    shares = {block: len(block.tokens & words) / max(1, len(block.tokens)) for block in candidates}
    by_merit = (
        *(
            [block for block in candidates if block.weight >= LEAST_ECHOED and shares[block] >= least]
            for least in ECHOED
        ),
        [block for block in candidates if block.weight >= LEAST_UNECHOED and words_in(block.text) >= LEAST_WORDS],
        [block for block in candidates if shares[block] == 1],
        [block for block in candidates if block.weight >= LEAST_DATED and is_dated],
    )
    title = next((fitting[0] for fitting in by_merit if fitting), None)
    # A path of links that ends in the title: «Home China Canal town opens its doors».
    inner = [block for block in candidates if title and block is not title and title.key.endswith(block.key)]
    return inner[0] if inner and inner[0].weight >= LEAST_ECHOED else title


def words_in(text: str) -> float:
    """Words; two Chinese characters make one."""
    return len(re.findall(rf"[^\W\d_{HAN}]+", text)) + len(re.findall(f"[{HAN}]", text)) / 2


def heads(blocks: list[Block]) -> list[Block]:
    """The lines above the first paragraph that could be a title; none where nothing would be left below it."""
    found: list[Block] = []
    is_list = sum(block.reason is None and block.is_enumerated for block in blocks) > 1
    for block in blocks:
        if is_list and found and block.is_enumerated:
            return found  # what stands above the first item
        if block.reason is not None or furniture.is_section(block.key) or captions.ends_like_caption(block.key):
            continue
        if block.is_paragraph and not block.is_title_like:
            return found
        if block.is_quotation:
            return found
        if block.is_title_like and not block.is_label:
            found.append(block)
        if len(found) == HEAD:
            return found
    return found if len(found) > 1 else []


def printed(blocks: list[Block], stated: str) -> Block | None:
    """The line in which the page prints what its metadata say; that may have the site's name after it."""
    wanted = key(stated)
    for block in blocks:
        is_head = wanted.startswith(block.key) and len(block.key) > 0.5 * len(wanted)
        if len(block.key) >= 4 and (block.key == wanted or is_head):
            return block
    return None


def without_title(blocks: list[Block], title: Block) -> list[Block]:
    """The title's own line leaves the text, any other with its words and few besides is a repetition."""
    return [
        replace(block, reason=Reason.REPEATED_TITLE) if repeats(block, title) else block
        for block in blocks
        if block is not title
    ]


def repeats(block: Block, title: Block) -> bool:
    return block.key == title.key or (
        title.key in block.key and len(block.key) < 1.5 * len(title.key) and not block.is_paragraph and not block.reason
    )
