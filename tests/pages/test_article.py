"""The page of one article, its redirects and its permanent address."""

import pytest
from django.urls import reverse

from articles.models import Article, Story
from tests import factories


def record(page) -> dict[str, str]:
    """The catalogue's record beside the text."""
    return page.definitions("//aside[@class='record']/dl")


def test_the_text_has_its_own_language_and_direction(get, db):
    article = factories.article(language="ar", title="فوانيس القناة", body="فقرة أولى.\n\nفقرة ثانية.")
    page = get(article.get_absolute_url())
    text = page.one("article.reading")
    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")
    assert page.text("h1") == "فوانيس القناة"
    assert page.texts("//div[@class='text']/p") == ["فقرة أولى.", "فقرة ثانية."]
    assert page.root.get("dir") == "ltr"


def test_the_record_says_where_it_comes_from_and_how_to_cite_it(get, archive):
    article = archive.articles["en"]
    article.date_evidence = "20 November"
    article.save()
    page = get(article.get_absolute_url())
    assert record(page) == {
        "Language": "English",
        "Event": "Eleventh Canal Summit",
        "Published": "20 November 2024 stated in the text: 20 November",
        "Address of the original": article.address,
        "People": "Ada Weaver",
        "Topics": "lantern networks",
        "The same story elsewhere": " | ".join(
            f"Lanterns {code} {language} Canal Courier side by side"
            for code, language in (
                ("ar", "Arabic"),
                ("ro", "Romanian"),
                ("zh-Hans", "Simplified Chinese"),
                ("zh-Hant", "Traditional Chinese"),
            )
        ),
    }
    original = page.one("//aside//a[@class='external']")
    assert (original.get("href"), original.get("rel")) == (article.address, "nofollow noopener external")


