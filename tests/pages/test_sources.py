"""The list of sources, and the page of each."""

import pytest
from django.urls import reverse

from articles.views import sources
from tests import factories


def test_outlets_with_published_articles_stand_by_their_number_and_this_archive_is_none(get, archive):
    factories.article(source=factories.source(name="Lock Gazette"))
    page = get(reverse("source-list"))
    assert page.texts("//table[contains(@class, 'listing')]/tbody/tr") == [
        "Canal Courier newspaper or magazine Egypt English 6",
        "Lock Gazette newspaper or magazine 1",
    ]


def test_countries_and_languages_are_named_in_the_readers_language(get, archive):
    assert get("/ar/sources/").texts("//tbody/tr[1]/td")[1:3] == ["مصر", "الإنجليزية"]
    assert get("/zh-hant/sources/").texts("//tbody/tr[1]/td")[1:3] == ["埃及", "英文"]


def test_an_empty_archive_has_no_sources_to_list(get, db):
    factories.source()
    page = get(reverse("source-list"))
    assert page.all("table.listing") == []
    assert "No article has been published here yet." in page.text("main")


def test_the_list_is_paged(get, archive, monkeypatch):
    monkeypatch.setattr(sources, "SOURCES_A_PAGE", 1)
    factories.article(source=factories.source(name="Lock Gazette"))
    page = get(reverse("source-list") + "?page=2")
    assert page.texts("//tbody//th") == ["Lock Gazette"]


def test_the_page_of_a_source_lists_what_is_published(get, archive):
    page = get(archive.source.get_absolute_url())
    assert page.text("h1") == "Canal Courier"
    assert len(page.all("li.line")) == 6
    assert page.texts("//table[@class='coverage']//tbody/tr/td[1]") == ["1", "1", "1", "1", "2"]


def test_a_source_of_drafts_alone_shows_none(get, archive):
    page = get(reverse("source", args=["hidden-paper"]))
    assert page.texts("li.line") == []
    assert "The archive shows no article of this source at present." in page.text("main")


def test_a_home_page_that_is_not_of_the_web_is_no_link(get, db):
    source = factories.source(home_page="javascript:alert(1)")
    assert "javascript:alert(1)" not in get(source.get_absolute_url()).links()


@pytest.mark.parametrize("slug", ["nothing", "a b", "%00", "a" * 300])
def test_an_unknown_source_is_not_found(client, archive, slug):
    assert client.get(f"/en/sources/{slug}/").status_code == 404
