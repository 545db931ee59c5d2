"""The values that pass from stage to stage: Fetched -> Decoded -> Extracted -> Cleaned -> Described -> Linked."""

import datetime
from dataclasses import dataclass

from articles.ingest.reasons import Reason

# Written into proposals and into the history of rows; raise it whenever a change of the rules can change a reading.
EXTRACTOR = "ingest 1"


class Refused(Exception):
    """A file that cannot become an article: `path` as it was given, and the reason for people."""

    def __init__(self, path: str, problem: str):
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


@dataclass(frozen=True)
class Exchange:
    """One request and the answer to it, as they went over the wire but for chunk sizes (`ingest.warc` says why)."""

    address: str
    time: datetime.datetime  # aware UTC, when the request was sent
    request: bytes  # request line and headers; empty where a WARC held none
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]  # of the answer, in its order; each a character a byte (Latin-1)
    body: bytes  # still content-encoded
    peer: str = ""  # the IP address that answered


@dataclass(frozen=True)
class Fetched:
    """The bytes of one original: a file, a pasted text, or the answer from an address.

    `data` is what is read: without content encoding, whatever the exchange was like.
    """

    path: str  # what was given, as messages name it
    data: bytes
    sha256: str
    media_type: str  # text/plain, text/html or application/pdf; of feeds and sitemaps application/xml
    address: str = ""  # as it was given; empty where none is known
    charset: str = ""  # as the answer's header declares it
    exchanges: tuple[Exchange, ...] = ()  # one a redirect, the last is the answer; empty for files
    captured: datetime.datetime | None = None  # of a record from a WARC that holds no exchange

    @property
    def final_address(self) -> str:
        """Where redirects led; the address itself where there were none."""
        return self.exchanges[-1].address if self.exchanges else self.address

    @property
    def time(self) -> datetime.datetime | None:
        """When it was captured, as far as the original itself says so."""
        return self.exchanges[-1].time if self.exchanges else self.captured


@dataclass(frozen=True)
class Decoded:
    text: str
    encoding: str


@dataclass(frozen=True)
class Line:
    """One line of a text file, or one block of text of a page; `number` counts them from 1."""

    text: str
    number: int
    tag: str = ""  # the element of a page: h1, p, li, figcaption ...; empty in a text file
    links: float = 0.0  # share of its characters that stand in links, 0 to 1
    main: bool = True  # part of the main text, as the extractor of pages sees it


@dataclass(frozen=True)
class Removed:
    """A block, or a fragment of a line, that is not part of the text; `line` is 0 for what no reader of a page saw."""

    text: str
    line: int
    reason: Reason


@dataclass(frozen=True)
class Extracted:
    """All lines that a reader could have seen, and what the page says of itself."""

    path: str
    lines: tuple[Line, ...]
    removed: tuple[Removed, ...] = ()
    title: str = ""
    published: str = ""  # as the page's metadata have it
    source: str = ""
    byline: str = ""
    address: str = ""


@dataclass(frozen=True)
class Cleaned:
    """The text and nothing else; lines that carry a date, a source or a byline stand apart."""

    title: str | None
    paragraphs: tuple[str, ...]
    removed: tuple[Removed, ...] = ()
    date_lines: tuple[str, ...] = ()
    source_lines: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    byline: str = ""
    address: str = ""

    @property
    def body(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Evidence:
    """Words that a finding rests on; offsets are code points in the body, None where they stand elsewhere."""

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Dating:
    """A date as `articles.models.dates.Dated` holds it; `iso` is as exact as the precision."""

    iso: str
    precision: str  # minute, day, month, year
    basis: str  # stated, address, metadata, derived
    evidence: Evidence
    confidence: float

    @property
    def day(self) -> datetime.date:
        """The first day it can be."""
        year, month, day = (*map(int, self.iso[:10].split("-")), 1, 1)[:3]
        return datetime.date(year, month, day)


@dataclass(frozen=True)
class Described:
    """What the text is: its language, its date, from whom."""

    language: str
    language_confidence: float
    title: str | None
    body: str
    captions: tuple[str, ...] = ()  # no part of the body, yet they name the event
    published: Dating | None = None
    source: str = ""  # the outlet's name as the text or page has it
    byline: str = ""
    address: str = ""


@dataclass(frozen=True)
class EventGuess:
    slug: str
    confidence: float
    evidence: Evidence


@dataclass(frozen=True)
class Appeared:
    """What the text says that a person did at an event; `role` is one of Appearance.Role."""

    event: str
    role: str
    evidence: Evidence


@dataclass(frozen=True)
class Person:
    """A speaker whom the text names."""

    slug: str
    evidence: Evidence
    count: int = 1
    appearances: tuple[Appeared, ...] = ()

    @property
    def role(self) -> str:
        return "appearance" if self.appearances else "mention"


@dataclass(frozen=True)
class Named:
    """A place, organisation, topic or event named in the text; offsets are None where it stands in the title."""

    slug: str
    evidence: Evidence
    count: int = 1


@dataclass(frozen=True)
class Linked:
    """What the text is about, by the authority: the event it covers, others it might cover, and all that it names."""

    event: EventGuess | None = None
    others: tuple[EventGuess, ...] = ()
    people: tuple[Person, ...] = ()
    named: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One file as ingest reads it, before anything is saved."""

    fetched: Fetched
    encoding: str
    described: Described
    linked: Linked
    removed: tuple[Removed, ...] = ()
