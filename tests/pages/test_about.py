"""About the archive, and the way to a correction."""

import pytest
from django.urls import reverse


def test_about_counts_what_is_published(get, archive):
    text = get(reverse("about")).text("main")
    assert (
        "Events described: 2. Press items published here: 6, from sources: 1. Digests written for this archive: 1."
        in text
    )


def test_the_contact_address_is_given_where_there_is_one(get, db, settings):
    settings.CONTACT_EMAIL = ""
    for name in ("about", "correction"):
        assert "has not given a contact address yet" in get(reverse(name)).text("main")
    settings.CONTACT_EMAIL = "curators@archive.example"
    assert "mailto:curators@archive.example" in get(reverse("about")).links()
    (link,) = [href for href in get(reverse("correction")).links() if href.startswith("mailto:")]
    assert link == "mailto:curators@archive.example?subject=Correction%20or%20removal"


def test_the_page_that_is_wrong_is_carried_along(get, archive, settings):
    settings.CONTACT_EMAIL = "curators@archive.example"
    article = archive.articles["zh-Hans"]
    (link,) = [href for href in get(article.get_absolute_url()).links("//footer") if "/correction/" in href]
    page = get(link)
    address = "http://127.0.0.1:8000" + article.get_absolute_url()
    assert page.text("p.address") == address
    (mail,) = [href for href in page.links() if href.startswith("mailto:")]
    assert "&body=http%3A%2F%2F127.0.0.1%3A8000%2Fen%2Farticles%2F" in mail


@pytest.mark.parametrize(
    "given",
    [
        "",
        "http://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "javascript:alert(1)",
        "en/about/",
        "/" + "a" * 1000,
        "\x00",
        "/\x00",
        "/a\r\nBcc: x",
    ],
)
def test_nobody_elses_address_is_quoted(get, db, given):
    page = get(reverse("correction"), data={"page": given})
    assert page.response.status_code == 200
    assert page.all("p.address") == []


def test_markup_in_the_address_is_escaped(get, db):
    page = get(reverse("correction") + "?page=/%3Cscript%3Ealert(1)%3C/script%3E")
    assert b"<script>" not in page.response.content
