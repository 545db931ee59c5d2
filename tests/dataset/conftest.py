"""The small archive of the pages' tests, and a folder for its snapshots."""

import pytest

from tests.pages.conftest import archive, get

__all__ = ["archive", "get"]


@pytest.fixture
def datasets(settings, tmp_path):
    settings.DATASETS_DIR = tmp_path / "datasets"
    return settings.DATASETS_DIR
