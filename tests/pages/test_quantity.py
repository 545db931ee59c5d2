"""Figures as phrases."""

from decimal import Decimal

import pytest

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


def test_every_unit_but_the_bare_number_has_words():
    assert set(UNITS) == set(Statement.Unit) - {Statement.Unit.NUMBER}
