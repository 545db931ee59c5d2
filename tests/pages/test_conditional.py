"""Pages that a browser holds already are not sent again, and those that are sent are compressed."""

import gzip

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["home", "timeline", "article-list", "search"])
def test_a_page_that_has_not_changed_is_not_sent_again(client, archive, name):
    first = client.get(reverse(name))
    again = client.get(reverse(name), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_that_has_changed_is_sent(client, archive):
    first = client.get(reverse("home"))
    factories.article(title="Late news")
    again = client.get(reverse("home"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Late news" in again.content.decode()


def test_a_page_in_another_language_is_another_page(client, archive):
    assert client.get("/en/about/")["ETag"] != client.get("/ro/about/")["ETag"]


def test_pages_are_compressed_for_who_can_read_it(client, archive):
    plain = client.get(reverse("home"))
    packed = client.get(reverse("home"), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert "Accept-Encoding" in packed["Vary"]


def test_a_choice_of_language_is_remembered_though_the_page_is_held_already(client, archive):
    held = client.get("/ro/about/")["ETag"]
    again = client.get("/ro/about/", headers={"If-None-Match": held, "Referer": "http://testserver/en/about/"})
    assert again.status_code == 304
    assert again.cookies["django_language"].value == "ro"
