"""Exchanges and files as WARC 1.1 records (ISO 28500:2017), written and read back; no settings and no database here.

The body of a response is kept as it was transferred, still content-encoded, but without chunk sizes: they belong to the
connection and not to the page, and a digest over bytes that hold them compares with nothing. The header that announced
them stays under the name X-Archive-Orig-Transfer-Encoding, as other web archives write it.
"""

import datetime
import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote
from uuid import uuid4

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.ingest.types import Exchange, Fetched

IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
CHUNKED = "X-Archive-Orig-Transfer-Encoding"
WINDOW_BITS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # zlib's; 47 reads what calls itself deflate and is gzip
RAW_DEFLATE = -15
MOST_ENCODINGS = 2  # one upon the other


class Undecodable(Exception):
    """A body that does not fit its content encoding, or is larger than allowed once it is decoded."""


class CutShort(ValueError):
    """A file that ends within a record. No EOFError: warcio takes that for the end of the file."""


# What reading a damaged or hostile WARC ends in; warcio checks little of what it is given.
DAMAGED = (
    ArchiveLoadFailed, Undecodable, OSError, EOFError, ValueError, zlib.error,
    AttributeError, TypeError, LookupError, AssertionError,
)  # fmt: skip


class Readable(Protocol):
    """A stream of bytes, as far as it is needed here."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class Kept:
    """One record as it is read back."""

    kind: str  # response, revisit or resource
    record_id: str
    address: str
    captured: datetime.datetime
    body: bytes  # as transferred; empty for a revisit, one byte more than the limit where there was more
    media_type: str = ""  # of a resource
    payload_digest: str = ""
    exchange: Exchange | None = None

    def payload(self, limit: int) -> bytes:
        """The body without its content encoding. Raises Undecodable."""
        return decoded(self.body, self.exchange.headers if self.exchange else (), limit)


def written(fetched: Fetched, time: datetime.datetime, first: Kept | None = None) -> tuple[bytes, str]:
    """A file of records for what was fetched, each a gzip member, and the id of the last one, which is the capture.

    `time` is that of a file or text; exchanges have their own.

    Where `first` holds the same bytes already, as they were transferred, the last is a revisit of it.
    """
    transferred = fetched.exchanges[-1].body if fetched.exchanges else fetched.data
    if first and first.payload_digest != digest(transferred):
        first = None
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    record_id = ""
    for number, exchange in enumerate(fetched.exchanges, 1):
        is_revisit = first is not None and number == len(fetched.exchanges)
        record_id = write_exchange(writer, exchange, first if is_revisit else None)
    if not fetched.exchanges:
        record_id = write_resource(writer, fetched, time, first)
    return out.getvalue(), record_id


def write_exchange(writer: WARCWriter, exchange: Exchange, first: Kept | None) -> str:
    address = {"WARC-Target-URI": exchange.address, "WARC-IP-Address": exchange.peer}
    record_id = new_id()
    if exchange.request:
        headers = {**address, "WARC-Concurrent-To": record_id}
        write(writer, "request", new_id(), exchange.time, headers, exchange.request)
    head = response_head(exchange)
    if first:
        write(writer, "revisit", record_id, exchange.time, {**address, **pointing_to(first)}, head)
    else:
        headers = {**address, "WARC-Payload-Digest": digest(exchange.body)}
        write(writer, "response", record_id, exchange.time, headers, head + exchange.body)
    return record_id


def write_resource(writer: WARCWriter, fetched: Fetched, time: datetime.datetime, first: Kept | None) -> str:
    """A file or pasted text; where no address is known, its name stands for one."""
    record_id = new_id()
    headers = {"WARC-Target-URI": fetched.address or f"urn:x-wic:file:{quote(fetched.path.rpartition('/')[2])}"}
    if first:
        write(writer, "revisit", record_id, time, {**headers, **pointing_to(first)}, b"")
    else:
        headers |= {"WARC-Payload-Digest": digest(fetched.data), "Content-Type": fetched.media_type}
        write(writer, "resource", record_id, time, headers, fetched.data)
    return record_id


def pointing_to(first: Kept) -> dict[str, str]:
    return {
        "WARC-Profile": IDENTICAL_PAYLOAD,
        "WARC-Payload-Digest": first.payload_digest,
        "WARC-Refers-To": first.record_id,
        "WARC-Refers-To-Target-URI": first.address,
        "WARC-Refers-To-Date": written_time(first.captured),
    }


def write(
    writer: WARCWriter, kind: str, record_id: str, time: datetime.datetime, headers: dict[str, str], block: bytes
) -> None:
    """The block goes out byte by byte as it is: warcio would write a parsed HTTP head anew."""
    content_type = headers.pop(
        "Content-Type", f"application/http; msgtype={'request' if kind == 'request' else 'response'}"
    )
    given = [(name, value) for name, value in headers.items() if value]
    fields = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", record_id),
        ("WARC-Date", written_time(time)),
        *given,
        ("WARC-Block-Digest", digest(block)),
    ]
    if kind == "request":
        fields.append(("WARC-Payload-Digest", digest(b"")))
    head = StatusAndHeaders("", fields, protocol="WARC/1.1")
    # Not `kind`: of what calls itself a revisit the writer would leave the block out.
    writer.write_record(ArcWarcRecord("warc", "resource", head, io.BytesIO(block), None, content_type, len(block)))


def response_head(exchange: Exchange) -> bytes:
    lines = [f"HTTP/1.1 {exchange.status} {exchange.reason}".rstrip()]
    for name, value in exchange.headers:
        lines.append(f"{CHUNKED if name.lower() == 'transfer-encoding' else name}: {value}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def read_back(stream: Readable, limit: int) -> Iterator[Kept]:
    """Responses, revisits and resources of a WARC, ours or another's, as a stream; of each body at most `limit` + 1.

    Raises one of DAMAGED.
    """
    for record in ArchiveIterator(stream, arc2warc=True):
        if record.rec_type in ("response", "revisit", "resource"):
            yield kept(record, limit)


def kept(record: ArcWarcRecord, limit: int) -> Kept:
    """Raises one of DAMAGED."""
    head, http = record.rec_headers, record.http_headers
    address = head.get_header("WARC-Target-URI") or ""
    time = read_time(head.get_header("WARC-Date") or "")
    exchange = None
    stream = record.raw_stream
    if http is not None:
        headers = tuple((as_bytes_are(name), as_bytes_are(value)) for name, value in http.headers)
        if (http.get_header("Transfer-Encoding") or "").lower() == "chunked":
            stream = ChunkedDataReader(stream)
        body = read_up_to(stream, limit + 1)
        status = http.get_statuscode()
        exchange = Exchange(
            address=address,
            time=time,
            request=b"",
            status=int(status) if status.isdigit() else 0,
            reason=as_bytes_are(http.statusline.partition(" ")[2]),
            headers=headers,
            body=body,
            peer=head.get_header("WARC-IP-Address") or "",
        )
    else:
        body = read_up_to(stream, limit + 1)
    if record.rec_type != "revisit" and stream is record.raw_stream and len(body) < min(announced(record), limit + 1):
        raise CutShort(f"{address}: a record that ends too soon")
    return Kept(
        kind=record.rec_type,
        record_id=head.get_header("WARC-Record-ID") or "",
        address=address,
        captured=time,
        body=body,
        media_type=(record.content_type or "").partition(";")[0].strip().lower() if http is None else "",
        payload_digest=head.get_header("WARC-Payload-Digest") or "",
        exchange=exchange,
    )


def announced(record: ArcWarcRecord) -> int:
    """How many bytes of body the record says it has."""
    return int(record.payload_length if record.http_headers is not None else record.length or 0)


def as_bytes_are(text: str) -> str:
    """A header as Exchange has it, a character a byte: warcio has read it as UTF-8. NUL would break a database."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("latin-1")


