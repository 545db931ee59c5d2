"""Other ways to read an article: the other Chinese script, with names marked, two versions side by side, originals."""

import datetime

import pytest
from django.urls import reverse

from articles.models import Article, Capture, Story
from tests import factories
from tests.pages.html import words

HOSTILE = "<script>alert('x')</script>"


def text(page) -> list[str]:
    return ["".join(paragraph.itertext()).strip() for paragraph in page.all("//div[@class='text']/p")]


def tools(page) -> dict[str, str]:
    return {words(link): link.get("href") for link in page.all("//nav[@class='reading-tools']//a")}


def robots(page) -> list[str]:
    return page.root.xpath("//meta[@name='robots']/@content")


@pytest.fixture
def chinese(db) -> Article:
    person = factories.speaker({"zh-Hant": "加尼姆·希卜里", "zh-Hans": "加尼姆·希卜里", "en": "Ghanim"}, slug="ghanim")
    article = factories.article(
        language="zh-Hans", title="运河这里", body="加尼姆·希卜里在这里发言。\n第二段：网络。", abstract="摘要：这里。"
    )
    factories.mention(article, person, surface="加尼姆·希卜里", start=0)
    return article


class TestTheOtherScript:
    def test_is_converted_on_request_with_names_untouched_and_says_so(self, get, chinese):
        address = chinese.get_absolute_url()
        page = get(address + "?script=zh-hant")
        assert page.text("h1") == "運河這裡"
        assert text(page) == ["加尼姆·希卜里在這裡發言。", "第二段：網絡。"]
        assert page.one("article.reading").get("lang") == "zh-Hant"
        assert "Characters converted by machine" in page.text("//p[@class='notice'][strong]")
        assert tools(page)["Read as it was published"] == address

    def test_leaves_the_stored_text_and_the_record_alone(self, get, chinese):
        page = get(chinese.get_absolute_url() + "?script=zh-hant")
        chinese.refresh_from_db()
        assert chinese.title == "运河这里"
        assert page.one("//meta[@name='citation_title']").get("content") == "运河这里"
        assert page.definitions("//aside[@class='record']/dl")["Language"] == "Simplified Chinese"

    def test_is_not_indexed_and_points_to_the_article_as_it_stands(self, get, chinese):
        address = chinese.get_absolute_url()
        page = get(address + "?script=zh-hant")
        assert robots(page) == ["noindex, follow"]
        assert page.one("//link[@rel='canonical']").get("href") == "http://127.0.0.1:8000" + address
        assert robots(get(address)) == []

    def test_of_a_traditional_text_is_the_simplified_one(self, get, db):
        article = factories.article(language="zh-Hant", title="烏鎮", body="徐乾學在這裡。")
        page = get(article.get_absolute_url())
        assert text(get(tools(page)["Read in Simplified characters"])) == ["徐乾学在这里。"]

    @pytest.mark.parametrize("script", ["", "zh-hans", "ar", "zh-Hant", "x" * 500, "\x00", "<b>"])
    def test_that_is_none_of_the_articles_leaves_it_as_it_stands(self, get, chinese, script):
        page = get(chinese.get_absolute_url(), data={"script": script})
        assert page.text("h1") == "运河这里"
        assert robots(page) == []

    def test_is_offered_for_chinese_only(self, get, db):
        for code in ("ar", "ro", "en"):
            page = get(factories.article(language=code).get_absolute_url() + "?script=zh-hant")
            assert page.one("article.reading").get("lang") == code
            assert tools(page) == {}


class TestMarks:
    def test_link_what_the_text_names_at_its_own_places(self, get, db):
        person = factories.speaker({"en": "Ada Weaver"}, slug="ada-weaver")
        topic = factories.term("topic", {"en": "lantern network"}, slug="lanterns")
        article = factories.article(body="Ada Weaver spoke.\nLantern networks, said Ada Weaver, will grow.")
        factories.mention(article, person, surface="Ada Weaver", start=0, count=2)
        factories.mention(article, topic, surface="Lantern networks", start=18)
        page = get(article.get_absolute_url())
        assert page.all("a.named") == []
        marked = get(tools(page)["Mark people and topics in the text"])
        assert [(words(link), link.get("href")) for link in marked.all("a.named")] == [
            ("Ada Weaver", "/en/speakers/ada-weaver/"),
            ("Lantern networks", "/en/terms/lanterns/"),
            ("Ada Weaver", "/en/speakers/ada-weaver/"),
        ]
        assert text(marked) == text(page)
        assert robots(marked) == ["noindex, follow"]

    def test_stay_in_the_other_script(self, get, chinese):
        page = get(chinese.get_absolute_url() + "?script=zh-hant&marked=1")
        assert page.texts("a.named") == ["加尼姆·希卜里"]
        assert text(page)[0] == "加尼姆·希卜里在這裡發言。"
        assert tools(page) == {
            "Read as it was published": chinese.get_absolute_url() + "?marked=1",
            "Without marks": chinese.get_absolute_url() + "?script=zh-hant",
        }

    def test_need_no_surface_and_no_true_place(self, get, db):
        """A curator's mention may have neither; a changed text may have moved what was noted."""
        topic = factories.term("topic", {"en": "canal"}, slug="canal")
        place = factories.term("place", {"en": "Bridgeton"}, slug="bridgeton")
        article = factories.article(body="From Bridgeton by canal.")
        factories.mention(article, topic)
        factories.mention(article, place, surface="Bridgeton", start=1)
        assert get(article.get_absolute_url() + "?marked=1").texts("a.named") == ["Bridgeton", "canal"]

    def test_escape_a_hostile_text(self, client, db):
        topic = factories.term("topic", {"en": "canal"}, slug="canal")
        article = factories.article(body=f"{HOSTILE} canal {HOSTILE}", title=HOSTILE)
        factories.mention(article, topic, surface=HOSTILE, start=0)
        for query in ("?marked=1", "?marked=1&script=zh-hant"):
            assert "<script>alert" not in client.get(article.get_absolute_url() + query).content.decode()

    def test_are_not_offered_where_nothing_can_be_marked(self, get, db):
        topic = factories.term("topic", {"en": "canal"})
        bare = factories.article(body="canal")
        record_only = factories.article(body="canal", display="record")
        factories.mention(record_only, topic, surface="canal", start=0)
        for article in (bare, record_only):
            assert tools(get(article.get_absolute_url())) == {}


