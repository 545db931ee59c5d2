"""Concordance: places, contexts, order, filters, limits, the file, and what must not be seen."""

import csv
import datetime
from io import StringIO

import pytest
from django.http import QueryDict

from articles.models import Article, FormerSlug, Term
from search.concordance import page as whole
from search.concordance.asked import Asked
from search.concordance.page import Concordance, Reach, concordance
from tests import factories
from tests.pages.html import Page, words


@pytest.fixture
def look(index):
    """`look("q=...")` gives the concordance of what is indexed at the first call."""
    built = []

    def look(address: str, term: Term | None = None) -> Concordance:
        if not built:
            index.build()
            built.append(True)
        return concordance(Asked.from_get(QueryDict(address), term))

    return look


def item(code: str, body: str, **fields) -> Article:
    return factories.article(language=code, **{"title": "—", "body": body, **fields})


def shown(found: Concordance) -> list[tuple[str, str, str]]:
    return [(line.before, line.node, line.after) for line in found.lines]


@pytest.mark.parametrize(
    ("code", "body", "query", "line"),
    [
        ("en", "The boats carried lanterns home.", "lantern", ("The boats carried ", "lanterns", " home.")),
        ("ar", "افتتحت القمة وللإنترنت مستقبل.", "إنترنت", ("افتتحت القمة ", "وللإنترنت", " مستقبل.")),
        ("ar", "قال الصِّـينيّون إن القناة طويلة.", "قناة", ("قال الصِّـينيّون إن ", "القناة", " طويلة.")),
        ("zh-Hans", "代表们在运河边讨论网络空间。", "网络空间", ("代表们在运河边讨论", "网络空间", "。")),
        ("zh-Hant", "代表們在運河邊討論網路空間。", "网络空间", ("代表們在運河邊討論", "網路空間", "。")),
        (
            "ro",
            "Bărcile au trecut pe lângă conferinţă ieri.",
            "conferinta",
            ("Bărcile au trecut pe lângă ", "conferinţă", " ieri."),
        ),
    ],
)
def test_a_word_stands_in_its_context_cut_from_the_stored_text(look, code, body, query, line):
    article = item(code, body)
    found = look(f"q={query}")
    assert shown(found) == [line]
    (only,) = found.lines
    assert (only.article, only.paragraph, body[only.start : only.end]) == (article, 1, line[1])


def test_words_in_a_row_are_a_phrase_in_any_form_and_quoted_ones_as_typed(look):
    item("en", "Digital economies grow. The digital economy grows. An economy is digital.")
    assert [line[1] for line in shown(look("q=digital economy&sort=date"))] == ["Digital economies", "digital economy"]
    for quoted in ('"digital economy"', "“digital economy”", "«digital economy»"):
        assert [line[1] for line in shown(look(f"q={quoted}"))] == ["digital economy"]


def test_a_single_chinese_character_is_found(look):
    item("zh-Hans", "船在运河上。")
    assert shown(look("q=船")) == [("", "船", "在运河上。")]


def test_a_term_is_found_by_its_names_in_every_language_but_not_by_misspellings(look):
    place = factories.term("place", {"en": "Bridgeton", "ar": "بلدة الجسر", "zh-Hans": "桥镇"})
    factories.label(place, "en", "Brigdeton", type="hidden", bridge=False, link=False)
    factories.label(place, "en", "town", type="variant", bridge=False, link=False)
    item("en", "In Bridgeton, a town, not in Brigdeton.")
    item("ar", "وصلوا إلى بلدة الجسر مساء.")
    item("zh-Hant", "他們到了橋鎮。")
    assert sorted(line[1] for line in shown(look("", place))) == ["Bridgeton", "بلدة الجسر", "橋鎮"]


def test_titles_count_but_not_devised_ones_nor_our_abstracts(look):
    factories.article(title="Lanterns one", body="x", abstract="lanterns")
    factories.article(title="Lanterns two", body="x", title_devised=True)
    found = look("q=lanterns")
    assert [(line.article.title, line.paragraph) for line in found.lines] == [("Lanterns one", 0)]


@pytest.mark.parametrize(("display", "seen"), [("full", 2), ("excerpt", 1), ("record", 0)])
def test_only_what_may_be_shown_is_read(look, display, seen):
    item("en", "A lantern.\nTwo lanterns.", display=display)
    assert len(look("q=lantern").lines) == seen


def test_what_is_not_published_is_never_read(look):
    public = item("en", "A lantern.")
    item("en", "A lantern.", state="draft")
    assert [line.article for line in look("q=lantern").lines] == [public]
    Article.objects.filter(pk=public.pk).update(state="withdrawn")
    found = look("q=lantern")
    assert (found.lines, found.found) == ((), 0)


