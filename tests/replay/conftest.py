"""A captures' folder of the test's own."""

import datetime

import pytest

from tests import factories

ADDRESS = "https://press.example/2024/canal.html?id=7"
TIMES = [datetime.datetime(2024, 11, day, 8, 30, 15, tzinfo=datetime.UTC) for day in (20, 21, 25)]
TEXTS = [
    f"<html><body><h1>Boats on the canal</h1><p>The conference opened on the canal this morning, with {word}.</p>"
    "<p>Guests came by boat and stayed until the lanterns were lit.</p></body></html>"
    for word in ("a song", "a speech", "a speech and a song")
]


@pytest.fixture(autouse=True)
def captures_dir(tmp_path, settings):
    settings.CAPTURES_DIR = tmp_path / "captures"
    return settings.CAPTURES_DIR


@pytest.fixture
def article(db):
    return factories.article(address=ADDRESS, title="Boats on the canal")


@pytest.fixture
def captures(article):
    """Three captures of one article, oldest first."""
    return [factories.capture(article, text.encode(), captured=time) for text, time in zip(TEXTS, TIMES, strict=True)]
