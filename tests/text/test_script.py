"""Chinese in the other script: characters converted, names as the authority writes them."""

import pytest

from articles.text.script import Conversion


@pytest.mark.parametrize(
    ("target", "text", "expected"),
    [
        ("zh-Hant", "乌镇峰会在这里开幕", "烏鎮峰會在這裡開幕"),
        ("zh-Hans", "烏鎮峰會在這裡開幕", "乌镇峰会在这里开幕"),
        ("zh-Hant", "", ""),
        ("zh-Hant", "5G, «Wuzhen» 2024\n网络", "5G, «Wuzhen» 2024\n網絡"),
    ],
)
def test_characters_are_converted(target, text, expected):
    assert Conversion(target).convert(text) == expected


@pytest.mark.parametrize(
    ("target", "text", "expected"),
    [
        ("zh-Hant", "乌干达总统萨里耶夫", "烏干達總統薩里耶夫"),
        ("zh-Hant", "希卜里在这里", "希卜里在這裡"),
        ("zh-Hans", "清代學者徐乾學的書", "清代学者徐乾学的书"),
    ],
)
def test_reviewed_names_are_kept_from_wrong_characters(target, text, expected):
    assert Conversion(target).convert(text) == expected


def test_a_name_of_the_authority_is_written_as_it_stands_there():
    assert Conversion("zh-Hant").convert("中央电视台报道") == "中央電視臺報道"
    assert Conversion("zh-Hant", ["中央電視台"]).convert("中央电视台报道") == "中央電視台報道"


def test_the_longest_name_wins():
    assert Conversion("zh-Hant", ["電視台", "中央電視台"]).names.keys() >= {"电视台", "中央电视台"}
    assert Conversion("zh-Hant", ["電視台", "中央電視台"]).convert("中央电视台") == "中央電視台"


def test_a_short_name_is_no_reason_to_change_other_words():
    assert Conversion("zh-Hant", ["范雲"]).convert("规范云服务") == "規範雲服務"


def test_signs_of_regular_expressions_in_a_name_are_letters():
    assert Conversion("zh-Hant", ["(.*)網"]).convert("一(.*)网") == "一(.*)網"