def test_digests_are_apart(look):
    press, digest = item("en", "A lantern."), item("en", "A lantern.", kind="digest")
    assert [line.article for line in look("q=lantern").lines] == [press]
    assert [line.article for line in look("q=lantern&kind=digest").lines] == [digest]


def test_lines_are_sorted_by_either_neighbour_within_their_language(look):
    item("en", "red lantern boat\nÀ blue lantern apple\ngreen lantern zebra\nlantern")
    item("ar", "قارب فانوس أحمر\nبيت فانوس جديد")
    before = [line[0].strip() for line in shown(look("q=lantern&sort=before"))]
    assert before == ["", "À blue", "green", "red"]
    after = [line[2].strip() for line in shown(look("q=lantern&sort=after"))]
    assert after == ["", "apple", "boat", "zebra"]
    assert [line[0].strip() for line in shown(look("q=فانوس&sort=before"))] == ["بيت", "قارب"]
    assert [line[2].strip() for line in shown(look("q=فانوس&sort=after"))] == ["أحمر", "جديد"]


def test_chinese_neighbours_are_characters_in_the_order_of_pinyin(look):
    item("zh-Hans", "在灯笼\n北灯笼\n阿灯笼")
    assert [line[0] for line in shown(look("q=灯笼&sort=before"))] == ["阿", "北", "在"]


def test_by_date_the_newest_come_first(look):
    for year in (2020, 2024, 2022):
        day = datetime.date(year, 11, 20)
        item("en", f"lantern {year}", date_earliest=day, date_latest=day)
    assert [line[2].strip() for line in shown(look("q=lantern&sort=date"))] == ["2024", "2022", "2020"]


def test_language_and_year_narrow_it(look):
    day = datetime.date(2020, 11, 20)
    old = item("en", "Internet.", date_earliest=day, date_latest=day)
    item("en", "Internet.")
    romanian = item("ro", "Internet.")
    assert [line.article for line in look("q=internet&year=2020").lines] == [old]
    assert [line.article for line in look("q=internet&lang=ro").lines] == [romanian]


@pytest.mark.parametrize("given", ["lang=xx", "year=1066", "year=x", "kind=all", "sort=size", "lang=<b>"])
def test_a_value_that_is_none_is_left_out_and_said(look, given):
    item("en", "lantern")
    found = look(f"q=lantern&{given}")
    assert len(found.lines) == 1
    (note,) = found.asked.notes
    assert given.partition("=")[2] in note


@pytest.mark.parametrize("query", ["?!", "。", "\x00", "  ", "-"])
def test_a_query_without_letters_finds_nothing_and_never_everything(look, query):
    item("en", "lantern")
    assert look(f"q={query}").lines == ()


def test_a_context_is_cut_between_words(look):
    item("en", f"{'word ' * 50}lantern{' next' * 50}")
    ((before, _node, after),) = shown(look("q=lantern"))
    assert set(before.split()) == {"word"}
    assert set(after.split()) == {"next"}
    assert 50 <= len(before) <= 70


def test_the_limit_is_kept_and_stated(look, client, monkeypatch):
    for _each in range(5):
        item("en", "lantern")
    monkeypatch.setattr(whole, "MOST_LINES", 3)
    found = look("q=lantern")
    assert (len(found.lines), found.found, found.cut, found.is_partial) == (3, 5, True, True)
    assert not look("q=lantern&kind=digest").is_partial
    asked = Asked.from_get(QueryDict("q=lantern"), None)
    for reach in (Reach(2, 1_000), Reach(5, 2 * len("lantern"))):
        found = concordance(asked, reach)
        assert (found.read, found.found, found.is_partial) == (2, 5, True)
    assert concordance(asked, Reach(5, 1)).read == 1
    assert "newest of 5 articles" in Page(client.get("/en/search/concordance/?q=lantern")).text("main")


def test_without_an_index_the_database_answers_and_the_page_says_so(client, index):
    place = factories.term("place", {"en": "Bridgeton"}, slug="bridgeton")
    item("en", f"In {place.name_in()[0]} a lantern.")
    for query in ("q=lantern", "term=bridgeton"):
        page = Page(client.get(f"/en/search/concordance/?{query}"))
        assert "The search index is not ready" in page.text("main")
        assert len(page.all("//table[@class='kwic']/tbody/tr")) == 1


