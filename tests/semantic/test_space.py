"""What vectors say of language is taken out of them; what a query's language is."""

import numpy as np
import pytest

from search.semantic import space as module
from search.semantic.encoders import BUNDLED, PASSAGE, SENTENCE
from search.semantic.language import query_language
from search.semantic.space import Space, load, sampled, shipped
from tests.semantic.encoders import WordEncoder, word_space


def some_space():
    means = np.array([[1, 0.2, 0, 0], [1, -0.2, 0, 0]], dtype=np.float32)
    return Space(means, ("ro", "en"), {SENTENCE: 0.5})


def test_vectors_keep_nothing_of_the_means_and_have_unit_length():
    found = some_space().neutral(np.array([[0.9, 0.1, 0.3, 0.4], [0, 0, 0, 2]], dtype=np.float32))
    assert found == pytest.approx(np.array([[0, 0, 0.6, 0.8], [0, 0, 0, 1]]), abs=1e-6)


def test_a_vector_that_is_all_language_becomes_none_and_no_error():
    assert some_space().neutral(np.array([[1, 0.2, 0, 0]], dtype=np.float32)) == pytest.approx(
        np.zeros((1, 4)), abs=0.1
    )


def test_the_nearest_mean_is_the_closest_language():
    near = some_space().closeness(np.array([1, 0.1, 0, 0], dtype=np.float32))
    assert near["ro"] > near["en"]


def test_a_space_is_kept_in_a_file_and_a_bad_file_is_none(tmp_path):
    path = tmp_path / "e.space"
    some_space().save(path)
    found = load(path)
    assert found is not None
    assert found.means.tolist() == some_space().means.tolist()
    assert (found.languages, found.spreads) == (("ro", "en"), {SENTENCE: 0.5})
    path.write_bytes(path.read_bytes()[:100])
    assert load(path) is None
    path.write_bytes(b"no archive")
    assert load(path) is None
    assert load(tmp_path / "missing") is None


@pytest.mark.parametrize("name", list(BUNDLED))
def test_each_bundled_encoder_has_its_space(name):
    encoder, found = BUNDLED[name](), shipped(name)
    assert found is not None
    assert found.means.shape == (12, encoder.dimension)
    assert sorted(found.languages) == sorted(["ar", "zh", "ro", "en"] * 3)
    assert set(found.spreads) == set(encoder.grains)
    assert found.basis @ found.basis.T == pytest.approx(np.eye(12), abs=1e-5)
    assert all(0.05 < spread < 0.1 for spread in found.spreads.values())


def test_no_other_encoder_has_one():
    assert shipped("remote") is None


def test_the_sample_has_as_many_texts_in_each_language_and_finds_the_space_of_an_encoder():
    encoder = WordEncoder()
    found = sampled(encoder)
    assert found.languages == ("en", "en", "ro", "ro", "ar", "ar", "zh", "zh")
    assert set(found.spreads) == {SENTENCE, PASSAGE}
    assert len(encoder.read) == 4 * (20 + 20 + 20 + 4)
    assert module.SAMPLE.read_text(encoding="utf-8").count("\n") == 4


def test_passages_are_compared_with_queries_that_they_do_not_answer():
    queries = np.eye(4, dtype=np.float32)
    texts = np.array([[1, 1, 0, 0], [0, 0, 1, 1]], dtype=np.float32)
    assert module.spread([queries], [texts]) == 0.0


@pytest.mark.parametrize(
    ("text", "interface", "expected"),
    [
        ("乌镇峰会", "en", "zh"),
        ("قمة ووتشن 2024", "en", "ar"),
        ("AI 人工智能", "en", "zh"),
        ("Wuzhen 乌镇", "zh", "latin"),
        ("conferință", "en", "ro"),
        ("the summit of Wuzhen", "ro", "en"),
        ("cine a vorbit la Wuzhen", "en", "ro"),
        ("Jack Ma", "ro", "ro"),
        ("Jack Ma", "ar", "en"),
        ("2024", "ar", "ar"),
        ("?!", "zh", "zh"),
        ("", "ro", "ro"),
    ],
)
def test_without_an_encoder_script_and_small_words_tell_the_language(text, interface, expected):
    found = query_language(text, interface)
    assert found == expected if expected != "latin" else found in {"en", "zh"}


def test_with_an_encoder_its_means_tell_romanian_from_english_and_the_interface_decides_near_ties():
    assert query_language("summit", "en", {"ro": 0.38, "en": 0.37}) == "ro"
    assert query_language("summit", "en", {"ro": 0.365, "en": 0.37}) == "en"
    assert query_language("summit", "ro", {"ro": 0.365, "en": 0.37}) == "ro"
    assert query_language("summit", "ro", {"ro": 0.35, "en": 0.37}) == "en"


def test_the_space_of_the_test_encoder_takes_out_what_all_texts_share():
    encoder = WordEncoder()
    summit, fish = word_space().neutral(encoder.passages(["summit", "fish"]))
    assert abs(summit @ fish) < 0.1
