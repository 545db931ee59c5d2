"""Generations of the index: each in a folder of its own with a manifest; a pointer file names the one in use.

    index/current                      the name of the generation in use
    index/writer.lock                  held by the one process that may write
    index/20260101T120000-1f2e3d/      a generation: Whoosh's files, their lists, manifest.json

A generation is built aside and put in use by replacing the pointer, so a reader sees the old one or the new, whole.
"""

import fcntl
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

LOCK_PATIENCE = 1.0  # seconds; health checks hold the lock for an instant to see whether it is free


@dataclass(frozen=True)
class Versions:
    """What an index was made under; under anything else it may not be read."""

    schema: str
    analysis: str
    opencc: str
    whoosh: str


@dataclass(frozen=True)
class Manifest:
    """`built` is an ISO time in UTC, `documents` their number then."""

    versions: Versions
    built: str
    documents: int
    seconds: float


class IndexLocked(Exception):
    """Another process writes the index; the message says which and since when."""


class Generations:
    """The folder `root` and what lies in it. Nothing is made before it is written to."""

    def __init__(self, root: Path):
        self.root = root

    def current(self) -> Path | None:
        """The folder of the generation in use; None where there is none yet or it has been deleted."""
        try:
            name = (self.root / "current").read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return None
        folder = self.root / name
        return folder if name and Path(name).name == name and folder.is_dir() else None

    def start(self) -> Path:
        """A new empty folder for a generation."""
        folder = self.root / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        folder.mkdir(parents=True)
        return folder

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Puts a finished generation in use, for all processes at once, and removes the old ones."""
        replace_file(folder / "manifest.json", json.dumps(asdict(manifest), indent=2) + "\n")
        replace_file(self.root / "current", folder.name + "\n")
        self.prune()

    def prune(self) -> None:
        """Removes every generation but the one in use. Only for the holder of the lock: a build looks like an old one.

        Readers have all files of theirs open and go on with them.
        """
        current = self.current()
        for path in self.root.iterdir():
            if path.is_dir() and path != current:
                shutil.rmtree(path, ignore_errors=True)

    @staticmethod
    def manifest(folder: Path) -> Manifest | None:
        """The manifest of a generation; None where it is missing or makes no sense."""
        try:
            values = json.loads((folder / "manifest.json").read_bytes())
            return Manifest(**{**values, "versions": Versions(**values["versions"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None

    @contextmanager
    def lock(self, purpose: str) -> Iterator[None]:
        """Held while the index is written. Raises IndexLocked when another process holds it."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "writer.lock").open("a+", encoding="ascii") as file:
            deadline = time.monotonic() + LOCK_PATIENCE
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except OSError:
                    if time.monotonic() > deadline:
                        raise IndexLocked(self.holder()) from None
                    time.sleep(0.05)
            self.announce(purpose)
            try:
                yield
            finally:
                file.truncate(0)
                fcntl.flock(file, fcntl.LOCK_UN)

    def announce(self, purpose: str) -> None:
        """Says in the lock file what its holder is doing."""
        since = datetime.now(UTC).isoformat(timespec="seconds")
        (self.root / "writer.lock").write_text(f"process {os.getpid()}, {purpose} since {since}", encoding="ascii")

    def holder(self) -> str:
        """Who holds the lock and for what; empty where it is free."""
        try:
            with (self.root / "writer.lock").open("r", encoding="ascii") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except OSError:
                    return file.read() or "another process"
                fcntl.flock(file, fcntl.LOCK_UN)
        except (OSError, ValueError):
            pass  # no lock file, no holder
        return ""

    # A search that failed inside the index leaves a note for the writer, which looks at every byte.

    def suspect(self, folder: Path, reason: str) -> None:
        try:
            (folder / "suspect").write_text(reason[:500] + "\n", encoding="utf-8")
        except OSError:
            pass  # a folder that cannot be written to, or is gone, is found out without a note

    def suspicion(self, folder: Path) -> bool:
        return (folder / "suspect").exists()

    def clear_suspicion(self, folder: Path) -> None:
        (folder / "suspect").unlink(missing_ok=True)


def replace_file(path: Path, text: str) -> None:
    """Writes a small file so that it is seen whole or not at all, even after a power cut."""
    aside = path.with_name(path.name + ".new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)
