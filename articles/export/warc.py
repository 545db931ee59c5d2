"""Captures as WARC 1.1: those stored so as they are, bare bytes of earlier times as `resource` records."""

import datetime
import io
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from django.utils.encoding import iri_to_uri
from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

from articles.ingest.captures import first_path, payload_of, warc_path
from articles.models import Capture

VERSION = "WARC/1.1"


def warc_of(capture: Capture) -> bytes:
    """One capture as a file of its own, compressed. Raises CaptureLost."""
    stream = io.BytesIO()
    write_captures([capture], stream)
    return stream.getvalue()


def write_captures(captures: Iterable[Capture], stream: BinaryIO) -> None:
    """Each capture once, and with one whose bytes were known already the record that holds them. Raises CaptureLost."""
    written: set[Path | tuple] = set()
    for capture in captures:
        payload_of(capture)  # looks at the digest before anything leaves the archive
        path = warc_path(capture)
        parts = [first_path(capture.sha256), path] if path else []
        for part in parts:
            if part not in written:
                written.add(part)
                with part.open("rb") as file:
                    shutil.copyfileobj(file, stream)
        bare = (capture.sha256, target_uri(capture), capture.captured)
        if not parts and bare not in written:
            written.add(bare)
            write_resource(capture, stream)


def write_warcinfo(filename: str, info: dict[str, str], stream: BinaryIO) -> None:
    writer = WARCWriter(stream, gzip=True, warc_version=VERSION)
    writer.write_record(writer.create_warcinfo_record(filename, info))


def write_resource(capture: Capture, stream: BinaryIO) -> None:
    """The bytes under the address they came from; no headers were kept with them."""
    data = payload_of(capture)
    digest = f"sha256:{capture.sha256}"
    writer = WARCWriter(stream, gzip=True, warc_version=VERSION)
    headers = {
        "WARC-Record-ID": f"<{uuid.uuid5(uuid.NAMESPACE_URL, f'{capture.pk} {capture.sha256}').urn}>",
        "WARC-Date": warc_date(capture.captured),
        "WARC-Block-Digest": digest,
        "WARC-Payload-Digest": digest,
    }
    record = writer.create_warc_record(
        target_uri(capture),
        "resource",
        payload=io.BytesIO(data),
        length=len(data),
        warc_content_type=capture.media_type or "application/octet-stream",
        warc_headers_dict=headers,
    )
    writer.write_record(record)


def target_uri(capture: Capture) -> str:
    """The captured address; a file's name as a URN, without the folders of whoever brought it."""
    if capture.address.startswith(("http://", "https://")):
        return iri_to_uri(capture.address)
    return "urn:x-wic:file:" + quote(Path(capture.address).name, safe="")


def warc_date(moment: datetime.datetime) -> str:
    return datetime_to_iso_date(moment.astimezone(datetime.UTC).replace(tzinfo=None, microsecond=0))
