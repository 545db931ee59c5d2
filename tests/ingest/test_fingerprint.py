from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from articles.ingest.fingerprint import HASHES, bands, resemblance, signature
from tests.ingest.pages import corpus

TEXT = (
    "The summit opened in the canal town on Wednesday with guests from many countries and regions. Speakers called for "
    "rules that small firms can follow, and for schools that teach how machines learn. In the evening the boats were "
    "lit, and the bridges were full of people who had come to see the exhibition of robots and lamps."
)


def like(one: str, other: str) -> float:
    return resemblance(signature(one), signature(other))


def test_a_text_resembles_itself_whatever_its_case_spacing_and_punctuation():
    assert like(TEXT, TEXT.upper().replace(" ", "  ").replace(".", "!")) == 1.0


def test_conversion_between_the_chinese_scripts_leaves_a_text_alike():
    for page in corpus():
        if page.language == "zh-Hans":
            text = "\n".join(page.body)
            assert like(text, OpenCC("s2t").convert(text)) > 0.95
            assert like(text, OpenCC("s2twp").convert(text)) > 0.7


def test_a_reprint_that_was_cut_or_has_another_ending_is_still_found():
    longer = TEXT + " Tickets for the exhibition are sold at the north gate until Friday."
    assert like(TEXT, longer) > 0.7
    assert set(bands(signature(TEXT))) & set(bands(signature(longer)))


def test_no_two_pages_of_the_corpus_resemble_each_other():
    """They tell of the same meetings, in the same words where the trade has its set phrases."""
    signatures = [signature("\n".join(page.body)) for page in corpus()]
    assert max(resemblance(one, other) for one, other in combinations(signatures, 2)) < 0.3


def test_a_text_too_short_to_compare_resembles_nothing():
    assert signature("Too short to compare.") == b"" == signature("")
    assert bands(b"") == []
    assert resemblance(b"", signature(TEXT)) == 0.0


def test_signatures_never_change_for_they_are_stored():
    assert len(signature(TEXT)) == 4 * HASHES
    assert signature(TEXT)[:8].hex() == PINNED


PINNED = "3ae61105432f4f01"


@given(st.text(max_size=400))
@settings(max_examples=60)
def test_any_text_has_a_signature_and_keys_that_a_database_holds(text):
    assert all(0 <= key < 1 << 63 for key in bands(signature(text)))
