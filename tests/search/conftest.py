"""A real index in a folder of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import QueryDict
from haystack import connections

from search import engine, lifecycle
from search.request import SearchRequest
from search.results import SearchPage


@pytest.fixture
def index_dir(settings, tmp_path) -> Iterator[Path]:
    """The folder of the index, which does not exist yet; what this thread opens in it is closed again."""
    settings.INDEX_DIR = tmp_path / "index"
    settings.HAYSTACK_CONNECTIONS = {
        "default": {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": str(settings.INDEX_DIR)}
    }
    connections.reload("default")
    yield settings.INDEX_DIR
    lifecycle.backend().store.close()
    connections.reload("default")


@pytest.fixture
def index(db, index_dir) -> SimpleNamespace:
    """`index.build()` indexes what is published; `index.drain()` brings it up to date as the worker does."""

    def drain() -> int:
        count = 0
        while done := lifecycle.drain():
            count += done
        return count

    def build() -> None:
        with lifecycle.backend().generations.lock("building"):
            lifecycle.build()

    return SimpleNamespace(build=build, drain=drain, folder=index_dir)


@pytest.fixture
def find(index) -> Callable[..., SearchPage]:
    """`find("q=...")` answers as the page does, from an index that is built at the first call and then kept up."""

    def search(address: str) -> SearchPage:
        if lifecycle.backend().generations.current() is None:
            index.build()
        else:
            index.drain()
        return engine.search(SearchRequest.from_get(QueryDict(address)))

    return search
