"""Pages: markup -> Extracted. Hidden elements go first; trafilatura says which blocks are the main text."""

import re
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from django.utils.translation import gettext as _
from lxml import etree
from lxml import html as lxml_html

from articles.ingest.metadata import metadata
from articles.ingest.reasons import Reason
from articles.ingest.sanitise import CONTENT_GOES_TOO
from articles.ingest.types import Extracted, Line, Refused, Removed

_blocks = """
address article aside blockquote body br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header
hr li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_blocks.split())
NAVIGATION = frozenset({"nav", "footer", "aside"})
# Blocks that stay even where the extractor passes over them, if they stand between two blocks that it took.
TEXT_BLOCKS = frozenset({"p", "h2", "h3", "h4", "blockquote", "div", "section", "article", "br"})
# The usual hiding places of injected links, and the class in which Discuz forums hide their anti-copy letters.
HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-\d{3,}"
    r"|(?<![-\w])(?:left|top|margin-left|margin-top)\s*:\s*-\d{3,}|(?<![-\w])(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)",
    re.I,
)
HIDDEN_CLASSES = frozenset({"jammer"})
# Below this many letters the extractor has missed the text, and every block is judged by the rules of cleaning alone.
LEAST_MAIN_TEXT = 60
SPACE = re.compile(r"[ \t\r\n\f]+")  # what a browser collapses; a no-break space stays
NO_LETTER = re.compile(r"[\W_]+")  # the extractor changes spaces, and drops marks of direction


def extract_page(markup: str, path: str) -> Extracted:
    """Raises Refused for a page without text."""
    try:
        root = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
    except (etree.ParserError, ValueError):
        raise Refused(path, _("a page without text")) from None
    about = metadata(root)
    hidden = tuple(take_hidden(root))
    shown = etree.tostring(root, encoding="unicode", method="html")
    main = NO_LETTER.sub("", trafilatura.extract(shown, include_comments=False) or "")
    # Only text is taken out of the tree, so what markup could do ends here; a sanitiser would take ten times as long.
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *CONTENT_GOES_TOO, with_tail=False)
    body = root.find("body")
    lines = tuple(blocks(root if body is None else body))
    if len(main) >= LEAST_MAIN_TEXT:
        lines = tuple(with_main_text(lines, main))
    return Extracted(path, lines, removed=hidden, **about)


def take_hidden(root: lxml_html.HtmlElement) -> Iterator[Removed]:
    """Takes the elements that are not shown out of the tree, and gives what they held."""
    for element in root.xpath("//body//*[@hidden or @style or @class]"):
        is_hidden = (
            "hidden" in element.attrib
            or HIDDEN_STYLE.search(element.get("style", ""))
            or HIDDEN_CLASSES & set(element.get("class", "").split())
        )
        if is_hidden and element.getroottree().getroot() is root:  # not gone already with what it stands in
            text = SPACE.sub(" ", element.text_content()).strip()
            element.drop_tree()
            if text:
                yield Removed(text, 0, Reason.HIDDEN)


def blocks(root: lxml_html.HtmlElement) -> Iterator[Line]:
    """The text between two borders of blocks is one line; inline elements are no border."""
    pieces: list[tuple[str, bool]] = []
    open_tags: list[str] = ["div"]
    number = 0

    def flushed() -> Iterator[Line]:
        nonlocal number
        text = SPACE.sub(" ", "".join(piece for piece, _linked in pieces)).strip()
        linked = sum(len(piece) for piece, is_linked in pieces if is_linked)
        whole = sum(len(piece) for piece, _linked in pieces)
        pieces.clear()
        if text:
            number += 1
            tag = next((tag for tag in reversed(open_tags) if tag in BLOCKS), "div")
            is_navigation = bool(NAVIGATION.intersection(open_tags))
            yield Line(text, number, tag="nav" if is_navigation else tag, links=linked / whole, main=not is_navigation)

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if element.tag in BLOCKS:
                yield from flushed()
            open_tags.append(element.tag)
            pieces.append((element.text or "", "a" in open_tags))
        else:
            if element.tag in BLOCKS:
                yield from flushed()
            open_tags.pop()
            pieces.append((element.tail or "", "a" in open_tags))
    yield from flushed()


def with_main_text(lines: tuple[Line, ...], main: str) -> Iterator[Line]:
    """The lines, told apart by whether they stand in the main text (which is letters and digits alone)."""
    found = [at for at, line in enumerate(lines) if line.main and NO_LETTER.sub("", line.text) in main]
    for at, line in enumerate(lines):
        is_text = line.main and line.tag in TEXT_BLOCKS and line.links < 0.5
        yield replace(line, main=at in found or (is_text and bool(found) and found[0] < at < found[-1]))
