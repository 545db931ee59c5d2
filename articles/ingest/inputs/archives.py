"""Web archives: the pages, texts and PDFs of a WARC or WACZ file, each with its exchange as it was recorded.

Nothing is ever unpacked to a disk, so that no name in a file can lead out of a folder; and what comes out of a file is
bounded by what went in, so that a small file cannot keep a reader busy for days.
"""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from articles.ingest.fetch import SIZE_LIMIT
from articles.ingest.inputs.items import Item
from articles.ingest.media import XML, is_empty, media_type
from articles.ingest.types import Fetched, Refused
from articles.ingest.warc import DAMAGED, CutShort, Kept, Readable, read_back
from articles.ingest.web.capture import LONGEST, answered

# Text that says one thing a thousand times packs 1,000 to 1; a crawl of pages 4 to 12 to 1.
LARGEST_RATIO = 100
ALWAYS_ALLOWED = 64 * 1024**2  # bytes, however small the file
IN_WACZ = re.compile(r"archive/[^/\\]+\.warc(?:\.gz)?")
# RuntimeError: a zip file that needs a password, or a compression that Python does not know.
DAMAGED_ZIP = (*DAMAGED, zipfile.BadZipFile, RuntimeError)
SIDE_FILES = re.compile(r"/(?:robots\.txt|ads\.txt|security\.txt)$|/\.well-known/")


GZIP = b"\x1f\x8b"


class Bomb(Exception):
    """More comes out of a file than any honest one holds."""


def warc_records(path: str) -> Iterator[Item]:
    """Raises Refused where the file is damaged; what stands before the damage has been given."""
    try:
        with open(path, "rb") as file:
            yield from in_warc(path, file, allowance(Path(path).stat().st_size))
    except Bomb:
        raise Refused(path, _("a file that unpacks to more than it can honestly hold")) from None
    except DAMAGED as error:
        raise Refused(path, _("a damaged WARC file: %(error)s") % {"error": one_line(error)}) from None


def wacz_records(path: str) -> Iterator[Item]:
    """Those of every WARC in the archive/ folder of a WACZ. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if outside := next((name for name in names if leads_out(name)), None):
                raise Refused(path, _("it names a file outside of itself: %(name)s") % {"name": outside[:80]})
            whole = allowance(Path(path).stat().st_size)
            members = sorted(name for name in set(names) if IN_WACZ.fullmatch(name))
            for name in members:
                with archive.open(name) as file:
                    yield from in_warc(f"{path}/{name}", Counted(file, whole), whole)
    except Bomb:
        raise Refused(path, _("a file that unpacks to more than it can honestly hold")) from None
    except DAMAGED_ZIP as error:
        raise Refused(path, _("a damaged WACZ file: %(error)s") % {"error": one_line(error)}) from None
    if not members:
        raise Refused(path, _("a WACZ file without WARC files"))


def in_warc(name: str, file: Readable, allowed: int) -> Iterator[Item]:
    """The originals of one WARC; compressed or not is seen by its first bytes. Raises Bomb, or one of DAMAGED."""
    head = file.read(2)
    stream: Readable = Joined(head, file)
    if head == GZIP:
        stream = Inflated(stream)
        head = stream.read(2)
        if head == GZIP:  # warcio would unpack it once more, and count nothing
            raise CutShort("packed twice")
        stream = Joined(head, stream)
    for kept in read_back(Counted(stream, allowed), SIZE_LIMIT):
        item = original(name, kept)
        if item is not None:
            yield item


def original(name: str, kept: Kept) -> Item | None:
    """The record as an original; None for what is none by its kind: styles, pictures, redirects, revisits."""
    named = f"{name}: {kept.address}"
    is_page = kept.exchange is None or kept.exchange.status in (200, 203)
    if kept.kind == "revisit" or not is_page or SIDE_FILES.search(urlsplit_path(kept.address)):
        return None
    if len(kept.address) > LONGEST:
        return Refused(named[:200], _("an address of more than %(limit)d characters") % {"limit": LONGEST})
    if len(kept.body) > SIZE_LIMIT:
        return Refused(named, _("larger than %(limit)d MB") % {"limit": SIZE_LIMIT // 1024**2})
    is_web = kept.address.startswith(("http://", "https://"))
    if kept.exchange and is_web:
        try:
            fetched = answered(named, kept.address, (kept.exchange,), SIZE_LIMIT)
        except Refused:
            return None
        return None if fetched.media_type == XML else fetched
    kind = media_type(kept.body, kept.media_type)
    if kind is None or kind == XML or is_empty(kept.body):
        return None
    return Fetched(
        path=named,
        data=kept.body,
        sha256=hashlib.sha256(kept.body).hexdigest(),
        media_type=kind,
        address=kept.address if is_web else "",
        captured=kept.captured,
    )


def allowance(size: int) -> int:
    return max(ALWAYS_ALLOWED, size * LARGEST_RATIO)


def leads_out(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0]


def urlsplit_path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


class Joined(io.RawIOBase):
    """Bytes that were looked at already, and the rest of the stream behind them."""

    def __init__(self, head: bytes, rest: Readable):
        self.head, self.rest = head, rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self.head:
            size = len(self.head) if size < 0 else size
            piece, self.head = self.head[:size], self.head[size:]
            return piece
        return self.rest.read(size)


class Inflated(io.RawIOBase):
    """What a gzip file of any number of members unpacks to, a bounded piece at a time. Raises zlib.error, CutShort."""

    PIECE = 64 * 1024

    def __init__(self, packed: Readable):
        self.packed, self.inflater, self.left, self.is_within = packed, zlib.decompressobj(31), b"", False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        size = self.PIECE if size < 0 else min(size, self.PIECE)
        while True:
            if self.inflater.eof:
                self.left = self.inflater.unused_data.lstrip(b"\0")
                self.inflater, self.is_within = zlib.decompressobj(31), False
            source = self.left or self.packed.read(self.PIECE)
            if not source:
                if self.is_within:
                    raise CutShort("a file that ends within a record")
                return b""
            self.is_within = True
            piece = self.inflater.decompress(source, size)
            self.left = self.inflater.unconsumed_tail
            if piece:
                return piece


class Counted(io.RawIOBase):
    """A stream that ends in Bomb once more has come out than is allowed."""

    def __init__(self, stream: Readable, allowed: int):
        self.stream, self.allowed = stream, allowed

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece = self.stream.read(size)
        self.allowed -= len(piece)
        if self.allowed < 0:
            raise Bomb
        return piece
