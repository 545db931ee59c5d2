"""What kind of original some bytes are: a server or a file name is believed as far as the bytes agree."""

import re
from collections.abc import Iterable
from email.message import Message

TEXT, HTML, PDF, XML = "text/plain", "text/html", "application/pdf", "application/xml"
SUFFIXES = {".txt": TEXT, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML, ".pdf": PDF}
XML_SUFFIXES = {".xml": XML, ".rss": XML, ".atom": XML}
UNDECLARED = {"", "application/octet-stream", "unknown/unknown", "application/unknown", "*/*", "binary/octet-stream"}
DECLARED = {TEXT: TEXT, HTML: HTML, "application/xhtml+xml": HTML, "application/vnd.wap.xhtml+xml": HTML, PDF: PDF}
MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"Rar!", b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"RIFF", b"OggS", b"ID3", b"SQLite format 3",
)  # fmt: skip
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Tab, line feed, vertical tab, form feed, carriage return, and escape (ISO-2022) are the control bytes of texts.
CONTROL = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})
HEAD = 1024  # bytes, in which PDF readers look for the mark too
PAGE_BEGINS = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.I)
FEED_BEGINS = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]")
PROLOG = re.compile(rb"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?! html)[^>\[]*(?:\[.*?\]\s*)?>|\s)*", re.I | re.S)
TAG = re.compile(rb"<(?:p|div|table|title|meta|h1|article|br|span|font|center)\b[^<>]*>", re.I)


def media_type(data: bytes, declared: str = "", suffix: str = "") -> str | None:
    """TEXT, HTML, PDF, or XML for a feed or sitemap; None for what can be none of them.

    `declared` is the value of a Content-Type header or empty, `suffix` that of a file name, as `.html`, or empty.
    """
    declared = declared.partition(";")[0].strip().lower()
    head = data[:HEAD]
    if b"%PDF-" in head:
        return PDF
    if is_binary(data):
        return None
    begins = data[PROLOG.match(data, 0, 16 * HEAD).end() :][:HEAD] if data else b""  # type: ignore[union-attr]
    begins = begins.removeprefix(b"\xef\xbb\xbf").lstrip()
    if PAGE_BEGINS.match(begins):
        return HTML
    if FEED_BEGINS.match(begins):
        return XML
    if declared in UNDECLARED:
        return by_look(head) if suffix not in SUFFIXES else kind(SUFFIXES[suffix])
    return kind(DECLARED.get(declared))


def kind(named: str | None) -> str | None:
    """A text that calls itself a PDF is none."""
    return None if named == PDF else named


def by_look(head: bytes) -> str:
    return HTML if TAG.search(head) else TEXT


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding: a known file format, NULs outside UTF-16, or control bytes."""
    if data.startswith(UTF16_MARKS):
        return False
    head = data[:65536]
    return data.startswith(MAGIC) or b"\0" in data or len(head) - len(head.translate(None, CONTROL)) > len(head) // 100


def is_empty(data: bytes) -> bool:
    return not data.strip(b" \t\r\n\0\xef\xbb\xbf")


def charset_of(headers: Iterable[tuple[str, str]]) -> str:
    """The charset that the Content-Type among the headers declares; empty for none."""
    declared = next((value for name, value in headers if name.lower() == "content-type"), "")
    message = Message()
    message["Content-Type"] = declared.replace("\r", "").replace("\n", "")
    charset = message.get_param("charset")
    return charset.strip(" '\"").lower()[:40] if isinstance(charset, str) else ""
