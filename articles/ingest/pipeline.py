"""The story of one original: Fetched -> Decoded -> Extracted -> Cleaned -> Described -> Linked. Saves nothing."""

from dataclasses import replace

from articles.ingest.clean import clean
from articles.ingest.decode import decode
from articles.ingest.describe import describe
from articles.ingest.extract import extract
from articles.ingest.known import Authority
from articles.ingest.link.linker import link
from articles.ingest.media import PDF
from articles.ingest.pdf import extract_pdf
from articles.ingest.published import with_date
from articles.ingest.types import Extracted, Fetched, Reading


def read(fetched: Fetched, authority: Authority) -> Reading:
    """What an original says, as far as it can be read without a curator. Raises Refused."""
    extracted, encoding = extracted_from(fetched)
    if fetched.address:  # known, and not only what the page says of itself
        extracted = replace(extracted, address=fetched.address)
    cleaned = clean(extracted)
    described = describe(extracted, cleaned)
    if fetched.address:
        described = replace(described, address=fetched.address)
    linked = link(described, authority)
    event = authority.event(linked.event.slug) if linked.event else None
    return Reading(fetched, encoding, with_date(described, event), linked, cleaned.removed)


def extracted_from(fetched: Fetched) -> tuple[Extracted, str]:
    """The first stages alone, to read a capture once more; with the encoding, empty for a PDF. Raises Refused."""
    if fetched.media_type == PDF:
        return extract_pdf(fetched), ""
    decoded = decode(fetched)
    return extract(decoded, fetched), decoded.encoding
