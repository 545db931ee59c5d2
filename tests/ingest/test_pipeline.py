"""The whole way of a file through all stages, on input that nobody chose kindly."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.ingest.types import Refused
from tests.ingest.world import reading

FRAGMENTS = st.sampled_from(
    [
        "The Third World Internet Conference opened in Wuzhen.",
        "第六届世界互联网大会今天在乌镇开幕。",
        "افتتح المؤتمر العالمي السابع للإنترنت اليوم الاثنين.",
        "Conferința Mondială a Internetului s-a deschis miercuri.",
        "Zhou Mingde did not attend.",
        "分享到：微信",
        "Related articles",
        "2024-11-20 09:58",
        "二〇二四年十一月二十日",
        "online casino | free spins | slot machines | buy viagra",
        "<script>alert(1)</script>",
        "&lt;b&gt;&#x202e;",
        "烏(wū)鎮(zhèn)時(shí)間(jiān)",
        "\u202e\u2066\ufeff\x00\x1b",
        "\U0001f600\u0301\u0640",
        "https://press.example/2021/09/27/a.html",
        "|" * 20,
        "“„«「",
        "12月32日 30 februarie 99:99",
    ]
)
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=40)), max_size=12).map("\n".join)


@given(TEXTS)
@settings(max_examples=150)
def test_any_text_is_read_or_refused_and_its_offsets_are_true(text):
    with contextlib.suppress(Refused):
        result = reading(text)
        body = result.described.body
        assert body.strip() and "\x00" not in body and not any(line != line.strip() for line in body.split("\n"))
        for found in (*result.linked.people, *result.linked.named):
            if found.evidence.start is not None:
                assert body[found.evidence.start : found.evidence.end] == found.evidence.text


@given(TEXTS)
@settings(max_examples=60)
def test_any_page_is_read_or_refused(text):
    with contextlib.suppress(Refused):
        reading(f"<html><body><div>{text}</div><p style='display:none'>{text}</p></body></html>", "text/html")


@given(st.binary(max_size=300))
@settings(max_examples=150)
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(Refused):
        reading(data)


@pytest.mark.parametrize(
    "line",
    ["1-1-", "1 mai ", "12月12日", "a|", "<", 'span style="', "((", "a1 !2 ", "http://", "&#1;", "习(xi)", "by ", "> "],
)
def test_long_hostile_lines_take_no_more_than_linear_time(line):
    """Quadratic patterns take minutes here."""
    with contextlib.suppress(Refused):
        reading(line * (100_000 // len(line)))


def test_a_page_of_a_mainland_paper_in_its_own_encoding():
    body = "<p>第六届世界互联网大会今天在浙江乌镇开幕，来自多个国家和地区的嘉宾出席。</p><p>周明德发表主旨演讲，与会者参观了展览。</p>"
    head = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>水乡再迎八方客_江岸日报</title>'
    page = f"<html><head>{head}</head><body><h1>水乡再迎八方客</h1><div>2019年10月20日 来源：江岸日报</div>{body}</body></html>"
    result = reading(page.encode("gb18030"), "text/html")
    described = result.described
    assert (result.encoding, described.language, described.title) == ("gb18030", "zh-Hans", "水乡再迎八方客")
    assert (described.published.iso, described.source, result.linked.event.slug) == (
        "2019-10-20",
        "江岸日报",
        "wic-2019",
    )
    assert described.body.count("\n") == 1


def test_no_mark_that_turns_direction_or_hides_reaches_the_stored_text():
    result = reading(
        "Canal town \u202eopens\u202c its doors\nThe Third World\ufeff Internet \x07Conference opened in \u2067Wuzhen\u2069."
    )
    assert result.described.title == "Canal town opens its doors"
    assert result.described.body == "The Third World Internet Conference opened in Wuzhen."
