"""Dates in words, numbers and names of countries and languages."""

import datetime

import pytest
from django.utils import translation

from articles.interface import LOCALES, in_language
from articles.models import Event, Source
from articles.templatetags import portal
from articles.wording import date_in_words, source_in_words

DAY = datetime.date(2024, 11, 20)
DATES = {
    "day": {
        "en": "20 November 2024",
        "ar": "20 نوفمبر 2024",
        "zh-Hans": "2024年11月20日",
        "zh-Hant": "2024年11月20日",
        "ro": "20 noiembrie 2024",
    },
    "minute": {
        "en": "20 November 2024, 09:58",
        "ar": "20 نوفمبر 2024، 09:58",
        "zh-Hans": "2024年11月20日 09:58",
        "zh-Hant": "2024年11月20日 09:58",
        "ro": "20 noiembrie 2024, 09:58",
    },
    "month": {
        "en": "November 2024",
        "ar": "نوفمبر 2024",
        "zh-Hans": "2024年11月",
        "zh-Hant": "2024年11月",
        "ro": "noiembrie 2024",
    },
    "quarter": {
        "en": "4th quarter 2024",
        "ar": "الربع الرابع 2024",
        "zh-Hans": "2024年第4季度",
        "zh-Hant": "2024年第4季",
        "ro": "trimestrul al IV-lea 2024",
    },
    "year": {"en": "2024", "ar": "2024", "zh-Hans": "2024年", "zh-Hant": "2024年", "ro": "2024"},
}


@pytest.mark.parametrize(
    ("precision", "code", "words"), [(kind, code, words) for kind, by in DATES.items() for code, words in by.items()]
)
def test_a_date_is_as_exact_as_its_precision(precision, code, words):
    row = Event(date_earliest=DAY, date_latest=DAY, date_precision=precision, date_time=datetime.time(9, 58))
    assert date_in_words(row, LOCALES[code]) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2024, 11, 19), (2024, 11, 22), ["19–22 November 2024", "19–22 نوفمبر 2024", "2024年11月19日至22日"]),
        (
            (2024, 9, 29),
            (2024, 10, 2),
            ["29 September – 2 October 2024", "29 سبتمبر – 2 أكتوبر 2024", "2024年9月29日至10月2日"],
        ),
        ((2024, 11, 19), (2024, 11, 19), ["19 November 2024", "19 نوفمبر 2024", "2024年11月19日"]),
        (
            (2023, 12, 30),
            (2024, 1, 2),
            ["30 December 2023 – 2 January 2024", "30 ديسمبر 2023 – 2 يناير 2024", "2023年12月30日至2024年1月2日"],
        ),
    ],
)
def test_a_span_of_days_says_each_part_once(first, last, words):
    row = Event(date_earliest=datetime.date(*first), date_latest=datetime.date(*last), date_precision="range")
    # CLDR writes thin spaces around some dashes.
    found = [date_in_words(row, LOCALES[code]).replace("\u2009", " ") for code in ("en", "ar", "zh-Hans")]
    assert found == words


def test_no_date_has_no_words():
    assert date_in_words(Event(), LOCALES["en"]) == ""
    assert portal.dated(Event()) == ""


def test_a_quarter_has_no_machine_form():
    row = Event(date_earliest=DAY, date_latest=DAY, date_precision="quarter")
    assert portal.dated(row) == "<span>4th quarter 2024</span>"


@pytest.mark.parametrize(
    ("prefix", "number", "country", "language"),
    [
        ("en", "1,800", "Egypt", "Romanian"),
        ("ar", "1,800", "مصر", "الرومانية"),
        ("zh-hans", "1,800", "埃及", "罗马尼亚语"),
        ("zh-hant", "1,800", "埃及", "羅馬尼亞文"),
        ("ro", "1.800", "Egipt", "română"),
    ],
)
def test_numbers_countries_and_languages_are_the_readers(prefix, number, country, language):
    with translation.override(prefix):
        assert portal.number(1800) == number
        assert portal.country("EG") == portal.country("eg") == country
        assert portal.language_name("ro") == language


def test_what_cldr_does_not_know_stands_as_it_is():
    assert portal.country("QX") == "QX"
    assert portal.country("") == ""
    assert portal.language_name("xx") == "xx"


def test_a_place_in_a_work_is_a_day_in_words_or_stands_as_it_is():
    assert portal.locator("2024-11-20") == '<time datetime="2024-11-20">20 November 2024</time>'
    assert portal.locator("p. <3>") == "<bdi>p. &lt;3&gt;</bdi>"
    assert portal.locator("2024-13-40") == "<bdi>2024-13-40</bdi>"


def test_this_archive_is_named_by_the_interface_and_outlets_by_themselves():
    assert portal.source_name(Source(name="Anything", kind="archive")) == "This archive"
    outlet = Source(name="<بريد القناة>", name_language="ar", kind="press")
    assert portal.source_name(outlet) == '<bdi lang="ar" dir="rtl">&lt;بريد القناة&gt;</bdi>'
    assert source_in_words(outlet) == "<بريد القناة>"


def test_a_word_of_another_language_is_marked_and_escaped():
    assert portal.in_its_language("<قناة>", "ar") == '<bdi lang="ar" dir="rtl">&lt;قناة&gt;</bdi>'


@pytest.mark.parametrize(
    ("full_path", "address"),
    [
        ("/en/summits/?page=2", "/ar/summits/?page=2"),
        ("/en/", "/ar/"),
        ("/en", "/ar/"),
        ("/en/search/?q=a%3Fb&lang=/en/", "/ar/search/?q=a%3Fb&lang=/en/"),
        ("/zh-hans/a//b/", "/ar/a//b/"),
        ("/nothing/here/?a", "/ar/"),
        ("//evil.example/", "/ar/"),
        ("/", "/ar/"),
    ],
)
def test_an_address_in_another_language(full_path, address):
    assert in_language(full_path, "ar") == address
