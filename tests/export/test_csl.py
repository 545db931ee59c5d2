"""CSL-JSON, as Zotero and Pandoc read it."""

import datetime
import json

import pytest

from articles.export import csl_format
from articles.export.record import Outlet


def item(*records) -> dict:
    (found,) = json.loads("".join(csl_format.write(records, {"query": "x"})))
    return found


def test_a_press_article(make):
    assert item(make()) == {
        "id": "wic-0abc1def",
        "type": "article-newspaper",
        "title": "運河上的燈籠",
        "container-title": "運河快報",
        "author": [{"literal": "王小明"}],
        "issued": {"date-parts": [[2024, 11, 20]]},
        "language": "zh-Hant",
        "URL": "https://portal.example/a/0abc1def/",
        "abstract": "Our own words.",
        "keyword": "Ada Weaver, Bo; Li  Jr, lanterns",
        "note": "Original: https://press.example/a_b?c=1&d=%7E",
    }


def test_a_digest_is_a_page_by_the_archive(make):
    found = item(make(kind="digest", byline="", source=Outlet("own", "The Archive", "en", "")))
    assert (found["type"], found["author"]) == ("webpage", [{"literal": "The Archive"}])
    assert "container-title" not in found


@pytest.mark.parametrize(
    ("precision", "parts"),
    [
        ("minute", [[2024, 11, 20]]),
        ("month", [[2024, 11]]),
        ("year", [[2024]]),
        ("quarter", [[2024, 11, 20], [2024, 12, 31]]),
        ("range", [[2024, 11, 20], [2024, 12, 31]]),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(make, precision, parts):
    record = make(precision=precision, latest=datetime.date(2024, 12, 31))
    assert item(record)["issued"] == {"date-parts": parts}


def test_what_is_not_known_is_left_out(make):
    record = make(earliest=None, latest=None, precision="", byline="", source=None, abstract="", original="")
    assert item(record).keys() == {"id", "type", "title", "language", "URL", "keyword"}


def test_several_and_none_are_arrays(make):
    assert len(json.loads("".join(csl_format.write([make(), make()])))) == 2
    assert json.loads("".join(csl_format.write([]))) == []
