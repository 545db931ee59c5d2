import pytest

from tests.ingest.world import reading


def published(text: str, media_type: str = "text/plain") -> tuple | None:
    found = reading(text, media_type).described.published
    return (found.iso, found.precision, found.basis) if found else None


MORE = "\nDelegates spoke about trust, data and the price of chips, and about the World Internet Conference to come."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Canal town\n2016-11-17 08:12\nThe Third World Internet Conference opened in Wuzhen.{MORE}",
            ("2016-11-17T08:12", "minute", "stated"),
        ),
        (
            f"The Third World Internet Conference opened in Wuzhen.{MORE}\nPosted: Nov-17-2016",
            ("2016-11-17", "day", "stated"),
        ),
        (
            f"Canal town\nUpdated: 2016-11-19\nPublished: 2016-11-17\nThe Third World Internet Conference opened.{MORE}",
            ("2016-11-17", "day", "stated"),
        ),
        (
            f"Canal town\nNovember 2016\nThe Third World Internet Conference opened in Wuzhen.{MORE}",
            ("2016-11", "month", "stated"),
        ),
        (
            f"WUZHEN, Nov. 16, 2016 (Xinhua) -- The Third World Internet Conference opened in Wuzhen.{MORE}",
            ("2016-11-16", "day", "stated"),
        ),
        (
            f"WUZHEN, Nov. 16 (Xinhua) -- The Third World Internet Conference opened in Wuzhen.{MORE}",
            ("2016-11-16", "day", "derived"),
        ),
        (
            f"The Third World Internet Conference opened in Wuzhen today, Wednesday.{MORE}",
            ("2016-11-16", "day", "derived"),
        ),
        (f"The Third World Internet Conference opened today in Wuzhen.{MORE}", ("2016-11-16", "day", "derived")),
        (f"The Third World Internet Conference opened yesterday in Wuzhen.{MORE}", ("2016-11-17", "day", "derived")),
        (f"The Third World Internet Conference closed today in Wuzhen.{MORE}", ("2016-11-18", "day", "derived")),
        (f"The Third World Internet Conference opens tomorrow in Wuzhen.{MORE}", ("2016-11-15", "day", "derived")),
        (
            f"The Third World Internet Conference opened on the 16th of this month.{MORE}",
            ("2016-11", "month", "derived"),
        ),
        (
            f"The Third World Internet Conference opened in Wuzhen on November 16.{MORE}",
            ("2016-11", "month", "derived"),
        ),
        (f"The Third World Internet Conference will open in Wuzhen on November 16.{MORE}", None),
        (f"The Third World Internet Conference opened in Wuzhen on 16 November 2016.{MORE}", None),
        (f"The Third World Internet Conference opened in Wuzhen today, Monday.{MORE}", None),
        (
            "افتتح المؤتمر العالمي السابع للإنترنت في 23 من الشهر الجاري.\nوشارك فيه ضيوف من دول كثيرة حول العالم.",
            ("2020-11", "month", "derived"),
        ),
        (
            "افتتح المؤتمر العالمي السابع للإنترنت في 23 نوفمبر الجاري.\nوشارك فيه ضيوف من دول كثيرة حول العالم.",
            ("2020-11", "month", "derived"),
        ),
        (
            "افتتح اليوم الاثنين المؤتمر العالمي السابع للإنترنت.\nوشارك فيه ضيوف من دول كثيرة حول العالم.",
            ("2020-11-23", "day", "derived"),
        ),
        (
            "第三届世界互联网大会今天在浙江乌镇开幕。\n来自多个国家的嘉宾出席了世界互联网大会的开幕式。",
            ("2016-11-16", "day", "derived"),
        ),
        (
            "第三届世界互联网大会本月16日在浙江乌镇开幕。\n来自多个国家的嘉宾出席了世界互联网大会的开幕式。",
            ("2016-11", "month", "derived"),
        ),
        (
            "第三届世界互联网大会16日上午在浙江乌镇开幕。\n来自多个国家的嘉宾出席了世界互联网大会的开幕式。",
            ("2016-11", "month", "derived"),
        ),
        (
            "江岸网乌镇11月16日电 第三届世界互联网大会在浙江乌镇开幕。\n来自多个国家的嘉宾出席了开幕式。",
            ("2016-11-16", "day", "derived"),
        ),
        (
            "A treia Conferință Mondială a Internetului s-a deschis astăzi la Wuzhen.\nDelegații au vorbit despre încredere.",
            ("2016-11-16", "day", "derived"),
        ),
        ("Delegates of no conference spoke about trust today, Monday, in a town by the sea, and went home.", None),
    ],
)
def test_the_date_is_as_exact_as_the_text_says(text, expected):
    assert published(text) == expected


PAGE = "<html><head>{}</head><body><article><h1>Canal town</h1><p>{}</p></article></body></html>"
TEXT = "The Third World Internet Conference opened in Wuzhen, and delegates spoke about trust, data and chips."


def test_metadata_and_address_of_a_page_date_it():
    dated = '<meta property="article:published_time" content="2016-11-17T08:12:00+08:00">'
    assert published(PAGE.format(dated, TEXT), "text/html") == ("2016-11-17T08:12", "minute", "metadata")
    address = '<link rel="canonical" href="https://press.example/2016/11/17/a.html">'
    assert published(PAGE.format(address, TEXT), "text/html") == ("2016-11-17", "day", "address")


def test_a_line_on_the_page_comes_before_metadata_and_the_finer_of_one_day_wins():
    dated = '<meta property="article:published_time" content="2016-11-17T08:12:00+08:00">'
    shown = PAGE.format(dated, TEXT + "</p><p>Published: 2016-11-17")
    assert published(shown, "text/html") == ("2016-11-17T08:12", "minute", "metadata")
    other = PAGE.format(dated, TEXT + "</p><p>Published: 2016-11-16")
    assert published(other, "text/html")[:1] == ("2016-11-16",)


def test_the_evidence_points_into_the_body():
    described = reading(f"The Third World Internet Conference opened today in Wuzhen.{MORE}").described
    evidence = described.published.evidence
    assert described.body[evidence.start : evidence.end].strip() == evidence.text