def decoded(body: bytes, headers: tuple[tuple[str, str], ...], limit: int) -> bytes:
    """The body without the content encodings that the headers name. Raises Undecodable, at the limit without
    having decoded more."""
    named = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    encodings = [word.strip().lower() for word in named.split(",") if word.strip().lower() not in ("", "identity")]
    if len(encodings) > MOST_ENCODINGS or any(encoding not in WINDOW_BITS for encoding in encodings):
        raise Undecodable(named)
    for encoding in reversed(encodings):
        if body:
            body = inflated(body, encoding, limit)
    return body


def inflated(body: bytes, encoding: str, limit: int) -> bytes:
    try:
        return b"".join(members(body, WINDOW_BITS[encoding], limit))
    except zlib.error:
        if encoding != "deflate":
            raise Undecodable(encoding) from None
    try:  # some servers send deflate without the head that HTTP asks for
        return b"".join(members(body, RAW_DEFLATE, limit))
    except zlib.error:
        raise Undecodable(encoding) from None


def members(body: bytes, window_bits: int, limit: int) -> Iterator[bytes]:
    """Each member of a compressed body; zeroes after the last are no member."""
    size = 0
    while body.strip(b"\0"):
        inflater = zlib.decompressobj(window_bits)
        piece = inflater.decompress(body, limit - size + 1)
        size += len(piece)
        if size > limit:
            raise Undecodable("size")
        yield piece
        if not inflater.eof:  # cut short: what came is what there is
            return
        body = inflater.unused_data


def read_up_to(stream: Readable, size: int) -> bytes:
    """As many bytes as there are, at most `size`: a stream of warcio gives fewer at a time than it is asked for."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def new_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def written_time(time: datetime.datetime) -> str:
    return time.astimezone(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def read_time(text: str) -> datetime.datetime:
    """A WARC-Date, from the second to nine digits behind it. Raises ValueError."""
    time = datetime.datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)
