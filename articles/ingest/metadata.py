"""What a page says of itself in its head: title, date, outlet, author, address; empty where it says nothing."""

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from lxml import html as lxml_html

TITLE = ("og:title", "twitter:title", "articletitle")
PUBLISHED = (
    "article:published_time", "datePublished", "pubdate", "publishdate", "publish_date", "og:published_time",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "date",
)  # fmt: skip
SOURCE = ("og:site_name", "source", "mediaid", "publisher", "application-name")
BYLINE = ("author", "article:author")
# White space, and the marks that turn the direction of what follows: hostile in a title.
SPACE = re.compile("[\\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]+")
# What parts a headline from the site's name in <title>.
SITE_NAME = re.compile(r"\s+[-–—|»·]\s+|\s*[_|｜]\s*|--")


def metadata(root: lxml_html.HtmlElement) -> dict[str, str]:
    """The fields of Extracted with these names."""
    address = meta(root, "og:url") or first(root.xpath("//link[@rel='canonical']/@href"))
    headings = [text for heading in root.xpath("//h1") if (text := SPACE.sub(" ", heading.text_content()).strip())]
    return {
        "title": headings[0] if len(headings) == 1 else meta(root, *TITLE) or plain_title(root),
        "published": meta(root, *PUBLISHED)
        or linked_data(root, "datePublished")
        or first(root.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")),
        "source": meta(root, *SOURCE),
        "byline": meta(root, *BYLINE),
        "address": address if urlsplit(address).scheme in ("http", "https") else "",
    }


def meta(root: lxml_html.HtmlElement, *names: str) -> str:
    """The content of the first <meta> with one of the names, in the order of the names."""
    contents = {
        (element.get("property") or element.get("name") or element.get("itemprop") or "").lower(): element.get(
            "content", ""
        )
        for element in reversed(root.xpath("//meta[@content]"))
    }
    return next((text for name in names if (text := SPACE.sub(" ", contents.get(name.lower(), "")).strip())), "")


def plain_title(root: lxml_html.HtmlElement) -> str:
    return SITE_NAME.split(SPACE.sub(" ", root.findtext(".//title") or "").strip())[0]


def linked_data(root: lxml_html.HtmlElement, key: str) -> str:
    """The first value of the key in the page's JSON-LD."""
    for block in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = first(values(json.loads(block), key))
        except (ValueError, RecursionError):
            continue
        if found:
            return found
    return ""


def values(node: object, key: str) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get(key), str):
            yield node[key]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from values(child, key)


def first(found: Iterable[object]) -> str:
    return str(next(iter(found), "")).strip()
