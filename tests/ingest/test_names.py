import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.ingest.known import Authority, Name
from articles.ingest.link.names import Finder, finder
from tests.ingest.world import authority

WORLD = authority()


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(match.name.slug, text[match.start : match.end]) for match in finder(WORLD, language).find(text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ro", "deschiderea Conferinței Mondiale a Internetului", [("wic", "Conferinței Mondiale a Internetului")]),
        ("ro", "Conferinta Mondiala a Internetului", [("wic", "Conferinta Mondiala a Internetului")]),
        ("ro", "dezvoltarea economiei digitale", [("digital-economy", "economiei digitale")]),
        ("ar", "والاقتصاد الرقمي", [("digital-economy", "والاقتصاد الرقمي")]),
        ("ar", "للذكاء الاصطناعي", [("artificial-intelligence", "للذكاء الاصطناعي")]),
        ("ar", "في قمة ووتشن لمؤتمر الانترنت العالمي", [("wic", "قمة ووتشن لمؤتمر الانترنت العالمي")]),
        ("ar", "وتشو مينغ ده", [("zhou-mingde", "وتشو مينغ ده")]),
        ("ar", "تشو مينغده", [("zhou-mingde", "تشو مينغده")]),
        ("ar", "تشو-مينغ-ده", [("zhou-mingde", "تشو-مينغ-ده")]),
        ("ar", "(Pavel Morar)", [("pavel-morar", "Pavel Morar")]),
        ("zh-Hans", "世界互聯網大會·烏鎮峰會", [("wic", "世界互聯網大會·烏鎮峰會")]),
        (
            "zh-Hant",
            "帕维尔・莫拉尔与帕維爾莫拉爾",
            [("pavel-morar", "帕维尔・莫拉尔"), ("pavel-morar", "帕維爾莫拉爾")],
        ),
        ("zh-Hant", "數位經濟與人工智慧", [("digital-economy", "數位經濟"), ("artificial-intelligence", "人工智慧")]),
        ("en", "Zhou Mingde's speech", [("zhou-mingde", "Zhou Mingde's")]),
        ("en", "the World Internet Conference", [("wic", "World Internet Conference")]),
    ],
)
def test_names_are_found_in_inflected_text_and_in_both_scripts(language, text, expected):
    assert found(text, language) == expected


def test_the_longest_name_wins_and_none_overlap():
    text = "2024 World Internet Conference Wuzhen Summit in Wuzhen"
    assert found(text, "en") == [("wic-2024", "2024 World Internet Conference Wuzhen Summit"), ("wuzhen", "Wuzhen")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the wuzhens of this world"),
        ("en", "pavel morar in small letters"),
        ("zh-Hans", "世界，互联网大会"),
        ("ro", "economia. Digitală"),
    ],
)
def test_what_only_looks_like_a_name_is_none(language, text):
    assert found(text, language) == []


def test_a_short_chinese_name_is_not_cut_out_of_the_next_word():
    world = Authority((), (Name("li-qiang", "speaker", "zh-Hans", "李强"),))
    names = Finder(world, "zh-Hans")
    assert names.find("总理李强调研") == [] and names.find("李強調，大會") == []
    assert len(names.find("总理李强出席")) == 1


def test_an_event_is_found_without_its_year_as_one_of_its_family():
    (match,) = finder(WORLD, "zh-Hans").find("世界互联网大会亚太峰会")
    assert (match.name.slug, match.is_alias) == ("hk-apac-2025", True)


def test_a_name_that_several_years_share_means_any_of_them():
    def event(slug: str, text: str) -> Name:
        return Name(slug, "event", "en", text)

    names = Finder(
        Authority((), (event("road-2024", "Silk Road Forum"), event("road-2025", "2025 Silk Road Forum"))), "en"
    )
    (match,) = names.find("the Silk Road Forum")
    assert (match.is_alias, {name.slug for name in match.names}) == (True, {"road-2024", "road-2025"})
    (match,) = names.find("the 2025 Silk Road Forum")
    assert (match.is_alias, match.name.slug) == (False, "road-2025")


def test_the_conference_comes_before_the_organisation_of_the_same_name():
    names = (
        Name("wic-org", "organisation", "en", "World Internet Conference"),
        Name("wic", "topic", "en", "World Internet Conference"),
    )
    (match,) = Finder(Authority((), names), "en").find("the World Internet Conference")
    assert [name.slug for name in match.names] == ["wic"]


def test_an_arabic_ordinal_inside_the_name_is_kept():
    (match,) = finder(WORLD, "ar").find("المؤتمر العالمي السابع للإنترنت")
    assert (match.name.slug, match.edition) == ("wic", 7)


@given(st.text(max_size=60), st.sampled_from(["ar", "zh-Hans", "ro", "en"]))
@settings(max_examples=200)
def test_offsets_always_point_into_the_text(text, language):
    end = 0
    for match in finder(WORLD, language).find(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end