@pytest.mark.parametrize(
    ("fields", "iso", "shown"),
    [
        ({"date_earliest": "2024-11-20", "date_latest": "2024-11-20"}, "2024-11-20", "20 November 2024"),
        (
            {
                "date_earliest": "2024-11-20",
                "date_latest": "2024-11-20",
                "date_time": "09:58",
                "date_precision": "minute",
            },
            "2024-11-20T09:58",
            "20 November 2024, 09:58",
        ),
        (
            {"date_earliest": "2024-11-01", "date_latest": "2024-11-30", "date_precision": "month"},
            "2024-11",
            "November 2024",
        ),
        ({"date_earliest": "2024-01-01", "date_latest": "2024-12-31", "date_precision": "year"}, "2024", "2024"),
        (
            {"date_earliest": "2024-11-19", "date_latest": "2024-11-22", "date_precision": "range"},
            "2024-11-19",
            "19–22 November 2024",
        ),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(get, db, fields, iso, shown):
    article = factories.article(**fields)
    page = get(article.get_absolute_url())
    assert record(page)["Published"] == f"{shown} stated in the text"
    assert [time.get("datetime") for time in page.all("time")] == [iso, iso]


def test_an_unknown_date_is_said_to_be_unknown(get, db):
    article = factories.article(date_earliest=None, date_latest=None, date_precision="", date_basis="")
    assert record(get(article.get_absolute_url()))["Published"] == "date unknown"


def test_a_devised_title_stands_in_brackets_and_is_owned_up_to(get, db):
    page = get(factories.article(title="Untitled bulletin", title_devised=True).get_absolute_url())
    assert page.text("h1") == "[Untitled bulletin]"
    assert record(page)["Title"] == "The original has none; the one in brackets is ours."


def test_a_digest_is_marked_as_ours_and_its_sources_are_numbered_by_paragraph(get, archive):
    factories.note(archive.digest, 2)
    page = get(archive.digest.get_absolute_url())
    assert page.text("p.notice").startswith("Written for this archive A digest of the sources numbered below")
    assert page.texts("//div[@class='text']/p") == ["First.", "Second. 1 2"]
    assert page.links("//div[@class='text']") == ["#note-1", "#note-2"]
    assert page.texts("//section[@class='footnotes']//li")[0] == "Canal log"


def test_a_record_says_that_the_text_is_not_here(get, archive):
    archive.record.abstract = "It told of lanterns."
    archive.record.save()
    page = get(archive.record.get_absolute_url())
    assert page.text("p.notice").startswith("Record without text")
    assert "It told of lanterns." in page.text("section.abstract")
    assert page.all("//div[@class='text']") == []


@pytest.mark.parametrize(
    ("display", "shown", "notice"),
    [("full", ["One.", "Two."], None), ("excerpt", ["One."], "Excerpt"), ("record", [], "Record only")],
)
def test_the_right_to_display_is_kept(get, db, display, shown, notice):
    article = factories.article(body="One.\nTwo.", display=display)
    page = get(article.get_absolute_url())
    assert page.texts("//div[@class='text']/p") == shown
    assert [text.split(" The ")[0] for text in page.texts("p.notice")] == ([notice] if notice else [])
    if display == "record":
        assert "One." not in page.response.content.decode()


def test_notes_of_paragraphs_that_are_not_shown_are_not_shown(get, db):
    article = factories.article(body="One.\nTwo.", display="excerpt")
    factories.note(article, 2)
    assert get(article.get_absolute_url()).all("section.footnotes") == []


def test_a_note_may_cite_an_article_of_the_archive(get, archive):
    factories.note(archive.digest, 1, citation=factories.citation(article=archive.articles["ar"], locator="p. 3"))
    page = get(archive.digest.get_absolute_url())
    assert page.texts("//section[@class='footnotes']//li")[0].startswith(
        "Lanterns ar Canal Courier 20 November 2024 p. 3"
    )


def test_versions_of_another_story_are_not_mixed_in(get, db):
    for name in ("one", "two"):
        story = Story.objects.create(slug=name)
        factories.article(title=f"A {name}", story=story)
        factories.article(title=f"B {name}", story=story, language="ro")
    page = get(Article.objects.get(title="A one").get_absolute_url())
    assert record(page)["The same story elsewhere"] == "B one Romanian side by side"


class TestTheAddress:
    def test_with_another_slug_redirects_for_good_and_keeps_the_query(self, client, archive):
        article = archive.articles["en"]
        for wrong in ("wrong", "lanterns-en-", "Lanterns-en", "%E4%B9%8C", "-"):
            response = client.get(f"/en/articles/{article.public_id}-{wrong}/?a=b")
            assert (response.status_code, response["Location"]) == (301, f"{article.get_absolute_url()}?a=b")

    def test_without_a_slug_redirects_too(self, client, archive):
        article = archive.articles["en"]
        response = client.get(f"/en/articles/{article.public_id}/")
        assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())

    def test_of_a_title_in_another_script_is_readable_and_answers(self, client, db):
        article = factories.article(language="zh-Hans", title="乌镇：峰会/开幕？")
        assert article.title_slug() == "乌镇峰会开幕"
        assert client.get(article.get_absolute_url()).status_code == 200

    @pytest.mark.parametrize("title", ["…", "?", "///", "-" * 80, "۝"])
    def test_of_a_title_without_letters_answers(self, client, db, title):
        assert client.get(factories.article(title=title).get_absolute_url()).status_code == 200

    @pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
    def test_of_what_is_not_published_is_not_found(self, client, db, state):
        article = factories.article(state=state)
        assert client.get(article.get_absolute_url()).status_code == 404
        assert client.get(f"/en/articles/{article.public_id}-x/").status_code == 404
        assert client.get(f"/en/articles/{article.public_id}/").status_code == 404
        assert client.get(article.get_neutral_url()).status_code == 404

    @pytest.mark.parametrize(
        "path", ["00000000", "0000000-short", "ilouilou-x", "00000000-a/b", "0000000G-x", "00000000-%00"]
    )
    def test_that_is_no_articles_is_not_found(self, client, db, path):
        assert client.get(f"/en/articles/{path}/").status_code == 404


class TestThePermanentAddress:
    def test_leads_to_the_page_in_the_readers_language(self, client, archive, settings):
        article = archive.articles["en"]
        neutral = reverse("article-neutral", args=[article.public_id])
        assert neutral == f"/a/{article.public_id}/"
        response = client.get(neutral, HTTP_ACCEPT_LANGUAGE="ar-EG,ar;q=0.9")
        assert (response.status_code, response["Location"]) == (
            302,
            f"/ar/articles/{article.public_id}-{article.title_slug()}/",
        )
        assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ro"
        assert client.get(neutral, HTTP_ACCEPT_LANGUAGE="ar")["Location"].startswith("/ro/")

    def test_of_nothing_is_not_found(self, client, db):
        for path in ("/a/00000000/", "/a/x/", "/a/0000000u/"):
            assert client.get(path, follow=True).status_code == 404


def test_hostile_text_is_escaped_everywhere(client, db):
    evil = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&"
    source = factories.source(name=evil)
    story = Story.objects.create(slug="s")
    article = factories.article(
        title=evil,
        body=f"{evil}\n{evil}",
        abstract=evil,
        byline=evil,
        source=source,
        story=story,
        date_evidence=evil,
        no_event_reason=evil,
    )
    factories.article(title=evil, source=source, story=story, language="ar")
    factories.note(article, citation=factories.citation(reference=factories.reference(title=evil, publisher=evil)))
    for address in (article.get_absolute_url(), reverse("article-list"), reverse("home"), source.get_absolute_url()):
        html = client.get(address).content.decode()
        assert "<script>" not in html, address
        assert "<img src=x" not in html, address


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://press.example/"])
def test_an_address_that_is_not_of_the_web_is_no_link(get, db, address):
    article = factories.article(address=address)
    page = get(article.get_absolute_url())
    assert record(page)["Address of the original"] == address
    assert address not in page.links()


def test_an_articles_own_event_is_not_told_again_among_the_events_it_names(get, archive):
    article = archive.articles["en"]
    factories.mention(article, article.event)
    assert "Other events" not in record(get(article.get_absolute_url()))
    factories.mention(article, archive.forum)
    assert record(get(article.get_absolute_url()))["Other events"] == archive.forum.name_in("en")[0]
