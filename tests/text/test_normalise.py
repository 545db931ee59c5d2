from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.normalise import normalised, plain_letters

# Any code point at all: lone surrogates, private use, unassigned.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
# Characters that change the length of a text when they are folded, or that vanish.
AWKWARD = st.text(
    st.sampled_from(
        "ab1 \n\tىﷺ㎏ﬁ…½²ßİŉｶﾞｱ\u1100\u1161\u11a8\u0301\u0327\u064e\u0651\u0640\u200b\u200f\u2066\u00ad\ufeff\ufe0f"
    )
)


def sources(text):
    """Each folded character with the code points of the text that it came from."""
    normal = normalised(text)
    return list(zip(normal.text, (text[a:b] for a, b in zip(normal.starts, normal.ends, strict=True)), strict=True))


def test_full_width_and_compatibility_forms_become_plain():
    assert normalised("ＷＩＣ２０２４ ㎏ ﬁ ﻼ").text == "wic2024 kg fi لا"


def test_half_width_katakana_joins_its_voicing_mark():
    assert normalised("ｶﾞ").text == "ガ"


def test_composed_and_decomposed_letters_are_one():
    assert normalised("s\u0326i t\u0327").text == normalised("și ţ").text == "și ţ"


def test_digits_of_every_script_become_ascii():
    assert normalised("٢٠٢١ ۲۰۲۱ ２０２１").text == "2021 2021 2021"


def test_invisible_characters_and_marks_vanish_but_line_ends_stay():
    assert normalised("inter\u00adnet\u200b \u202aX\u202c\r\nقـِمّـة\x00").text == "internet x\r\nقمة"


def test_every_apostrophe_and_hyphen_is_the_ascii_one():
    assert normalised("China’s Xiʼan Qur`an e\u2011mail").text == "china's xi'an qur'an e-mail"


def test_case_is_folded_beyond_lower_case():
    assert normalised("STRASSE Straße İstanbul ΣΊΣΥΦΟΣ").text == "strasse strasse istanbul σίσυφοσ"


def test_a_fraction_does_not_join_the_number_before_it():
    assert normalised("2½").text.split()[0] == "2"


def test_the_circle_is_a_chinese_zero():
    assert normalised("二○二四年").text == "二〇二四年"


def test_each_character_of_an_expansion_comes_from_the_whole_sign():
    assert sources("5㎏.") == [("5", "5"), ("k", "㎏"), ("g", "㎏"), (".", ".")]


def test_a_letter_covers_the_marks_that_follow_it():
    assert sources("صِّـن") == [("ص", "صِّـ"), ("ن", "ن")]


def test_direction_marks_are_no_part_of_a_word():
    assert sources("\u202bab\u202c") == [("a", "a"), ("b", "b")]


def test_an_ellipsis_is_no_part_of_the_word_before_it():
    assert sources("ab…")[:2] == [("a", "a"), ("b", "b")]


@given(ANY_TEXT | AWKWARD)
@example("\ud800")
@example("ﬁ\u0301\u0327")
def test_normalising_twice_changes_nothing(text):
    once = normalised(text).text
    assert normalised(once).text == once


@given(ANY_TEXT | AWKWARD)
def test_offsets_lie_in_the_text_and_never_run_backwards(text):
    normal = normalised(text)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(normal.starts, normal.ends, strict=True))
    assert list(normal.starts) == sorted(normal.starts)
    assert list(normal.ends) == sorted(normal.ends)


@given(ANY_TEXT | AWKWARD)
def test_each_character_is_what_its_source_normalises_to(text):
    assert all(character in " " + normalised(source).text for character, source in sources(text))


def test_plain_letters_take_off_diacritics_strokes_and_apostrophes():
    assert plain_letters("șțăâî") == "staai"
    assert plain_letters("ljubljanšćđ") == "ljubljanscd"
    assert plain_letters("wūzhèn") == "wuzhen"
    assert plain_letters("xi'an") == "xian"


@given(ANY_TEXT)
def test_plain_letters_of_plain_letters_are_the_same(text):
    plain = plain_letters(normalised(text).text)
    assert plain_letters(plain) == plain
