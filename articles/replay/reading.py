"""A capture read again by the rules of today: what is its text, and what cleaning takes away."""

from dataclasses import dataclass

from django.core.cache import cache

from articles.ingest.captures import fetched_of
from articles.ingest.clean import clean
from articles.ingest.pipeline import extracted_from
from articles.ingest.reasons import REASON_LABELS, Reason
from articles.ingest.types import EXTRACTOR, Refused
from articles.models import Capture

# Cleaning the markup of a megabyte takes about four seconds, and anybody may ask for it; press pages are far below.
LARGEST_READ = 1024 * 1024  # bytes
KEPT = 24 * 3600  # seconds


@dataclass(frozen=True)
class Taken:
    """A block that is not part of the text; `reason` is one of the controlled words."""

    text: str
    reason: str

    @property
    def label(self) -> str:
        return str(REASON_LABELS[Reason(self.reason)])


@dataclass(frozen=True)
class CapturedText:
    """Plain text throughout, a paragraph a string; nothing of it where no text can be read."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    removed: tuple[Taken, ...] = ()

    @property
    def body(self) -> str:
        return "\n".join(self.paragraphs)


def captured_text(capture: Capture) -> CapturedText:
    """The text of a capture, kept by its digest until the rules change. Raises CaptureLost."""
    if capture.size > LARGEST_READ:
        return CapturedText()
    key = f"captured-text:{EXTRACTOR.replace(' ', '-')}:{capture.media_type}:{capture.sha256}"
    text = cache.get(key)
    if text is None:
        text = read(capture)
        cache.set(key, text, KEPT)
    return text


def read(capture: Capture) -> CapturedText:
    fetched = fetched_of(capture)
    try:
        extracted, _encoding = extracted_from(fetched)
        cleaned = clean(extracted)
    except Refused:
        return CapturedText()
    taken = tuple(Taken(removed.text, str(removed.reason)) for removed in cleaned.removed)
    return CapturedText(cleaned.title or "", cleaned.paragraphs, taken)
