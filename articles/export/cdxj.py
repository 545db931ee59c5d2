"""The index of a WARC file: which record holds which address at which time (CDXJ, in compressed blocks)."""

import datetime
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qsl, urlencode, urlsplit

from warcio.archiveiterator import ArchiveIterator

LINES_A_BLOCK = 1000
INDEXED = frozenset({"response", "resource", "revisit"})
WWW = re.compile(r"^www\d*\.")


@dataclass(frozen=True)
class Entry:
    """One record of the WARC file; `stamp` is 14 digits, UTC, `offset` and `length` are of the compressed bytes."""

    key: str
    stamp: str
    record: str  # its WARC-Record-ID
    url: str
    mime: str
    status: str
    digest: str
    offset: int
    length: int

    def line(self, filename: str) -> str:
        fields = {"url": self.url, "mime": self.mime, "status": self.status, "digest": self.digest}
        place = {"length": str(self.length), "offset": str(self.offset), "filename": filename}
        return f"{self.key} {self.stamp} {json.dumps({**fields, **place})}\n"

    @property
    def date(self) -> str:
        """As `pages.jsonl` writes it."""
        moment = datetime.datetime.strptime(self.stamp, "%Y%m%d%H%M%S")
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def surt(url: str) -> str:
    """The address in the order of an index: `http://www.a.example/b?d=1&c=2` as `example,a)/b?c=2&d=1`."""
    parts = urlsplit(url.lower())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return url.replace(" ", "%20")
    host = ",".join(reversed(WWW.sub("", parts.hostname).split(".")))
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{host}{port})" + (parts.path or "/") + (f"?{query}" if query else "")


def entries(path: Path) -> Iterator[Entry]:
    """The records of a WARC file that answer for an address, in their order; every digest is verified.

    Raises warcio's ArchiveLoadFailed where a record does not have the digest that it states.
    """
    with path.open("rb") as stream:
        archive = ArchiveIterator(stream, check_digests="raise")
        for record in archive:
            headers, kind = record.rec_headers, record.rec_type
            http = record.http_headers
            mime = "warc/revisit" if kind == "revisit" else (http.get_header("Content-Type") if http else None)
            offset, length = archive.get_record_offset(), archive.get_record_length()
            if kind not in INDEXED:
                continue
            url = headers.get_header("WARC-Target-URI")
            yield Entry(
                key=surt(url),
                stamp=re.sub(r"\D", "", headers.get_header("WARC-Date"))[:14],
                record=headers.get_header("WARC-Record-ID"),
                url=url,
                mime=(mime or headers.get_header("Content-Type") or "").partition(";")[0].strip(),
                status=http.get_statuscode() if http else "200",
                digest=headers.get_header("WARC-Payload-Digest") or "",
                offset=offset,
                length=length,
            )


def write_index(found: list[Entry], filename: str, stream: BinaryIO) -> str:
    """The sorted lines, gzipped block by block; returns the index of the blocks (IDX), by which readers find theirs."""
    lines = sorted(entry.line(filename) for entry in found)
    meta = json.dumps({"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"})
    blocks = [f"!meta 0 {meta}\n"]
    offset = 0
    for start in range(0, len(lines), LINES_A_BLOCK):
        block = lines[start : start + LINES_A_BLOCK]
        data = gzip.compress("".join(block).encode(), mtime=0)
        stream.write(data)
        place = {"offset": offset, "length": len(data), "digest": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        key, stamp, _fields = block[0].split(" ", 2)
        blocks.append(f"{key} {stamp} {json.dumps({**place, 'filename': 'index.cdx.gz'})}\n")
        offset += len(data)
    return "".join(blocks)
