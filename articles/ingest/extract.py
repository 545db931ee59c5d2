"""Stage 3: text -> Extracted. A text file gives its lines; a page gives its blocks of text and its metadata."""

import re
from collections.abc import Iterator

from articles.ingest.page import extract_page
from articles.ingest.types import Decoded, Extracted, Fetched, Line

LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def extract(decoded: Decoded, fetched: Fetched) -> Extracted:
    """Raises Refused for a page without any text."""
    if fetched.media_type == "text/html":
        return extract_page(decoded.text, fetched.path)
    return Extracted(fetched.path, tuple(text_lines(decoded.text)))


def text_lines(text: str) -> Iterator[Line]:
    """The lines that hold anything, numbered as an editor numbers them."""
    for number, line in enumerate(LINE_END.split(text), 1):
        if line.strip():
            yield Line(line.strip(), number)