@pytest.mark.parametrize("query", ["?marked=1", "?script=zh-hant", "?script=zh-hant&marked=1"])
@pytest.mark.parametrize(("display", "seen"), [("full", 2), ("excerpt", 1), ("record", 0)])
def test_the_right_to_display_rules_every_reading(get, chinese, query, display, seen):
    Article.objects.update(display=display)
    page = get(chinese.get_absolute_url() + query)
    assert len(text(page)) == seen
    assert ("第二段" in page.response.content.decode()) is (seen == 2)


class TestSideBySide:
    @pytest.fixture
    def story(self, db) -> dict[str, Article]:
        story = Story.objects.create(slug="lanterns")
        bodies = {"en": "First part.\nSecond part.", "ar": "الجزء الأول.\nالجزء الثاني.", "ro": "Prima parte.\nA doua."}
        return {
            code: factories.article(language=code, title=f"Title {code}", body=body, story=story)
            for code, body in bodies.items()
        }

    def address(self, one: Article, other: Article) -> str:
        return reverse("article-beside", args=[one.public_id, other.public_id])

    def test_has_paragraphs_next_to_each_other_in_their_own_languages(self, get, story):
        page = get(self.address(story["en"], story["ar"]))
        assert [(each.get("lang"), each.get("dir"), words(each)) for each in page.all("//div[@class='text']")] == [
            ("en", "ltr", "First part."),
            ("ar", "rtl", "الجزء الأول."),
            ("en", "ltr", "Second part."),
            ("ar", "rtl", "الجزء الثاني."),
        ]
        assert robots(page) == ["noindex, follow"]

    def test_is_reached_from_each_version_and_leads_to_the_others(self, get, story):
        page = get(story["en"].get_absolute_url())
        beside = [link for link in page.links("//aside[@class='record']") if "/beside/" in link]
        assert sorted(beside) == sorted(self.address(story["en"], story[code]) for code in ("ar", "ro"))
        page = get(self.address(story["en"], story["ar"]))
        assert page.links("//nav[@class='beside-choice']") == [
            self.address(story["ro"], story["ar"]),
            self.address(story["en"], story["ro"]),
        ]

    @pytest.mark.parametrize(("display", "seen"), [("excerpt", ["الجزء الأول."]), ("record", [])])
    def test_shows_what_the_right_to_display_allows(self, get, story, display, seen):
        Article.objects.filter(language="ar").update(display=display)
        page = get(self.address(story["en"], story["ar"]))
        shown = [words(each) for each in page.all("//div[@class='text'][@lang='ar']")]
        assert [each for each in shown if each] == seen

    def test_of_two_without_text_says_so(self, get, story):
        Article.objects.update(display="record")
        assert "may show the text of neither" in get(self.address(story["en"], story["ar"])).text("main")

    def test_is_not_found_but_for_two_published_versions_of_a_story(self, client, story):
        stranger = factories.article(story=Story.objects.create(slug="other"))
        alone, other_alone = factories.article(), factories.article()
        draft = factories.article(state="draft", story=story["en"].story)
        pairs = [(story["en"], stranger), (story["en"], story["en"]), (alone, other_alone), (story["en"], draft)]
        for one, other in pairs:
            assert client.get(self.address(one, other)).status_code == 404
        assert client.get(f"/en/articles/{story['en'].public_id}/beside/00000000/").status_code == 404
        assert client.get(f"/en/articles/{story['en'].public_id}/beside/x/").status_code == 404

    def test_escapes_a_hostile_text(self, client, story):
        Article.objects.update(title=HOSTILE, body=f"{HOSTILE}\n{HOSTILE}")
        assert "<script>alert" not in client.get(self.address(story["en"], story["ar"])).content.decode()


def test_originals_are_listed_with_their_times(get, db):
    article = factories.article()
    for number, hour in enumerate((9, 17)):
        moment = datetime.datetime(2024, 11, 21, hour, 30, tzinfo=datetime.UTC)
        Capture.objects.create(
            article=article, address="x", captured=moment, sha256=f"{number:064x}", size=1, media_type="text/html"
        )
    page = get(article.get_absolute_url())
    assert page.definitions("//aside[@class='record']/dl")["Originals kept"] == (
        "21 November 2024 17:30:00 UTC | 21 November 2024 09:30:00 UTC | What was captured, and when"
    )
    assert page.root.xpath("//aside//dd/time[contains(@datetime, 'T')]/@datetime") == [
        "2024-11-21T17:30:00Z",
        "2024-11-21T09:30:00Z",
    ]


def test_an_address_without_a_slug_keeps_its_query(client, chinese):
    response = client.get(f"/en/articles/{chinese.public_id}/?script=zh-hant")
    assert (response.status_code, response["Location"]) == (301, chinese.get_absolute_url() + "?script=zh-hant")
