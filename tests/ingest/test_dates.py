import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.ingest.dates import date_in_address, find_dates, number
from articles.ingest.folding import folded


def dates(text: str) -> list[str | tuple]:
    """ISO where there is a year, else (month, day)."""
    return [date.iso or (date.month, date.day) for date in find_dates(folded(text).text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024-11-20 09:58", ["2024-11-20T09:58"]),
        ("2024/11/20", ["2024-11-20"]),
        ("2024.11.20", ["2024-11-20"]),
        ("2024:11:20.09:58", ["2024-11-20T09:58"]),
        ("Ora postării: Iul-16-2022", ["2022-07-16"]),
        ("20 noiembrie 2024, ora 10:15", ["2024-11-20T10:15"]),
        ("miercuri, 20 Noi 2024", ["2024-11-20"]),
        ("23 نوفمبر", [(11, 23)]),
        ("23 نوفمبر 2020", ["2020-11-23"]),
        ("٢٣ نوفمبر ٢٠٢٠", ["2020-11-23"]),
        ("23 تشرين الثاني 2020", ["2020-11-23"]),
        ("23 نوفمبر/تشرين الثاني 2020", ["2020-11-23"]),
        ("من 7 إلى 9 نوفمبر/تشرين الثاني 2018", ["2018-11-07"]),
        ("الأربعاء 20 نوفمبر 2024 - 14:30", ["2024-11-20T14:30"]),
        ("نوفمبر 2024", ["2024-11"]),
        ("2024年11月20日", ["2024-11-20"]),
        ("2024 年 11 月 20 日", ["2024-11-20"]),
        ("二〇二四年十一月二十日", ["2024-11-20"]),
        ("二〇二四年十一月廿一日", ["2024-11-21"]),
        ("民國一一三年十一月二十日", ["2024-11-20"]),
        ("11月20日电", [(11, 20)]),
        ("2014年11月,首届大会", ["2014-11"]),
        ("November 20, 2024", ["2024-11-20"]),
        ("Nov. 20, 2024 9:58 pm", ["2024-11-20T21:58"]),
        ("the 20th of November 2024", ["2024-11-20"]),
        ("December 3,2017, in Wuzhen", ["2017-12-03"]),
        ("20/11/2024", ["2024-11-20"]),
        ("11/20/2024", ["2024-11-20"]),
        ("BJT 21:29 16-11-2016", ["2016-11-16T21:29"]),
        ("2024-11-20T09:58:00+08:00", ["2024-11-20T09:58"]),
        ("between 19 and 22 November 2024", ["2024-11-19"]),
    ],
)
def test_reads_dates_as_the_press_writes_them(text, found):
    assert dates(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "35.8 trillion in 2019",
        "30 februarie",
        "2024-13-20",
        "in 20 mai multe țări",
        "version 1.2.3",
        "2023—2025年",
        "10:30 a.m.",
    ],
)
def test_what_is_no_date_is_none(text):
    assert dates(text) == []


def test_a_span_of_days_keeps_its_last_day():
    for text in ("7-9 November 2018", "7 إلى 9 نوفمبر 2018", "2018年11月7日至9日", "7 și 9 noiembrie 2018"):
        (date,) = find_dates(folded(text).text)
        assert (date.iso, date.last_day) == ("2018-11-07", 9)


def test_a_time_without_a_whole_date_is_not_kept():
    (date,) = find_dates(folded("20 November, 10:15").text)
    assert (date.iso, date.time, date.precision) == (None, None, "day")


def test_offsets_are_those_of_the_words():
    text = folded("ceremonia din 20 noiembrie 2024 la Wuzhen").text
    (date,) = find_dates(text)
    assert text[date.start : date.end] == "20 noiembrie 2024"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二四", 2024),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十九", 29),
        ("三十一", 31),
        ("卅一", 31),
        ("7", 7),
    ],
)
def test_chinese_numerals(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    ("address", "iso"),
    [
        ("https://press.example/2021/09/27/a.html", "2021-09-27"),
        ("https://press.example/20210927/25465286.html", "2021-09-27"),
        ("https://press.example/2021-09/27/a.html", "2021-09-27"),
        ("https://press.example/202109/27/t20210927_3.shtml", "2021-09-27"),
        ("https://press.example/2021/09/a.html", "2021-09"),
        ("https://press.example/a.html?d=20210927", None),
        ("https://press.example/news/1712047293/", None),
        ("https://press.example/20241347/1", None),
        ("", None),
    ],
)
def test_dates_in_addresses(address, iso):
    found = date_in_address(address)
    assert (found.iso if found else None) == iso


@given(st.text(max_size=80))
@settings(max_examples=300)
def test_never_fails_and_never_overlaps(text):
    base = folded(text).text
    end = 0
    for date in find_dates(base):
        assert end <= date.start < date.end <= len(base)
        end = date.end
