"""Stage 1: paths -> Fetched. Reads files, folders and standard input; refuses what can be no article."""

import hashlib
import sys
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.ingest.types import Fetched, Refused

SIZE_LIMIT = 10 * 1024 * 1024  # bytes; the longest press pages known are under 1 MB
STDIN = "-"
MEDIA_TYPES = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
MAGIC = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"Rar!", b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"RIFF", b"OggS", b"ID3", b"SQLite format 3",
)  # fmt: skip
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Tab, line feed, vertical tab, form feed, carriage return, and escape (ISO-2022) are the control bytes of texts.
CONTROL = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})


def expand(path: str) -> list[str]:
    """The files that a path stands for: itself, or the .txt and .html files of a folder in order of name.

    Raises Refused for a folder that has none.
    """
    if path == STDIN or not Path(path).is_dir():
        return [path]
    files = sorted(str(file) for file in Path(path).iterdir() if file.suffix.lower() in MEDIA_TYPES and file.is_file())
    if not files:
        raise Refused(path, _("a folder without .txt or .html files"))
    return files


def fetch(path: str, stdin: BinaryIO | None = None) -> Fetched:
    """The bytes behind a path, or of standard input for `-`. Raises Refused."""
    data = (stdin or sys.stdin.buffer).read(SIZE_LIMIT + 1) if path == STDIN else head_of(path)
    if len(data) > SIZE_LIMIT:
        raise Refused(path, _("larger than %(limit)d MB") % {"limit": SIZE_LIMIT // 1024**2})
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise Refused(path, _("empty"))
    if is_binary(data):
        raise Refused(path, _("not a text: binary data"))
    return Fetched(path, data, hashlib.sha256(data).hexdigest(), media_type(path, data))


def head_of(path: str) -> bytes:
    """At most one byte more than the limit: enough to know, whatever the size of the file. Raises Refused."""
    file = Path(path)
    if not file.exists():
        raise Refused(path, _("no such file"))
    if not file.is_file():
        raise Refused(path, _("not a regular file"))
    if file.suffix.lower() not in MEDIA_TYPES:
        raise Refused(path, _("not a .txt or .html file"))
    try:
        with file.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Refused(path, _("cannot be read: %(error)s") % {"error": error.strerror}) from None


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding: a known file format, NULs outside UTF-16, or control bytes."""
    if data.startswith(UTF16_MARKS):
        return False
    head = data[:65536]
    return data.startswith(MAGIC) or b"\0" in data or len(head) - len(head.translate(None, CONTROL)) > len(head) // 100


def media_type(path: str, data: bytes) -> str:
    """By the suffix; a text file and standard input are pages where they begin like one."""
    suffix = "" if path == STDIN else Path(path).suffix.lower()
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    begins = head.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
    return "text/html" if begins else MEDIA_TYPES.get(suffix, "text/plain")
