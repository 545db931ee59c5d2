"""The one place where captured markup is made harmless. Replaceable: everything else only calls `sanitise`.

bleach gets no more releases; nh3 is held against it in the tests (same allow-list, same parsed tree).
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from bleach.html5lib_shim import Filter  # type: ignore[attr-defined]  # its stubs leave it out
from bleach.sanitizer import Cleaner
from lxml import etree
from lxml import html as lxml_html

# The structure of a text, and nothing that runs, loads, submits or is styled.
_tags = """
a abbr article aside b blockquote br caption cite code dd div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header
hr i li main nav ol p pre q section small span strong sub sup table tbody td tfoot th thead time tr u ul
"""
TAGS = frozenset(_tags.split())
PROTOCOLS = frozenset({"http", "https", "mailto"})
# What an attribute may say; anything else goes with it.
VALUES = {
    "lang": re.compile(r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}"),
    "dir": re.compile("ltr|rtl|auto", re.I),
    "datetime": re.compile(r"[0-9A-Z :.,+-]{1,40}"),
}
ATTRIBUTES = {"href", *VALUES}
# A link out of a captured page tells its target nothing of the portal and lends it no weight.
OUTWARD = "noopener noreferrer nofollow ugc"
# What these elements hold is code, style or the readings of ruby, no text of the page: it goes with them.
CONTENT_GOES_TOO = (
    "script", "style", "template", "noscript", "iframe", "noembed", "noframes", "textarea", "title", "xmp", "plaintext",
    "svg", "math", "object", "select", "rt", "rp",
)  # fmt: skip


def sanitise(markup: str) -> str:
    """The markup without what is outside the allow-list, safe to put into a page; links that are left are `OUTWARD`."""
    cleaner = Cleaner(
        tags=TAGS, attributes=is_allowed, protocols=PROTOCOLS, strip=True, strip_comments=True, filters=[OutwardLinks]
    )
    return cleaner.clean(without_code(markup))


class OutwardLinks(Filter):
    """Works on the tokens that are about to be written, so that nothing is parsed again after the cleaning."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for token in super().__iter__():
            if token["type"] == "StartTag" and token["name"] == "a" and (None, "href") in token["data"]:
                token["data"][(None, "rel")] = OUTWARD
            yield token


def is_allowed(tag: str, name: str, value: str) -> bool:
    """Language and direction anywhere; links that are whole addresses (a relative one would point into the portal)."""
    if tag == "a" and name == "href":
        return value.lower().startswith(("http://", "https://", "mailto:"))
    return name in VALUES and bool(VALUES[name].fullmatch(value)) and (name != "datetime" or tag == "time")


def without_code(markup: str) -> str:
    """bleach keeps the text of a script; libxml2 also bounds the depth of nesting, in which html5lib is quadratic."""
    if "<" not in markup:
        return markup
    try:
        root = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, AssertionError):  # lxml's answers to a page that ends before its body begins
        return ""
    etree.strip_elements(root, etree.Comment, *CONTENT_GOES_TOO, with_tail=False)
    for element in root.iter(etree.Element):
        # bleach takes minutes over an element with thousands of them; in their order each is found at once.
        for name in [name for name in element.attrib if name not in ATTRIBUTES]:
            del element.attrib[name]
    children = (etree.tostring(child, encoding="unicode", method="html") for child in root)
    return escape(root.text or "", quote=False) + "".join(children)
