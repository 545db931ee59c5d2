"""Tokens: positions, offsets, modes; the same from every thread; never an error."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from articles.text import arabic_words, chinese, normalise, taiwan
from search.analysis import ANALYZERS, CHARACTERS, EXACT, VERSION
from tests.text.paradigms import ROMANIAN

ALL = {
    f"{kind} {key}": analyzer
    for kind, group in (("stems", ANALYZERS), ("exact", EXACT))
    for key, analyzer in group.items()
}
ALL["characters"] = CHARACTERS

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
WORDS = """
网际网路 智慧型手机 数位经济 人工智慧 行动支付 计画 乌 镇 世界大会 AI 5G 2024 年 e-commerce site-ul China’s A.I.
conferință țările s\u0326i الإنترنت وبالصِّـين للقمة ﷺ ㎏ ﬁ ½ … \u200f \ud800 .
"""
MIXED = st.lists(st.sampled_from([*WORDS.split(), " ", "\n", ""])).map("".join)


def tokens(analyzer, text, **options):
    stream = analyzer(text, positions=True, chars=True, **options)
    return [(token.text, token.pos, token.startchar, token.endchar) for token in stream]


def sources(analyzer, text, **options):
    return [(found, text[start:end]) for found, _, start, end in tokens(analyzer, text, **options)]


@pytest.mark.parametrize("name", ALL)
@given(text=ANY_TEXT | MIXED)
@example(text="\ud800世")
@example(text="网际网路")
def test_any_text_gives_ordered_positions_and_offsets_inside_it(name, text):
    for mode in ("index", "query"):
        found = tokens(ALL[name], text, mode=mode)
        positions = [position for _, position, _, _ in found]
        assert positions == sorted(positions)
        assert all(position >= 0 for position in positions)
        assert len({(token, position) for token, position, *_ in found}) == len(found)
        assert all(token and 0 <= start < end <= len(text) for token, _, start, end in found)
        for token, *_ in found:
            token.encode()  # an index stores UTF-8


@pytest.mark.parametrize("language", EXACT)
@given(text=ANY_TEXT | MIXED)
def test_offsets_of_a_token_as_typed_hold_what_gives_the_token(language, text):
    assume(not list(taiwan.spellings(chinese.fold(normalise.normalised(text).text))))  # those need their neighbours
    for token, source in sources(EXACT[language], text, mode="query"):
        assert token in [again for again, _ in sources(EXACT[language], source)]


@pytest.mark.parametrize("name", ALL)
@given(text=ANY_TEXT | MIXED)
def test_a_query_has_no_token_that_its_own_text_lacks(name, text):
    analyzer = ALL[name]
    asked = {(token, position) for token, position, _, _ in tokens(analyzer, text, mode="query")}
    held = {(token, position) for token, position, _, _ in tokens(analyzer, text, mode="index")}
    assert asked <= held


@pytest.mark.parametrize("name", ALL)
def test_threads_do_not_disturb_each_other(name):
    texts = [" ".join([*WORDS.split()[shift:], "summits conferințelor 網際網路 والاقتصاد"]) for shift in range(20)] * 5
    expected = [tokens(ALL[name], text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: tokens(ALL[name], text), texts)) == expected


@pytest.mark.parametrize("name", ALL)
def test_an_analyzer_survives_the_pickling_of_a_schema(name):
    text = "網際網路 AI conferința للقمة"
    assert tokens(pickle.loads(pickle.dumps(ALL[name])), text) == tokens(ALL[name], text)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a.",
        "a'",
        "a-",
        "e-",
        "x-ul",
        "و",
        "ات",
        "لل",
        "网",
        "网际网路",
        "数位",
        "\u0301\u0323",
        "\u064e\u0650",
        "\u200b",
        "ﷺ",
        "½",
    ],
)
def test_a_page_without_a_space_is_analysed_in_linear_time(unit):
    """Were any step quadratic, this would not end."""
    text = unit * (30_000 // len(unit))
    for analyzer in (ANALYZERS["ar"], ANALYZERS["zh"], EXACT["ro"], CHARACTERS):
        assert all(len(token) <= 4 * 65 for token, *_ in tokens(analyzer, text))


def test_offsets_are_code_points_of_the_stored_text():
    assert sources(ANALYZERS["ar"], "ﷺ: قمّــة \u202bالصِّين\u202c") == [
        ("صل", "ﷺ"),
        ("الل", "ﷺ"),
        ("سلم", "ﷺ"),
        ("قم", "قمّــة"),
        ("صين", "الصِّين"),
    ]
    assert sources(ANALYZERS["ro"], "confe\u00adrint\u0327a\u0306 ﬁnală") == [
        ("conferint", "confe\u00adrint\u0327a\u0306"),
        ("final", "ﬁnală"),
    ]
    assert sources(ANALYZERS["en"], "5㎏ 😀 China’s") == [("5kg", "5㎏"), ("china", "China’s")]


def test_taiwan_wording_stands_at_the_positions_of_the_mainlands():
    mainland = tokens(ANALYZERS["zh"], "世界互联网大会", mode="query")
    taiwan_query = tokens(ANALYZERS["zh"], "世界網際網路大會", mode="query")
    assert [token[:2] for token in taiwan_query] == [token[:2] for token in mainland]
    taiwan_text = {token[:2] for token in tokens(ANALYZERS["zh"], "世界網際網路大會", mode="index")}
    assert taiwan_text > {token[:2] for token in mainland}


def test_a_reworded_word_is_marked_whole_where_lengths_differ_and_by_character_where_not():
    assert sources(ANALYZERS["zh"], "網際網路", mode="query") == [("互联", "網際網路"), ("联网", "網際網路")]
    assert sources(ANALYZERS["zh"], "用網路", mode="query") == [("用网", "用網"), ("网络", "網路")]


def test_mainland_text_gets_no_token_beyond_its_bigrams():
    text = "智慧城市程序文件"
    assert [token for token, *_ in tokens(ANALYZERS["zh"], text)] == [text[at : at + 2] for at in range(7)]


def test_one_position_follows_another_across_scripts():
    text = "2021年世界AI大会"
    assert [token[:2] for token in tokens(ANALYZERS["zh"], text, mode="query")] == [
        ("2021", 0),
        ("年世", 1),
        ("世界", 2),
        ("ai", 3),
        ("大会", 4),
    ]
    assert {("年", 1), ("界", 2), ("大", 4)} < {token[:2] for token in tokens(ANALYZERS["zh"], text)}


def test_stop_words_leave_no_gap_and_are_marked_when_kept():
    assert [token[:2] for token in tokens(ANALYZERS["en"], "the future of the internet")] == [
        ("futur", 0),
        ("internet", 1),
    ]
    kept = ANALYZERS["en"]("the future", positions=True, removestops=False)
    assert [(token.text, token.stopped) for token in kept] == [("the", True), ("futur", False)]


def test_exact_leaves_every_word_as_it_is_typed():
    assert [token for token, *_ in tokens(EXACT["en"], "the Summits of China’s")] == ["the", "summits", "of", "chinas"]
    assert [token for token, *_ in tokens(EXACT["ar"], "في القمة")] == ["في", "القمه"]
    assert [token for token, *_ in tokens(EXACT["ro"], "a Conferinţelor")] == ["a", "conferintelor"]
    assert [token for token, *_ in tokens(EXACT["zh"], "網路計畫", mode="query")] == ["网路", "路计", "计划"]


def test_characters_are_single_and_folded():
    assert tokens(CHARACTERS, "烏鎮2024") == [("乌", 0, 0, 1), ("镇", 1, 1, 2)]


@pytest.mark.parametrize("language", ANALYZERS)
def test_every_field_takes_every_script(language):
    found = {token for token, *_ in tokens(ANALYZERS[language], "烏鎮 (Wūzhèn) للقمة Саммит 乌")}
    assert {"乌镇", "乌", "قم"} <= found
    assert found & {"wuzhen"}


SAMPLE = "\n".join(
    [
        WORDS,
        ROMANIAN,
        " ".join(f"{pair.local}{pair.before.split(' ')[0]}" for pair in taiwan._WORD_PAIRS + taiwan._SPELLING_PAIRS),
        *(value for name, value in vars(arabic_words).items() if name.isupper()),
        "organisations centred behaviour programmes travelling summits the U.S. companies’",
    ]
)
PINNED = "2+opencc-1.4.2", "11e71d236feb59fc"


def test_a_changed_analysis_has_a_new_version():
    """Bump the number in VERSION when this fails and the change is meant, then pin the new digest."""
    everything = [(name, tokens(ALL[name], SAMPLE, mode=mode)) for name in ALL for mode in ("index", "query")]
    assert (VERSION, sha256(repr(everything).encode("utf-8", "surrogatepass")).hexdigest()[:16]) == PINNED
