"""The examples in docstrings hold."""

import doctest
from importlib import import_module

import pytest

from tests.project.test_architecture import modules

WITH_EXAMPLES = sorted(name for name, path in modules().items() if ">>>" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_of_a_module_hold(name):
    results = doctest.testmod(import_module(name))
    assert results.attempted and not results.failed
