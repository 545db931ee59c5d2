"""The original of every capture in the data folder: one small WARC file each, the bytes of equal ones only once.

`ab/ab12....warc.gz` is named by the SHA-256 of the payload as ingest read it. Further captures of the same bytes lie
beside it as `ab/ab12...-<32 hex digits>.warc.gz`: a revisit record, which has the headers and points to the first one.
Captures from before WARC are bare files, `ab/ab12...`, and are read like the others.
"""

import datetime
import os
import tempfile
from dataclasses import dataclass
from hashlib import sha256 as sha256_of
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from articles.addresses import canonical
from articles.ingest.media import charset_of
from articles.ingest.types import Fetched
from articles.ingest.warc import DAMAGED, Kept, read_back, written

if TYPE_CHECKING:
    from articles.models import Capture

ENDING = ".warc.gz"
LARGEST = 2**31  # bytes; what is read back was limited when it was written


class CaptureLost(Exception):
    """The original of a capture is not there, or is not what it was; `problem` is for people."""

    def __init__(self, name: str, problem: str):
        super().__init__(f"{name}: {problem}")
        self.problem = problem


@dataclass(frozen=True)
class Place:
    """Where an original lies: what a row of Capture holds of it."""

    warc: str
    record_id: str
    time: datetime.datetime  # of the capture, as the record says it


@dataclass(frozen=True)
class Stored:
    """One capture as it is read back; `payload` is what ingest read, without content encoding."""

    payload: bytes
    address: str
    captured: datetime.datetime
    media_type: str
    record_id: str = ""
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()


def stored(capture: "Capture") -> Stored:
    """Raises CaptureLost; the payload has the digest that the row says."""
    status, headers = capture.status, tuple((name, value) for name, value in capture.headers or ())
    return Stored(
        payload=payload_of(capture),
        address=capture.final_address or capture.address,
        captured=capture.captured,
        media_type=capture.media_type,
        record_id=capture.record_id,
        status=status,
        headers=headers,
    )


def payload_of(capture: "Capture") -> bytes:
    """The bytes that ingest read. Raises CaptureLost."""
    for path in (first_path(capture.sha256), path_of(capture.sha256)):
        if not path.is_file():
            continue
        try:
            data = last_with_payload(path).payload(LARGEST) if path.name.endswith(ENDING) else path.read_bytes()
        except DAMAGED as error:
            raise CaptureLost(path.name, _("cannot be read: %(error)s") % {"error": error}) from None
        if sha256_of(data).hexdigest() != capture.sha256:
            raise CaptureLost(path.name, _("its bytes have changed since they were captured"))
        return data
    raise CaptureLost(capture.sha256, _("the original is not in the folder of captures"))


def warc_path(capture: "Capture") -> Path | None:
    """The file with the records of this capture, revisits included; None for a capture from before WARC.

    Raises CaptureLost where there should be one and is not.
    """
    if not capture.warc:
        return None
    path = Path(settings.CAPTURES_DIR) / capture.warc
    if not path.is_file():
        raise CaptureLost(capture.warc, _("the original is not in the folder of captures"))
    return path


def fetched_of(capture: "Capture") -> Fetched:
    """The capture as the stages of ingest take it, to read it once more. Raises CaptureLost."""
    data = payload_of(capture)
    return Fetched(
        path=capture.address,
        data=data,
        sha256=capture.sha256,
        media_type=capture.media_type,
        address=capture.address if canonical(capture.address) else "",
        charset=charset_of(capture.headers),
    )


def keep(fetched: Fetched, is_known: bool) -> Place:
    """Stores the original and says where. `is_known`: a row of the database has the same payload.

    A file that no row has is left over from a run that was killed, and gives way. Nothing is seen before it is whole.
    """
    path = first_path(fetched.sha256)
    first = first_record(path, fetched.sha256) if is_known and path.exists() else None
    time = fetched.time or datetime.datetime.now(datetime.UTC)
    data, record_id = written(fetched, time, first)
    if first:
        path = path.with_name(f"{fetched.sha256}-{uuid4().hex}{ENDING}")
    write_aside(path, data)
    return Place(f"{path.parent.name}/{path.name}", record_id, time)


def discard(place: Place) -> None:
    """Takes back what `keep` stored, when the row that was to point to it could not be saved."""
    (Path(settings.CAPTURES_DIR) / place.warc).unlink(missing_ok=True)


def first_record(path: Path, sha256: str) -> Kept | None:
    """The record with the payload; None where the file is damaged, so that the payload is stored again."""
    try:
        record = last_with_payload(path)
        return record if sha256_of(record.payload(LARGEST)).hexdigest() == sha256 else None
    except DAMAGED:
        return None


def last_with_payload(path: Path) -> Kept:
    """The others are redirects on the way. Raises one of DAMAGED."""
    with path.open("rb") as file:
        kept = [record for record in read_back(file, LARGEST) if record.kind != "revisit"]
    if not kept:
        raise EOFError("no record")
    return kept[-1]


def write_aside(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{path.name[:64]}."
    for left in path.parent.glob(f"{prefix}*"):  # of a run that was killed while it wrote the same bytes
        left.unlink(missing_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=prefix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
        sync_folder(path.parent)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """The name of a new file outlives a loss of power, as the row that points to it does."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def first_path(sha256: str) -> Path:
    path = path_of(sha256)
    return path.with_name(path.name + ENDING)


def path_of(sha256: str) -> Path:
    """Where a capture from before WARC lies."""
    return Path(settings.CAPTURES_DIR) / sha256[:2] / sha256
