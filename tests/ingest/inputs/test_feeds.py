"""Feeds and sitemaps: the addresses in them, and no harm by them."""

import time

import pytest

from articles.ingest.inputs import items
from articles.ingest.inputs.feeds import entries
from articles.ingest.inputs.items import Address
from articles.ingest.types import Refused

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><link>https://press.example/</link>
<item><title>a</title><link> https://press.example/a </link><guid>x</guid></item>
<item><guid isPermaLink="true">https://press.example/b</guid></item>
<item><guid isPermaLink="false">https://press.example/no</guid></item>
<item><link>/c</link></item><item><link>http://www.press.example/a?utm_source=rss</link></item>
<item><link>javascript:alert(1)</link></item><item/></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://press.example/"/>
<entry><link rel="self" href="https://press.example/self"/><link rel="alternate" href="https://press.example/a"/></entry>
<entry><link href="b"/></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item rdf:about="x"><link>https://press.example/a</link></item></rdf:RDF>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://press.example/a</loc></url>
<url><loc>https://press.example/b</loc></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://press.example/sitemap1.xml</loc></sitemap></sitemapindex>"""
BASE = "https://press.example/feed.xml"


@pytest.mark.parametrize(
    ("data", "paths"),
    [(RSS, "a b c"), (ATOM, "a b"), (RDF, "a"), (SITEMAP, "a b"), (INDEX, "sitemap1.xml")],
    ids=["rss", "atom", "rdf", "sitemap", "index"],
)
def test_each_entry_gives_its_address_once(data, paths):
    assert list(entries("feed", data, BASE)) == [f"https://press.example/{path}" for path in paths.split()]


def test_a_feed_that_is_not_well_formed_gives_what_can_be_read():
    assert list(entries("feed", RSS.replace(b"<title>a</title>", b"<title>a & b &nbsp;</title>"), BASE))[:1] == [
        "https://press.example/a"
    ]


@pytest.mark.parametrize(
    "data", [b"", b"no xml", b"<rss/>", b"\x00\x01", b"<feed xmlns='http://www.w3.org/2005/Atom'/>"]
)
def test_what_has_no_entries_is_refused(data):
    with pytest.raises(Refused, match="feed or sitemap"):
        list(entries("feed", data, BASE))


def test_entities_are_neither_expanded_nor_read_from_files(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("https://press.example/secret")
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f"<!DOCTYPE rss [<!ENTITY l0 'https://press.example/a'>{levels}]><rss><item><link>&l11;</link></item></rss>"
    begun = time.monotonic()
    with pytest.raises(Refused):
        list(entries("feed", bomb.encode(), BASE))
    assert time.monotonic() - begun < 5
    document = (
        f"<!DOCTYPE rss [<!ENTITY file SYSTEM '{secret.as_uri()}'>]><rss><item><link>&file;</link></item>"
        "<item><link>https://press.example/b</link></item></rss>"
    )
    assert list(entries("feed", document.encode(), BASE)) == ["https://press.example/b"]


def test_a_feed_as_a_file_stands_for_its_entries(tmp_path):
    (tmp_path / "feed.rss").write_bytes(RSS)
    assert list(items(str(tmp_path / "feed.rss"))) == [
        Address("https://press.example/a", depth=1),
        Address("https://press.example/b", depth=1),
    ]
