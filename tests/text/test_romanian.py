from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer import stemmer

from articles.text.normalise import normalised
from articles.text.romanian import fold, is_stop_word, stem
from tests.text.paradigms import ROMANIAN

PARADIGMS = [[normalised(form).text.replace("-", "") for form in line.split()] for line in ROMANIAN.split("\n") if line]


def whole(stem_of):
    return sum(len(set(map(stem_of, forms))) == 1 for forms in PARADIGMS)


def test_nearly_all_paradigms_keep_one_stem():
    assert len(PARADIGMS) == 95
    assert whole(stem) >= 93


def test_the_light_stemmer_keeps_twice_as_many_paradigms_whole_as_snowball():
    snowball = stemmer("romanian")
    assert whole(lambda word: snowball.stemWord(fold(word))) <= 46


def test_no_two_paradigms_share_a_stem():
    stems = [frozenset(map(stem, forms)) for forms in PARADIGMS]
    assert len(set(chain.from_iterable(stems))) == sum(map(len, stems))


@pytest.mark.parametrize(
    "spellings",
    [
        "ședință şedinţă ședinţă sedinta",
        "cuvânt cuvînt cuvant",
        "român romîn roman",
        "sunt sînt sânt",
        "reîntâlnire reîntîlnire reintalnire",
        "neîncetat neincetat",
        "înțelepciune înţelepciune intelepciune",
        "hotărî hotari",
    ],
)
def test_spellings_fold_to_one(spellings):
    assert len({fold(normalised(word).text) for word in spellings.split()}) == 1


def test_different_words_stay_apart():
    apart = {"pace", "spațiu", "spate", "țară", "tată", "stat", "stâncă", "oraș", "oră", "lege", "lider", "rețea"}
    assert len(set(map(stem, apart))) == len(apart)


def test_endings_joined_by_a_hyphen_come_off_as_one_word():
    assert {stem(word) for word in ("link", "linkul", "linkului", "linkuri", "linkurilor")} == {"link"}


def test_stop_words_are_known_with_any_diacritics():
    assert is_stop_word("și") and is_stop_word("şi") and is_stop_word("si")
    assert not is_stop_word("ai")  # "you have", but AI too


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_a_stem(text):
    assert isinstance(stem(text), str)
    assert fold(fold(text)) == fold(text)
