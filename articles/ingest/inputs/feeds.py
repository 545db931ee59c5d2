"""Lists of pages in XML: RSS 0.9 to 2.0, Atom (RFC 4287), sitemaps (sitemaps.org). Only addresses are taken."""

from collections.abc import Iterator
from urllib.parse import urljoin

from django.utils.translation import gettext as _
from lxml import etree

from articles.addresses import canonical
from articles.ingest.types import Refused

MOST_ENTRIES = 50_000  # as sitemaps.org allows one file
# `*[local-name()=...]`: the same elements come with a namespace, with another, and without.
ENTRY = "//*[local-name()='item' or local-name()='entry' or local-name()='url' or local-name()='sitemap']"
PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "recover": True}


def entries(name: str, data: bytes, base: str = "") -> Iterator[str]:
    """The address of each entry, in their order and once; relative ones by `base`. Raises Refused where there are none.

    Entities are not resolved, so that none reads a file or grows without end.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(**PARSER_OPTIONS))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Refused(name, _("not a feed or sitemap"))
    seen: set[str] = set()
    for entry in root.xpath(ENTRY):
        address = full(link(entry), base)
        key = canonical(address)
        if key and key not in seen:
            seen.add(key)
            yield address
            if len(seen) >= MOST_ENTRIES:
                return
    if not seen:
        raise Refused(name, _("a feed or sitemap without entries"))


def link(entry: etree._Element) -> str:
    """Atom's alternate link, else RSS's link or permanent guid, else a sitemap's loc."""
    for child in entry.xpath("*[local-name()='link'][@href][not(@rel) or @rel='alternate']"):
        return str(child.get("href"))
    for path in (
        "*[local-name()='link']",
        "*[local-name()='guid'][not(@isPermaLink='false')]",
        "*[local-name()='loc']",
    ):
        for child in entry.xpath(path):
            if text := (child.text or "").strip():
                return text
    return ""


def full(address: str, base: str) -> str:
    try:
        return urljoin(base, address.strip()) if address.strip() else ""
    except ValueError:
        return ""
