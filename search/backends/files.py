"""Beside each of Whoosh's tables of contents: a list of the files it names, with their sizes and checksums.

Whoosh itself opens an index whose files are gone or cut short without a word, and fails much later.
"""

import json
import os
import re
import zlib
from collections.abc import Iterable
from pathlib import Path

FILE_LIST = re.compile(r"files\.(\d+)\.json")


class DamagedIndex(Exception):
    """Files of an index are missing, cut short or altered; the message says which."""


def list_files(folder: Path, number: int, segments: Iterable[str]) -> None:
    previous = listed(folder, number - 1) if number else {}
    prefixes = tuple(f"{segment}." for segment in segments)
    found = {}
    for path in sorted(folder.iterdir()):
        if prefixes and path.name.startswith(prefixes):
            found[path.name] = previous.get(path.name) or [path.stat().st_size, checksum(path)]
    aside = folder / "files.new"
    aside.write_text(json.dumps(found, indent=0), encoding="ascii")
    os.replace(aside, folder / f"files.{number}.json")


def listed(folder: Path, number: int) -> dict[str, list[int]]:
    """File name -> size and CRC-32."""
    try:
        return json.loads((folder / f"files.{number}.json").read_bytes())
    except (OSError, ValueError) as error:
        raise DamagedIndex(f"{folder.name}: list of files {number}: {error}") from error


def verify(folder: Path, number: int, contents: bool = False) -> None:
    """Raises DamagedIndex unless every file of a commit is there in full; with `contents`, reads them all."""
    for name, (size, expected) in listed(folder, number).items():
        path = folder / name
        if not path.exists():
            raise DamagedIndex(f"{folder.name}/{name}: missing")
        if path.stat().st_size != size:
            raise DamagedIndex(f"{folder.name}/{name}: {path.stat().st_size} bytes instead of {size}")
        if contents and checksum(path) != expected:
            raise DamagedIndex(f"{folder.name}/{name}: altered")


def checksum(path: Path) -> int:
    """The CRC-32 of a file."""
    value = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            value = zlib.crc32(block, value)
    return value


def drop_lists_before(folder: Path, number: int) -> None:
    for path in folder.iterdir():
        match = FILE_LIST.fullmatch(path.name)
        if match and int(match[1]) < number:
            path.unlink()
