import pytest

from articles.ingest.bulletin import parts
from tests.ingest.pages import corpus

PAGES = {page.name: page for page in corpus()}
BULLETINS = [name for name, page in PAGES.items() if "parts" in page.about]


@pytest.mark.parametrize("name", BULLETINS)
def test_a_bulletin_is_cut_where_its_items_begin(name):
    body = "\n".join(PAGES[name].body)
    found = parts(body)
    assert [part.number for part in found] == list(range(1, PAGES[name].about["parts"] + 1))
    assert "\n".join(body[part.start : part.end] for part in found) == body
    assert all(body[part.start : part.end].split("\n")[0].endswith(part.title) for part in found)


@pytest.mark.parametrize("name", sorted(PAGES.keys() - set(BULLETINS)))
def test_an_article_is_no_bulletin(name):
    assert parts("\n".join(PAGES[name].body)) == ()


def test_marked_items_that_stand_in_one_line_with_their_heading():
    body = (
        "【烏鎮】世界互聯網大會烏鎮峰會昨日開幕，來自各地的嘉賓出席，會期四天。\n"
        "【天氣】冷空氣南下，氣溫明顯下降，山區可能結霜，出門記得添衣。\n"
        "【棒球】主隊九局下半逆轉，三比二取勝，連勝紀錄增至五場，球迷歡呼。"
    )
    assert [part.title for part in parts(body)] == ["烏鎮", "天氣", "棒球"]


def test_headings_of_one_article_make_no_bulletin():
    body = "\n".join(
        f"{heading}\nThe summit in the canal town turned to {text}, and the delegates at the summit agreed on the next steps."
        for heading, text in (
            ("Rules for data", "rules for data that cross borders"),
            ("Small firms first", "what small firms need from large platforms"),
            ("Schools and skills", "lessons in which children learn to ask good questions"),
        )
    )
    assert parts(body) == ()


@pytest.mark.parametrize("body", ["", "One line.", "1. a\n2. b\n3. c", "\n\n\n"])
def test_what_has_no_items_has_no_parts(body):
    assert parts(body) == ()
