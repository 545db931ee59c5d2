"""What is read before the web server forks its workers."""

import pytest
from django.db import DatabaseError

from search import bridge, meant, suggest
from search.warm import warm

HELD = (bridge.names, suggest.names, suggest.titles, meant.spelling)


@pytest.fixture
def cold(monkeypatch):
    for held in HELD:
        monkeypatch.setattr(held, "held", None)


def test_the_first_search_finds_all_that_memory_holds_read_already(cold, db, django_assert_num_queries):
    warm()
    with django_assert_num_queries(len(HELD)):  # whether anything has changed
        for held in HELD:
            held.value()


def test_a_database_that_is_not_there_yet_keeps_nothing_from_starting(cold, monkeypatch, caplog):
    def absent():
        raise DatabaseError("no such table")

    monkeypatch.setattr(bridge.names, "state", absent)
    warm()
    assert "no such table" in caplog.text
