"""Every page is valid HTML as the standard's own parser reads it, in every language."""

import html5lib
import pytest
from django.urls import reverse

from tests.pages.test_invariants import PREFIXES, addresses, prefix  # noqa: F401  (a fixture)


def faults(markup: bytes) -> list:
    """The parse errors of a document: each with its place and its name in the standard."""
    parser = html5lib.HTMLParser()
    parser.parse(markup.decode())
    return parser.errors


def test_the_parser_sees_a_fault():
    assert faults(b"<!doctype html><title>x</title><p><div></p>") != []


def test_every_page_parses_without_a_fault(client, archive, prefix):  # noqa: F811
    for address in addresses(archive).values():
        assert faults(client.get(address).content) == [], address


@pytest.mark.parametrize("code", PREFIXES)
def test_pages_of_errors_do_too(client, archive, code):
    for path, status in {"nothing/": 404, "timeline/?first=x": 400, "articles/?language=x": 400}.items():
        response = client.get(f"/{code}/{path}")
        assert response.status_code == status
        assert faults(response.content) == [], path


def test_what_is_narrowed_or_empty_does_too(client, archive):
    for address in (
        reverse("timeline") + "?first=2024&kind=summit",
        reverse("article-list") + "?language=ar&event=canal-2024",
        reverse("search") + "?q=lanterns",
        reverse("search") + "?q=qqqq",
    ):
        assert faults(client.get(address).content) == [], address
