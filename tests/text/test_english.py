import pytest

from articles.text.english import fold, is_stop_word, stem


@pytest.mark.parametrize(
    "words",
    [
        "summit summits summit's",
        "company companies company's",
        "organisation organization organisations organizations organise organized organising",
        "globalisation globalization",
        "digitise digitizes digitised",
        "analyse analyze analysing",
        "colour color colours coloured",
        "labour labor",
        "centre center centres centred",
        "programme program programmes",
        "defence defense",
        "licence license",
        "dialogue dialog dialogues",
        "travelling traveling",
        "judgement judgment",
        "naïve naive",
        "xi'an xian",
    ],
)
def test_forms_and_spellings_share_a_stem(words):
    assert len(set(map(stem, words.split()))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("course", "cores"), ("four", "for"), ("precise", "prize"), ("metre", "met"), ("hour", "hor"), ("news", "new")],
)
def test_the_spelling_rules_join_no_other_words(one, other):
    assert stem(one) != stem(other)


def test_an_adjective_in_ise_stays_with_its_adverb():
    assert stem("precise") == stem("precisely")


def test_fold_keeps_the_word_but_not_the_possessive():
    assert [fold(word) for word in ("china's", "summits", "wūzhèn")] == ["china", "summits", "wuzhen"]


def test_names_that_look_like_function_words_are_no_stop_words():
    assert is_stop_word("the")
    assert not any(map(is_stop_word, ["it", "us", "who", "un", "ai"]))
