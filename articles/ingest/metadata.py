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
BYLINE = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator")
NOBODY = frozenset({"admin", "administrator", "editor", "redactie", "redacția", "root", "webmaster", "news", "staff"})
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
LONGEST_AUTHOR = 60  # characters
# White space, and the marks that turn the direction of what follows: hostile in a title.
SPACE = re.compile("[\\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]+")
# What parts a headline from the site's name in <title>.
SITE_NAME = re.compile(r"\s+[-–—|»·]\s+|\s*[_|｜]\s*|--")


def metadata(root: lxml_html.HtmlElement) -> dict[str, str]:
    """The fields of Extracted with these names."""
    address = meta(root, "og:url") or first(root.xpath("//link[@rel='canonical']/@href"))
    data = linked_data(root)
    headings = [text for heading in root.xpath("//h1") if (text := SPACE.sub(" ", heading.text_content()).strip())]
    return {
        "title": headings[0] if len(headings) == 1 else meta(root, *TITLE) or plain_title(root),
        "published": meta(root, *PUBLISHED)
        or first(values(data, "datePublished"))
        or first(root.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")),
        "source": meta(root, *SOURCE) or first(names(data, "publisher")),
        "byline": person(meta(root, *BYLINE))
        or person(", ".join(names(data, "author")))
        or person(printed_author(root)),
        "tag": language_tag(root),
        "address": address if urlsplit(address).scheme in ("http", "https") else "",
    }


def language_tag(root: lxml_html.HtmlElement) -> str:
    """As the page gives it, where it is the form of a tag (RFC 5646); often it is the template's."""
    tag = (root.get("lang") or root.get("xml:lang") or meta(root, "content-language", "og:locale")).strip()
    return tag if TAG.fullmatch(tag) else ""


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


def linked_data(root: lxml_html.HtmlElement) -> list[object]:
    """The page's JSON-LD, of each block that can be read."""
    found = []
    for block in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found.append(json.loads(block, strict=False))
        except (ValueError, RecursionError):
            continue
    return found


def names(data: object, key: str) -> Iterator[str]:
    """What the things are called that JSON-LD has under a key: a name by itself, a thing with a name, or several."""
    for thing in things(data, key):
        for one in thing if isinstance(thing, list) else [thing]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and (text := SPACE.sub(" ", name).strip()):
                yield text


def person(text: str) -> str:
    """A name; nothing for an address, and for what content systems put where nobody signed."""
    return "" if "/" in text or "@" in text or text.lower() in NOBODY else text


def printed_author(root: lxml_html.HtmlElement) -> str:
    """The author as the page marks them, where it marks one."""
    found = root.xpath("//*[@itemprop='author' or @rel='author'][not(ancestor::*[@itemprop='comment'])]")
    texts = list(dict.fromkeys(SPACE.sub(" ", element.text_content()).strip() for element in found))
    return texts[0] if len(texts) == 1 and len(texts[0]) <= LONGEST_AUTHOR else ""


def values(node: object, key: str) -> Iterator[str]:
    return (value for value in things(node, key) if isinstance(value, str))


def things(node: object, key: str) -> Iterator[object]:
    """All that stands under a key, at any depth."""
    if isinstance(node, dict):
        if key in node:
            yield node[key]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from things(child, key)


def first(found: Iterable[object]) -> str:
    return str(next(iter(found), "")).strip()
