"""Fixtures for every test; settings of the run: tests/settings.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import translation
from haystack import connections
from hypothesis import settings as hypothesis_settings

# How long an example takes says more about the machine than about the code.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")


def pytest_configure(config):
    config.addinivalue_line("markers", "database: set on every test that uses the database (.ci/run selects by it)")


def pytest_collection_modifyitems(items):
    """Marks what uses the database, so that it can be run again on another one."""
    for item in items:
        if item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & set(item.fixturenames):
            item.add_marker("database")


@pytest.fixture(autouse=True)
def neutral_process() -> Iterator[None]:
    """Each test starts in English with empty caches, whatever ran before it."""
    translation.activate("en")
    cache.clear()
    yield
    translation.deactivate()


@pytest.fixture
def index_dir(settings, tmp_path) -> Iterator[Path]:
    """The folder of the test's own index, which does not exist yet; what this thread opens in it is closed again."""
    before = settings.HAYSTACK_CONNECTIONS
    settings.INDEX_DIR = tmp_path / "index"
    settings.HAYSTACK_CONNECTIONS = {
        "default": {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": str(settings.INDEX_DIR)}
    }
    connections.reload("default")
    yield settings.INDEX_DIR
    connections["default"].get_backend().store.close()
    # First the setting: the new connection reads it at once, and would keep this test's folder for the next ones.
    settings.HAYSTACK_CONNECTIONS = before
    connections.reload("default")
