"""The one place where captured markup is made harmless. Replaceable: everything else only calls `sanitise`.

bleach gets no more releases; nh3 is held against it in the tests (same allow-list, same parsed tree).
"""

from html import escape

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
# What these elements hold is code, style or the readings of ruby, no text of the page: it goes with them.
CONTENT_GOES_TOO = (
    "script", "style", "template", "noscript", "iframe", "noembed", "noframes", "textarea", "title", "xmp", "plaintext",
    "svg", "math", "object", "select", "rt", "rp",
)  # fmt: skip


def sanitise(markup: str) -> str:
    """The markup without anything outside the allow-list; safe to put into a page."""
    cleaner = Cleaner(tags=TAGS, attributes=is_allowed, protocols=PROTOCOLS, strip=True, strip_comments=True)
    return cleaner.clean(without_code(markup))


def is_allowed(tag: str, name: str, value: str) -> bool:
    """Language and direction anywhere; links that are whole addresses (a relative one would point into the portal)."""
    if tag == "a" and name == "href":
        return value.lower().startswith(("http://", "https://", "mailto:"))
    return name in ("lang", "dir") or (tag == "time" and name == "datetime")


def without_code(markup: str) -> str:
    """bleach keeps the text of a script; libxml2 also bounds the depth of nesting, in which html5lib is quadratic."""
    if "<" not in markup:
        return markup
    root = lxml_html.fragment_fromstring(markup, create_parent="div")
    etree.strip_elements(root, etree.Comment, *CONTENT_GOES_TOO, with_tail=False)
    children = (etree.tostring(child, encoding="unicode", method="html") for child in root)
    return escape(root.text or "", quote=False) + "".join(children)
