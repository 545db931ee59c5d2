"""The small archive of the pages' tests, for feeds and for what robots are told."""

from tests.pages.conftest import archive, get

__all__ = ["archive", "get"]
