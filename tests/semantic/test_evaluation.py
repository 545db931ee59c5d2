"""Search by meaning measured on a collection: vectors are made once and kept; each pair has a shelf of its own."""

import pytest
from django.conf import settings

from search.evaluation.collection import read
from search.evaluation.evaluate import LEGS, MEANING, evaluate
from search.semantic.legs import Legs
from tests.evaluation.collections import written


@pytest.fixture
def configured(words, monkeypatch):
    monkeypatch.setattr("search.evaluation.vectors.configured", lambda: Legs(words, ()))


def evaluated(tmp_path, legs=frozenset({MEANING}), **changed):
    folder = tmp_path / "own"
    if not folder.exists():
        written(folder)
    return evaluate(read(folder), legs, tmp_path / "kept", lambda line: None)


def test_vectors_are_kept_by_the_digest_of_the_text(configured, encoder, tmp_path):
    evaluated(tmp_path)
    assert sum("Ferries" in text for text in encoder.read) == len(encoder.grains)
    encoder.read.clear()
    evaluated(tmp_path)
    assert not any("Ferries" in text for text in encoder.read)
    corpus = tmp_path / "own" / "corpus.jsonl"
    corpus.write_text(corpus.read_text().replace("at dawn", "at noon"))
    encoder.read.clear()
    evaluated(tmp_path)
    assert sum("at noon" in text for text in encoder.read) == len(encoder.grains)
    assert not any("The baker" in text for text in encoder.read)


def test_a_pair_holds_the_documents_of_its_language_only(configured, tmp_path):
    found = evaluated(tmp_path, frozenset(LEGS))
    assert found.pairs["ro", "ro"].ndcg == 1.0
    assert set(found.pairs) >= {("en", "ar"), ("en", "en"), ("zh", "en"), ("zh", "zh")}


def test_the_sites_own_shelf_and_encoders_are_put_back(configured, tmp_path):
    before = settings.VECTORS_DIR, settings.ENCODERS
    evaluated(tmp_path)
    assert before == (settings.VECTORS_DIR, settings.ENCODERS)
