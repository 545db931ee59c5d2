"""The interface is whole in all its languages: `manage.py messages --check` as a test."""

import pytest

from articles.languages import LANGUAGES
from wic_portal.catalogues import extract, problems


@pytest.fixture(scope="module")
def template():
    return extract()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_string_is_translated(language, template):
    assert problems(language, template) == []
