import re

import pytest

from articles.ingest.day_words import DAY, day_of
from articles.ingest.folding import key
from articles.ingest.pipeline import read
from articles.ingest.types import Fetched
from tests.ingest.measure import world


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("الأول", 1),
        ("الثالث والعشرين", 23),
        ("الحادي والثلاثون", 31),
        ("الخامس عشر", 15),
        ("والعشرين", 20),
        ("23rd", 23),
        ("7", 7),
        ("二十三", 23),
        ("廿一", 21),
        ("99", 0),
    ],
)
def test_days_in_figures_and_in_words(text, day):
    match = re.match(DAY, key(text))
    assert match and day_of(match[0]) == day


@pytest.mark.parametrize(
    "text",
    [
        "The World Internet Conference - Internet Development Forum opened in Wuzhen on the 23rd of this month.",
        "افتتح المؤتمر العالمي للإنترنت ومنتدى تطوير الإنترنت في ووتشن في الثالث والعشرين من الشهر الجاري.",
        "世界互联网大会·互联网发展论坛本月二十三日在乌镇开幕，来自各地的嘉宾出席了开幕式。",
        "世界互聯網大會·互聯網發展論壇於本月23日在烏鎮揭幕，各地嘉賓出席了開幕儀式。",
    ],
)
def test_the_day_of_this_month_dates_a_text_to_the_month_of_the_event(text):
    described = read(Fetched("a.txt", text.encode(), "", "text/plain"), world()).described
    assert described.published is not None
    assert (described.published.iso, described.published.basis) == ("2020-11", "derived")
