"""A captured page that can do nothing: its words, structure and links, without pictures, styles, scripts or forms."""

import re

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.ingest.captures import fetched_of
from articles.ingest.decode import decode
from articles.ingest.media import HTML, TEXT
from articles.ingest.sanitise import sanitise
from articles.ingest.types import Refused
from articles.models import Capture
from articles.replay.reading import LARGEST_READ

# The second wall, should the cleaning have a hole: no script runs, nothing is asked for, nothing is sent or framed, and
# the page has an origin of its own, without the portal's cookies.
POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def can_be_rendered(capture: Capture) -> bool:
    return capture.media_type in {HTML, TEXT} and capture.size <= LARGEST_READ


def rendering(capture: Capture) -> SafeString:
    """The harmless markup of a capture that `can_be_rendered`; empty where it cannot be decoded. Raises CaptureLost."""
    try:
        text = decode(fetched_of(capture)).text
    except Refused:
        return mark_safe("")
    if capture.media_type == TEXT:
        return format_html_join("\n", "<p>{}</p>", ((line,) for line in text.splitlines() if line.strip()))
    # Safe by `sanitise`, the one place where markup is made harmless.
    return mark_safe(sanitise(XML_DECLARATION.sub("", text)))
