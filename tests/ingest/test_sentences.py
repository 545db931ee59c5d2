import pytest

from articles.ingest.link.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One. ", "Two! ", "Three?"]),
        ("One.Two", ["One.", "Two"]),
        ("للبشرية.وأكد الرئيس", ["للبشرية.", "وأكد الرئيس"]),
        ("开幕。闭幕！“好。”完", ["开幕。", "闭幕！", "“好。”", "完"]),
        ("A line\nanother.\n\nThe last", ["A line\n", "another.\n\n", "The last"]),
        ("35.8 trillion", ["35.8 trillion"]),
        ("On Nov. 20 Mr. Morar came. He spoke.", ["On Nov. 20 Mr. Morar came. ", "He spoke."]),
        ("The U.S. side", ["The U.S. side"]),
        ("see press.example for more", ["see press.example for more"]),
        ("", [""]),
    ],
)
def test_sentences_end_where_readers_end_them(text, parts):
    split = sentences(text)
    assert [text[start:end] for start, end in zip(split.starts, split.starts[1:], strict=False)] == parts


def test_an_offset_lies_in_its_sentence():
    split = sentences("One. Two. Three.")
    assert [split.span(at) for at in (0, 5, 15)] == [(0, 5), (5, 10), (10, 16)]
