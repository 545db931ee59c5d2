import re

import pytest

from articles.ingest.devise import PATTERNS, devised_title
from articles.ingest.types import Described, EventGuess, Evidence, Linked
from articles.languages import CODES
from tests.ingest.world import authority

EVENT = Linked(event=EventGuess("wic-2024", 0.9, Evidence("")))


def described(language: str, body: str = "", source: str = "") -> Described:
    return Described(language, 1.0, None, body, source=source)


def test_there_is_a_pattern_for_each_language():
    assert set(PATTERNS) == set(CODES)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ar", "تقرير عن قمة ووتشن لمؤتمر الإنترنت العالمي 2024"),
        ("zh-Hans", "关于2024年世界互联网大会乌镇峰会的报道"),
        ("zh-Hant", "關於2024年世界互聯網大會烏鎮峰會的報道"),
        ("ro", "Articol despre Summitul de la Wuzhen al Conferinței Mondiale a Internetului 2024"),
        ("en", "Report on 2024 World Internet Conference Wuzhen Summit"),
    ],
)
def test_it_names_the_event_in_the_language_of_the_article(language, title):
    assert devised_title(described(language), EVENT, authority()) == title


def test_it_names_the_source_where_one_is_known():
    assert devised_title(described("en", source="The Harbour Post"), EVENT, authority()).endswith(" – The Harbour Post")


def test_a_name_that_the_language_lacks_is_taken_from_the_nearest():
    event = Linked(event=EventGuess("hk-apac-2025", 0.9, Evidence("")))
    assert "2025 World Internet Conference Asia-Pacific Summit" in devised_title(described("ro"), event, authority())


def test_without_an_event_the_opening_words_stand_for_a_title():
    body = "Delegates came from many places to the town by the sea, and spoke about lamps.\nThey left."
    assert (
        devised_title(described("en", body), Linked(), authority())
        == "Delegates came from many places to the town by the sea, and…"
    )
    assert devised_title(described("en", "They came."), Linked(), authority()) == "They came."
    chinese = devised_title(described("zh-Hans", "来自各地的代表来到海边小镇" * 10), Linked(), authority())
    assert re.fullmatch(".{60}…", chinese)