class TestThePage:
    def test_has_a_table_a_language_in_its_own_direction(self, client, index):
        for code, body in (("en", "one internet two"), ("ar", "قبل internet بعد")):
            item(code, body)
        index.build()
        page = Page(client.get("/ro/search/concordance/?q=internet"))
        assert [table.get("dir") for table in page.all("table.kwic")] == ["rtl", "ltr"]
        cells = page.all("//table[@dir='rtl']/tbody/tr[1]/td")
        assert [(cell.get("lang"), words(cell)) for cell in cells[:3]] == [
            ("ar", "قبل"),
            ("ar", "internet"),
            ("ar", "بعد"),
        ]
        assert (cells[3].get("lang"), cells[3].get("dir")) == ("ro", "ltr")

    def test_of_a_term_leads_back_and_keeps_the_term_in_the_form(self, client, index):
        factories.term("topic", {"en": "canal"}, slug="canal")
        index.build()
        page = Page(client.get("/en/search/concordance/?term=canal&lang=ar"))
        assert page.text("h1") == "Concordance: canal"
        assert page.one("//form[@class='filters']/input").get("value") == "canal"
        assert {"/en/terms/canal/", "/en/terms/canal/usage/"} <= set(page.links("//main"))
        assert page.root.xpath("//select[@name='lang']/option[@selected]/@value") == ["ar"]

    def test_of_a_term_without_a_specific_name_says_so(self, client, index):
        factories.label(factories.term("topic", slug="net"), "en", "net", bridge=False, link=False)
        assert "No name of this term" in Page(client.get("/en/search/concordance/?term=net")).text("main")

    def test_of_an_unknown_term_is_not_found_and_of_a_merged_one_redirects(self, client, db):
        term = factories.term("topic", {"en": "canal"}, slug="canal")
        FormerSlug.objects.create(slug="ditch", term=term)
        for ending in ("/", ".csv"):
            assert client.get(f"/en/search/concordance{ending}?term=nothing").status_code == 404
            response = client.get(f"/en/search/concordance{ending}?term=ditch&lang=ar")
            assert response["Location"] == f"/en/search/concordance{ending}?term=canal&lang=ar"

    @pytest.mark.parametrize("number", ["0", "-1", "x", "999", "9" * 5000, "\x00"])
    def test_gives_the_last_page_for_one_that_is_not_there(self, client, index, number):
        item("en", "lantern")
        index.build()
        page = Page(client.get("/en/search/concordance/", {"q": "lantern", "page": number}))
        assert len(page.all("//table[@class='kwic']/tbody/tr")) == 1

    def test_is_kept_from_robots_unless_it_is_empty(self, client, db):
        robots = "//meta[@name='robots']/@content"
        assert Page(client.get("/en/search/concordance/")).root.xpath(robots) == []
        assert Page(client.get("/en/search/concordance/?q=x")).root.xpath(robots) == ["noindex, nofollow"]

    def test_escapes_hostile_text_and_queries(self, client, index):
        evil = "<script>alert(1)</script> lantern <script>alert(2)</script>"
        item("en", evil, title=evil, source=factories.source(name=evil))
        index.build()
        html = client.get("/en/search/concordance/", {"q": "lantern", "lang": evil}).content.decode()
        assert "<mark>lantern</mark>" in html
        assert "<script>alert" not in html
        assert "<script>alert" not in client.get("/en/search/concordance/", {"q": evil}).content.decode()

    def test_takes_few_queries_and_no_more_for_more_lines(self, client, index, django_assert_max_num_queries):
        for _each in range(3):
            item("en", "lantern\nlantern", source=factories.source())
        index.build()
        with django_assert_max_num_queries(8):
            client.get("/en/search/concordance/?q=lantern")

    @pytest.mark.parametrize("method", ["post", "put", "delete"])
    def test_is_only_read(self, client, db, method):
        for ending in ("/", ".csv"):
            assert getattr(client, method)(f"/en/search/concordance{ending}").status_code == 405


class TestTheFile:
    def rows(self, client, query: str) -> list[dict[str, str]]:
        response = client.get(f"/en/search/concordance.csv?{query}")
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(StringIO(text)))

    def test_holds_all_lines_with_their_places(self, client, index):
        source = factories.source(name="Canal Courier")
        article = item("en", "One.\nThe lantern was lit.", source=source)
        index.build()
        assert self.rows(client, "q=lantern") == [
            {
                "article": article.public_id,
                "address": f"http://127.0.0.1:8000/a/{article.public_id}/",
                "language": "en",
                "source": "Canal Courier",
                "published": "2024-11-20",
                "kind": "press",
                "paragraph": "2",
                "start": "4",
                "end": "11",
                "before": "The",
                "match": "lantern",
                "after": "was lit.",
            }
        ]

    def test_runs_no_formula(self, client, index):
        item("en", "=1+1 lantern @x")
        index.build()
        (row,) = self.rows(client, "q=lantern")
        assert (row["before"], row["after"]) == ("'=1+1", "'@x")

    def test_of_nothing_has_its_head_alone(self, client, index):
        index.build()
        assert self.rows(client, "") == self.rows(client, "q=nothing") == []
