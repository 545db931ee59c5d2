"""Names in each language's own order."""

import pytest

from articles.text.collation import initial, sort_key


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("ro", ["Sandu", "Suceava", "Șandru", "Șuteu", "Tudor", "Țăran", "Uricani"]),
        ("ro", ["Ana", "Ăla", "Bran", "Ion", "Îndrei", "Jan"]),
        ("ar", ["أحمد", "بيروت", "الصين", "القاهرة", "ووتشن"]),
        ("ar", ["الأمم المتحدة", "أوروبا"]),
        ("zh-Hans", ["阿里巴巴", "北京", "丁磊", "乌镇", "习近平", "张朝阳"]),
        ("zh-Hant", ["阿里巴巴", "北京", "丁磊", "烏鎮", "習近平", "張朝陽"]),
        ("zh-Hans", ["妈", "麻", "马", "骂"]),
        ("en", ["Amon", "Élan", "éz", "Ma"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language, ordered):
    assert sorted(sorted(ordered), key=lambda name: sort_key(name, language)) == ordered


def test_the_cedilla_sorts_as_the_comma():
    assert sort_key("Ţara", "ro")[:-1] == sort_key("Țara", "ro")[:-1]


@pytest.mark.parametrize(
    ("text", "language", "heading"),
    [
        ("Șandru", "ro", "Ș"),
        ("Şandru", "ro", "Ș"),
        ("Élan", "en", "E"),
        ("الصين", "ar", "ص"),
        ("أحمد", "ar", "ا"),
        ("習近平", "zh-Hant", "X"),
        ("Tim Cook", "zh-Hans", "T"),
        ("5G", "en", "#"),
        ("", "zh-Hans", "#"),
        ("", "ar", "#"),
    ],
)
def test_a_name_stands_under_its_letter(text, language, heading):
    assert initial(text, language) == heading


def test_a_romanian_name_that_begins_another_stands_before_it():
    assert sorted(["canal mare", "canal", "can"], key=lambda name: sort_key(name, "ro")) == [
        "can",
        "canal",
        "canal mare",
    ]
