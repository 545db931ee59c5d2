"""The story of one file: bytes -> Fetched -> Decoded -> Extracted -> Cleaned -> Described -> Linked. Saves nothing."""

from articles.ingest.clean import clean
from articles.ingest.decode import decode
from articles.ingest.describe import describe
from articles.ingest.extract import extract
from articles.ingest.known import Authority
from articles.ingest.link.linker import link
from articles.ingest.published import with_date
from articles.ingest.types import Fetched, Reading


def read(fetched: Fetched, authority: Authority) -> Reading:
    """What a file says, as far as it can be read without a curator. Raises Refused."""
    decoded = decode(fetched)
    extracted = extract(decoded, fetched)
    cleaned = clean(extracted)
    described = describe(extracted, cleaned)
    linked = link(described, authority)
    event = authority.event(linked.event.slug) if linked.event else None
    return Reading(fetched, decoded.encoding, with_date(described, event), linked, cleaned.removed)
