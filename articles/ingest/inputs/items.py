"""What the inputs of ingest are made of: each thing that can be given stands for a stream of these."""

from dataclasses import dataclass

from articles.ingest.types import Fetched, Refused


@dataclass(frozen=True)
class File:
    """A .txt, .html or .pdf file, or `-` for standard input."""

    path: str


@dataclass(frozen=True)
class Address:
    """A page to capture, or a feed or sitemap whose entries are; `depth` counts the lists that led here."""

    address: str
    depth: int = 0


@dataclass(frozen=True)
class PressRecord:
    """A press item without its text. `date` is ISO 8601, as exact as it is known; `name` says where the row stands."""

    name: str
    title: str
    language: str
    source: str = ""
    date: str = ""
    address: str = ""


# A Refused among them is a row or record that is no good; the stream goes on behind it.
Item = File | Address | PressRecord | Fetched | Refused
