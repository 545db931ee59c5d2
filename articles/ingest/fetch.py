"""Stage 1 for what is at hand: files, standard input, uploads, pasted text -> Fetched. Addresses: `ingest.web`."""

import hashlib
import sys
from pathlib import Path, PurePath
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.ingest.media import SUFFIXES, is_empty, media_type
from articles.ingest.types import Fetched, Refused

SIZE_LIMIT = 10 * 1024 * 1024  # bytes; the longest press pages known are under 1 MB
STDIN = "-"
PASTED = "-"  # the name of a text that was typed or pasted


def fetch(path: str, stdin: BinaryIO | None = None) -> Fetched:
    """The bytes behind a path, or of standard input for `-`. Raises Refused."""
    if path == STDIN:
        return fetched(path, (stdin or sys.stdin.buffer).read(SIZE_LIMIT + 1))
    return given_file(path, head_of(path))


def given_file(name: str, data: bytes, address: str = "") -> Fetched:
    """A .txt, .html or .pdf file with its bytes, as an upload has them. Raises Refused."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(name, _("not a .txt, .html or .pdf file"))
    return fetched(name, data, suffix, address)


def given_text(text: str, address: str = "") -> Fetched:
    """A pasted text, or the pasted source of a page. Raises Refused."""
    # Forms send line ends as CRLF and may hold half a surrogate pair; neither is what was on the clipboard.
    data = text.replace("\r\n", "\n").encode("utf-8", errors="replace")
    return fetched(PASTED, data, address=address)


def fetched(path: str, data: bytes, suffix: str = "", address: str = "") -> Fetched:
    """Raises Refused for what can be no article."""
    if len(data) > SIZE_LIMIT:
        raise Refused(path, _("larger than %(limit)d MB") % {"limit": SIZE_LIMIT // 1024**2})
    if is_empty(data):
        raise Refused(path, _("empty"))
    kind = media_type(data, suffix=suffix)
    if kind is None:
        raise Refused(path, _("not a text: binary data"))
    return Fetched(path, data, hashlib.sha256(data).hexdigest(), kind, address=address)


def head_of(path: str) -> bytes:
    """At most one byte more than the limit: enough to know, whatever the size of the file. Raises Refused."""
    file = Path(path)
    if not file.exists():
        raise Refused(path, _("no such file"))
    if not file.is_file():
        raise Refused(path, _("not a regular file"))
    try:
        with file.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Refused(path, _("cannot be read: %(error)s") % {"error": error.strerror}) from None
