"""A real index in a folder of the test's own."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.http import QueryDict

from search import engine, lifecycle
from search.request import SearchRequest
from search.results import SearchPage
from tests.semantic.conftest import encoder, nothing_remembered, words  # noqa: F401 - fixtures


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
