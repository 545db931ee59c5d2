"""Captures as one package that other web archives open: WACZ 1.1.1.

captures -> archive/data.warc.gz -> indexes/ and pages/ -> datapackage.json with every digest
"""

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from articles.export.cdxj import Entry, entries, write_index
from articles.export.warc import target_uri, write_captures, write_warcinfo
from articles.models import Capture
from articles.replay.memento import stamp

WACZ_VERSION = "1.1.1"
SOFTWARE = "wic-portal"
ARCHIVE, INDEX, BLOCKS, PAGES = "archive/data.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl"


@dataclass(frozen=True)
class Packed:
    """What went into a package."""

    captures: int
    pages: int
    size: int  # bytes of the file


def write_wacz(captures: Iterable[Capture], path: Path, title: str) -> Packed:
    """The captures, each with its article, as a WACZ file: whole, or not at all.

    Raises CaptureLost where bytes are missing or damaged, OSError where the file cannot be written.
    """
    captures = list(captures)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
        parts = Path(folder)
        for name in ("archive", "indexes", "pages"):
            (parts / name).mkdir()
        with (parts / ARCHIVE).open("wb") as stream:
            write_warcinfo("data.warc.gz", {"software": SOFTWARE, "format": "WARC File Format 1.1"}, stream)
            write_captures(captures, stream)
        found = list(entries(parts / ARCHIVE))
        with (parts / INDEX).open("wb") as stream:
            (parts / BLOCKS).write_text(write_index(found, Path(ARCHIVE).name, stream), encoding="utf-8")
        pages = list(page_lines(captures, found))
        (parts / PAGES).write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in pages), "utf-8")
        package = json.dumps(datapackage(parts, title), ensure_ascii=False, indent=2).encode()
        (parts / "datapackage.json").write_bytes(package)
        signed = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
        (parts / "datapackage-digest.json").write_text(json.dumps(signed), "utf-8")
        aside = parts / "package.wacz"
        zip_together(parts, aside)
        size = aside.stat().st_size
        os.replace(aside, path)
    return Packed(len(captures), len(pages) - 1, size)


def page_lines(captures: list[Capture], found: list[Entry]) -> Iterator[dict]:
    """A head, then one entry for each capture: where a reader of the package begins."""
    yield {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
    by_record = {entry.record: entry for entry in found}
    by_place = {(entry.url, entry.stamp): entry for entry in found}
    for capture in captures:
        here = by_record.get(capture.record_id) or by_place.get((target_uri(capture), stamp(capture.captured)))
        if here:
            title, language = capture.article.shown_title, capture.article.language
            identifier = f"{capture.article.public_id}-{capture.pk}"
            yield {"id": identifier, "url": here.url, "ts": here.date, "title": title, "language": language}


def datapackage(parts: Path, title: str) -> dict:
    """The manifest: a Data Package that names every file with its size and digest."""
    return {
        "profile": "data-package",
        "wacz_version": WACZ_VERSION,
        "title": title,
        "created": timezone.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "software": SOFTWARE,
        "resources": [
            {
                "name": Path(name).name,
                "path": name,
                "hash": f"sha256:{digest_of(parts / name)}",
                "bytes": (parts / name).stat().st_size,
            }
            for name in (ARCHIVE, INDEX, BLOCKS, PAGES)
        ],
    }


def digest_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def zip_together(parts: Path, path: Path) -> None:
    """Stored, not compressed: a reader fetches single records out of the package by their offsets."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name in ("datapackage.json", "datapackage-digest.json", ARCHIVE, INDEX, BLOCKS, PAGES):
            with (
                package.open(zipfile.ZipInfo(name), "w", force_zip64=True) as target,
                (parts / name).open("rb") as file,
            ):
                shutil.copyfileobj(file, target)
