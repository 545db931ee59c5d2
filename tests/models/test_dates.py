"""Dates as exact as they are known."""

import datetime

import pytest

from articles.models import Article
from articles.models.dates import span


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024-11-20T09:58", (2024, 11, 20), (2024, 11, 20), "minute"),
        ("2024-11-20", (2024, 11, 20), (2024, 11, 20), "day"),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), "month"),
        ("2019-Q4", (2019, 10, 1), (2019, 12, 31), "quarter"),
        ("2021", (2021, 1, 1), (2021, 12, 31), "year"),
        ("2024-11-19/2024-11-22", (2024, 11, 19), (2024, 11, 22), "range"),
    ],
)
def test_a_date_text_is_a_span_and_back(text, earliest, latest, precision):
    assert span(text) == (datetime.date(*earliest), datetime.date(*latest), precision)
    article = Article(
        date_earliest=datetime.date(*earliest), date_latest=datetime.date(*latest), date_precision=precision
    )
    if precision == "minute":
        article.date_time = datetime.time(9, 58)
    assert article.iso_date == text


@pytest.mark.parametrize(
    "text", ["", "soon", "2024-13", "2024-11-31", "2024-Q5", "2024-11-19/", "20/11/2024", "2024-1"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError):
        span(text)


def test_an_unknown_date_is_none():
    assert Article().iso_date is None
