"""Texts cut into sentences and passages, with offsets that point into the stored text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.semantic.text import PASSAGE_MOST, READ_MOST, SENTENCE_MOST, passages, sentences, tokens

SCRIPTS = "Wuzhen ășț. قال المؤتمر؟ 乌镇峰会。！ \n\t0123「」“”…;،"


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The summit opened.", "It closed on Sunday!", "Was it long?"],
        ["Summitul s-a deschis.", "Țara gazdă a salutat oaspeții."],
        ["افتتحت القمة في ووتشن.", "هل طالت الجلسة الأولى؟", "لم تطل الجلسة الأولى!"],
    ],
    ids=["en", "ro", "ar"],
)
def test_sentences_end_where_each_language_ends_them(expected):
    assert cut(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [["乌镇峰会今天开幕。", "会议持续三天！", "谁来参加会议？"], ["烏鎮峰會今天開幕。", "會議持續三天。"]],
    ids=["zh-Hans", "zh-Hant"],
)
def test_chinese_sentences_need_no_space_between_them(expected):
    assert cut("".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The summit opened in Wuzhen.The guests arrived late.", 2),
        ("Conferința a început la Wuzhen.Oaspeții au sosit târziu.", 2),
        ("افتتحت القمة في ووتشن.وقال المنظمون إن الضيوف وصلوا.", 2),
        ("The expo closed in 2024.The next one opened a year later.", 2),
    ],
)
def test_a_sentence_run_into_the_next_one_is_parted_from_it(text, expected):
    assert len(cut(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith and Dr. Jones met J. Brown of the U.S. Department of Commerce.",
        "Growth of 3.5 percent was reported on 16.11.2016 at 9.30 a.m. by the office.",
        "The forum at www.example.org.Page and mail@example.org.Host was moved.",
        "Potrivit art. 3 alin. 2 și nr. 5, dl. Ionescu a vorbit primul la deschidere.",
        "The company Yahoo! and its partners came... but they left early on.",
        "他问：“谁来参加会议？”，没有人回答他的问题。",
        "Booking.com and Node.js users met at the conference in Wuzhen again.",
    ],
)
def test_a_stop_that_ends_no_sentence_cuts_nothing(text):
    assert cut(text) == [text]


def test_closing_quotes_stay_with_their_sentence():
    assert cut("He said: “The summit opens tomorrow.” Then the guests left the hall.") == [
        "He said: “The summit opens tomorrow.”",
        "Then the guests left the hall.",
    ]
    assert cut("他说：“会议明天开幕。”然后代表们离开会场。") == ["他说：“会议明天开幕。”", "然后代表们离开会场。"]


def test_what_is_too_short_to_mean_something_goes_with_its_neighbour():
    assert cut("Yes. The summit opened on Monday. No.") == ["Yes. The summit opened on Monday. No."]
    assert cut("(Xinhua) The summit opened on Monday morning.") == ["(Xinhua) The summit opened on Monday morning."]


def test_a_paragraph_never_runs_into_the_next():
    assert cut("A title without a stop\nThe first paragraph follows") == [
        "A title without a stop",
        "The first paragraph follows",
    ]


def test_a_sentence_without_end_is_cut_at_its_commas():
    text = "، ".join(["تحدث المشاركون عن مستقبل الاقتصاد الرقمي"] * 40)
    parts = cut(text)
    assert len(parts) > 1
    assert all(tokens(part) <= SENTENCE_MOST for part in parts)
    assert all(part.endswith("،") for part in parts[:-1])


def test_passages_hold_whole_sentences_and_are_of_about_one_length():
    text = " ".join(f"This is sentence number {number} of a rather long report." for number in range(100))
    parts = sentences(text)
    found = passages(text, parts)
    lengths = [tokens(text[start:end]) for start, end in found]
    assert len(found) == -(-sum(tokens(text[s:e]) for s, e in parts) // PASSAGE_MOST)
    assert max(lengths) - min(lengths) < 20
    assert {span.start for span in found} <= {part.start for part in parts}
    assert {span.end for span in found} <= {part.end for part in parts}


def test_a_short_text_is_one_passage_and_an_empty_one_none():
    text = "The summit opened.\nIt closed three days later."
    assert passages(text, sentences(text)) == [(0, len(text))]
    assert sentences(" \n\t ") == []
    assert passages("", []) == []


def test_a_text_of_millions_of_characters_is_read_no_further_than_the_limit():
    assert sentences("字" * 2_000_000)[-1].end == READ_MOST


@given(st.text(alphabet=st.one_of(st.sampled_from(SCRIPTS), st.characters()), max_size=600))
def test_spans_are_in_order_and_cover_all_that_is_no_space(text):
    parts = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(parts))
    assert "".join("".join(text[s:e].split()) for s, e in parts) == "".join(text.split())
    runs = passages(text, parts)
    assert [part.start for part in parts[:1]] == [run.start for run in runs[:1]]
    assert [part.end for part in parts[-1:]] == [run.end for run in runs[-1:]]
    assert all(a.end <= b.start for a, b in pairwise(runs))
