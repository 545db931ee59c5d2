import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import taiwan
from articles.text.chinese import fold

PAIRS = taiwan._WORD_PAIRS + taiwan._SPELLING_PAIRS


def reworded(text, readings=taiwan.words):
    run = fold(text)
    for start, end, word, _ in reversed(list(readings(run))):
        run = run[:start] + word + run[end:]
    return run


@pytest.mark.parametrize(
    ("local", "mainland"),
    [
        ("世界網際網路大會", "世界互联网大会"),
        ("網路安全", "网络安全"),
        ("數位轉型", "数字转型"),
        ("數位", "数字"),
        ("數碼經濟", "数字经济"),
        ("生成式人工智慧", "生成式人工智能"),
        ("行動網際網路", "移动互联网"),
        ("行動支付裝置", "移动支付装置"),
        ("流動支付", "移动支付"),
        ("巨量資料", "大数据"),
        ("資訊安全", "信息安全"),
        ("雲端運算", "云计算"),
        ("半導體晶片", "半导体芯片"),
        ("開源軟體", "开源软件"),
        ("智慧財產權", "知识产权"),
        ("數位落差", "数字鸿沟"),
        ("開幕式致詞", "开幕式致辞"),
        ("五年計畫", "五年计划"),
        ("應用程式與小程式", "应用程序与小程序"),
        ("資訊科技高峰會", "信息技术峰会"),
    ],
)
def test_local_wording_reads_as_the_mainlands(local, mainland):
    assert reworded(local) == mainland


@pytest.mark.parametrize(
    "text",
    [
        "智慧城市与智慧生活",
        "法定程序和工作文件",
        "数位专家学者发言",
        "网民人数位居世界第一",
        "大多数位于东部",
        "上网路径与网路由器",
        "公路网路段",
        "解方程式",
        "流程式管理",
        "高峰会议",
        "远距离",
        "软体动物",
        "水晶片",
        "自身分析能力",
        "统计画面",
        "全部份额",
        "行动计划",
        "人口流动",
        "新闻资讯",
        "数码相机",
        "投资安全",
        "外资讯息",
        "互联网域名称",
    ],
)
def test_mainland_texts_stay_as_they_are(text):
    assert list(taiwan.words(text)) == []


def test_spellings_are_a_part_that_leaves_words_alone():
    assert reworded("網路計畫", taiwan.spellings) == "网路计划"
    assert reworded("網路計畫") == "网络计划"


def test_the_longer_word_wins_and_says_what_its_parts_read_like():
    (reading,) = taiwan.words(fold("網際網路"))
    assert reading == (0, 4, "互联网", "网际网络")


def test_no_pair_is_listed_twice_and_each_says_something():
    assert len({fold(pair.local) for pair in PAIRS}) == len(PAIRS)
    assert all(fold(pair.local) != fold(pair.mainland) for pair in PAIRS)


def test_the_mainlands_words_are_left_alone():
    assert [pair.mainland for pair in PAIRS if list(taiwan.words(fold(pair.mainland)))] == []


@given(st.lists(st.sampled_from([pair.local for pair in PAIRS] + list("东南西北")), max_size=8).map("".join))
def test_readings_follow_one_another_in_the_run(run):
    done = 0
    for start, end, word, in_part in taiwan.words(fold(run)):
        assert done <= start < end <= len(run)
        assert len(in_part) == end - start
        assert word
        done = end
