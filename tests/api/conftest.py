"""The small archive of the pages' tests, for the API."""

from tests.pages.conftest import archive

__all__ = ["archive"]
