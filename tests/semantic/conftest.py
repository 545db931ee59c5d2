"""Legs over the test encoder, in a folder of the test's own."""

import pytest

from search.semantic import asking, legs, shelf
from search.semantic.legs import Leg, Legs
from tests.semantic.encoders import WordEncoder, word_space


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What a process keeps of encoders and vectors does not pass from one test to another."""
    asking.RESTING.clear()
    asking.encoded.cache_clear()
    shelf.NEWEST.clear()
    legs.SPACES.clear()


@pytest.fixture
def encoder():
    return WordEncoder()


@pytest.fixture
def words(encoder, tmp_path, monkeypatch):
    """The two legs of the test encoder, as if the settings asked for them."""
    found = tuple(Leg(encoder, grain, tmp_path / "vectors") for grain in encoder.grains)
    found[0].root.mkdir()
    word_space().save(found[0].space_path)
    configured = Legs(found, ())
    monkeypatch.setattr("search.semantic.making.configured", lambda: configured)
    monkeypatch.setattr("search.semantic.meaning.configured", lambda: configured)
    return found
