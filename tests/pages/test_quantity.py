"""Figures as phrases."""

from decimal import Decimal

import pytest
from django.utils import translation

from articles.interface import LOCALES
from articles.models import Statement
from articles.quantity import UNITS, quantity_in_words


@pytest.mark.parametrize(
    ("number", "comparator", "unit", "words"),
    [
        ("1800.00", ">", "guests", "more than 1,800 guests"),
        ("1", "=", "forums", "1 forum"),
        ("1500", "~", "on_site", "about 1,500 guests on site"),
        ("100", "<~", "countries", "nearly 100 countries and regions"),
        ("60", ">", "yuan_billion", "more than 60 billion yuan"),
        ("35.8", "=", "members", "35.8 members"),
        ("7", "=", "number", "7"),
    ],
)
def test_a_figure_reads_as_a_phrase(number, comparator, unit, words):
    assert quantity_in_words(Decimal(number), comparator, unit, LOCALES["en"]) == words


@pytest.mark.parametrize(
    ("language", "words"), [("en", "60 billion yuan"), ("zh-Hans", "600亿元人民币"), ("ro", "60 de miliarde de yuani")]
)
def test_large_sums_are_counted_as_the_language_counts_them(language, words):
    with translation.override(language.lower()):
        assert quantity_in_words(Decimal(60), "=", "yuan_billion", LOCALES[language]) == words


def test_every_unit_but_the_bare_number_and_sums_of_money_has_words():
    assert set(UNITS) == set(Statement.Unit) - {Statement.Unit.NUMBER, Statement.Unit.YUAN_BILLION}
