"""Which line is the title, if any: a caption, a quotation or a first paragraph is none."""

from collections import Counter
from dataclasses import replace

from articles.ingest.blocks import Block
from articles.ingest.folding import key
from articles.ingest.rules import captions, furniture
from articles.ingest.types import Reason

HEAD = 5  # a title is looked for among so many lines that could be one
NO_TITLES = frozenset(map(key, ("untitled", "untitled document", "document", "无标题文档", "index", "home")))


def titled(blocks: list[Block], stated: str) -> tuple[str | None, list[Block]]:
    """The title, and the blocks without it; `stated` is what the page's metadata say, empty where they do not."""
    if stated and key(stated) not in NO_TITLES:
        return with_stated(blocks, stated)
    candidates = heads(blocks)
    if not candidates:
        return None, blocks
    words = Counter(token for block in blocks if not block.reason for token in block.tokens)
    title = next((block for block in candidates if is_echoed(block, words)), candidates[0])
    return title.text, without_title(blocks, title.key)


def heads(blocks: list[Block]) -> list[Block]:
    """The lines above the first paragraph that could be a title; none where nothing would be left below it."""
    found: list[Block] = []
    for block in blocks:
        if block.reason is not None or furniture.is_section(block.key):
            continue
        if not block.is_title_like or captions.ends_like_caption(block.key):
            return found
        found.append(block)
        if len(found) == HEAD:
            return found
    return found if len(found) > 1 else []


def is_echoed(block: Block, words: Counter[str]) -> bool:
    """Whether at least a quarter of its words return in the text."""
    return sum(words[token] > 1 for token in block.tokens) >= 0.25 * len(block.tokens) > 0


def with_stated(blocks: list[Block], stated: str) -> tuple[str, list[Block]]:
    """The title as the page prints it, where it prints what its metadata say."""
    wanted = key(stated)
    for block in blocks:
        if len(block.key) >= 4 and (
            block.key == wanted or (wanted.startswith(block.key) and len(block.key) > 0.5 * len(wanted))
        ):
            return block.text, without_title(blocks, block.key)
    return stated, blocks


def without_title(blocks: list[Block], title: str) -> list[Block]:
    """The first line with these words leaves as the title, any other as its repetition."""
    result, is_first = [], True
    for block in blocks:
        if block.key == title:
            if is_first:
                is_first = False
                continue
            block = replace(block, reason=Reason.REPEATED_TITLE)
        result.append(block)
    return result
