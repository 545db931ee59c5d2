"""Everything that `ingest` takes, as one stream of items: nothing is read before its turn comes."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from articles.addresses import HAS_SCHEME
from articles.ingest.fetch import STDIN, head_of
from articles.ingest.inputs.archives import wacz_records, warc_records
from articles.ingest.inputs.feeds import entries
from articles.ingest.inputs.items import Address, File, Item
from articles.ingest.inputs.tables import csv_rows, json_rows
from articles.ingest.media import SUFFIXES, XML_SUFFIXES
from articles.ingest.types import Refused

STREAMS = {
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".jsonl": json_rows,
    ".ndjson": json_rows,
    ".warc": warc_records,
    ".warc.gz": warc_records,
    ".wacz": wacz_records,
}
# A folder stands for the originals in it; lists of addresses are given by name, so that none is asked by mistake.
IN_FOLDERS = (*SUFFIXES, ".warc", ".warc.gz", ".wacz")


def items(given: str) -> Iterator[Item]:
    """What a path, folder, address or `-` stands for. Raises Refused, at any point, where the whole is no good."""
    if given == STDIN:
        yield File(STDIN)
    elif HAS_SCHEME.match(given) and not Path(given).exists():
        yield Address(given)
    elif Path(given).is_dir():
        yield from in_folder(given)
    else:
        yield from in_file(given)


def in_folder(folder: str) -> Iterator[Item]:
    found = False
    for path in files(folder):
        found = True
        try:
            yield from in_file(path)
        except Refused as refused:
            yield refused
    if not found:
        raise Refused(folder, _("a folder without .txt, .html, .pdf, .warc or .wacz files"))


def files(folder: str) -> Iterator[str]:
    """The files that a folder stands for, subfolders too, in order of name; links to folders are not followed."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(root, name)
            if name.lower().endswith(IN_FOLDERS) and not name.startswith(".") and os.path.isfile(path):
                yield path


def in_file(path: str) -> Iterator[Item]:
    """Raises Refused."""
    name = path.lower()
    suffix = ".warc.gz" if name.endswith(".warc.gz") else Path(name).suffix
    if suffix in STREAMS and Path(path).is_file():
        yield from STREAMS[suffix](path)
    elif suffix in XML_SUFFIXES:
        yield from (Address(address, depth=1) for address in entries(path, head_of(path)))
    else:
        yield File(path)


def count(given: list[str]) -> int | None:
    """How many items these stand for, where that is known before they are read; for the progress bar."""
    total = 0
    for one in given:
        if Path(one).is_dir():
            names = list(files(one))
            total += len(names)
        else:
            names = [one]
            total += 1
        if any(name.lower().endswith((*STREAMS, *XML_SUFFIXES)) for name in names):
            return None
    return total
