"""A snapshot as a folder: made whole or not at all, found by its manifest, not given once it is outdated."""

import datetime
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from pydantic import TypeAdapter

from articles.changes import last_change
from articles.dataset.nouns import NOUNS
from articles.dataset.writing import digest, write_lines, write_table
from articles.models import Article
from articles.withdrawn import tombstones

MANIFEST = "manifest.json"
RIGHTS = (
    "Articles belong to those who wrote and published them. Their texts are here as far as the archive may show them; "
    "no right to publish them anew comes with this file."
)
TRIES = 3


class SnapshotError(Exception):
    """Why no snapshot was made, in one line."""


@dataclass(frozen=True)
class File:
    name: str
    noun: str
    records: int
    size: int  # in bytes
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """`state` is the time of the archive's last change when it was made, aware UTC."""

    folder: Path
    state: datetime.datetime
    files: tuple[File, ...]

    @property
    def name(self) -> str:
        return self.folder.name

    def is_outdated(self) -> bool:
        """Does it hold what may be shown no more? An article withdrawn since, or now shown in part only."""
        withdrawn = tombstones().filter(withdrawn__gt=self.state)
        curtailed = Article.objects.published().exclude(display=Article.Display.FULL).filter(updated__gt=self.state)
        return withdrawn.exists() or curtailed.exists()


def make(folder: Path) -> Snapshot:
    """Raises SnapshotError, and leaves nothing behind, where the folder is in use or cannot be written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SnapshotError(f"{folder} exists and is not empty: a snapshot is never changed, give another name")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            write(aside)
            aside.chmod(0o755)
            os.replace(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise SnapshotError(f"{folder}: {error.strerror}") from None
    return read(folder)


def write(folder: Path) -> None:
    """Anew where the archive changed meanwhile, so that the nouns agree with each other."""
    for _attempt in range(TRIES):
        state = last_change()
        files = [file for noun in NOUNS for file in write_noun(folder, noun)]
        if last_change() == state:
            break
    else:
        raise SnapshotError(f"the archive went on changing while it was read {TRIES} times; try again later")
    manifest = {
        "title": "World Internet Conference Press Archive",
        "site": settings.SITE_URL,
        "state": state.isoformat() if state else "",
        "rights": RIGHTS,
        "files": files,
        "schemas": {noun.name: TypeAdapter(noun.record).json_schema() for noun in NOUNS},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def write_noun(folder: Path, noun) -> list[dict]:
    lines, table = folder / f"{noun.name}.jsonl", folder / f"{noun.name}.csv"
    count = write_lines(lines, noun.rows())
    write_table(table, noun.record, noun.rows())
    return [
        {
            "name": path.name,
            "noun": noun.name,
            "records": count,
            "size": path.stat().st_size,
            "sha256": digest(path),
        }
        for path in (lines, table)
    ]


def read(folder: Path) -> Snapshot:
    """Raises OSError or ValueError where there is no whole snapshot."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    try:
        files = tuple(File(**file) for file in manifest["files"])
        state = datetime.datetime.fromisoformat(manifest["state"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"{folder / MANIFEST}: {error}") from None
    return Snapshot(folder, state, files)


def latest() -> Snapshot | None:
    """The newest of those in the data folder that may be given away."""
    found = []
    for folder in Path(settings.DATASETS_DIR).glob("[!.]*/"):
        try:
            found.append(read(folder))
        except (OSError, ValueError):
            continue  # no snapshot of ours
    newest = max(found, key=lambda snapshot: (snapshot.state, snapshot.name), default=None)
    return newest if newest and not newest.is_outdated() else None
