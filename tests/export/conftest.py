"""Records in memory: an export needs no database."""

import datetime

import pytest

from articles.export.record import Named, Outlet, Record


@pytest.fixture
def make():
    def make(**fields) -> Record:
        day = datetime.date(2024, 11, 20)
        defaults = {
            "id": "0abc1def",
            "address": "https://portal.example/a/0abc1def/",
            "kind": "press",
            "title": "運河上的燈籠",
            "title_devised": False,
            "language": "zh-Hant",
            "source": Outlet("canal-courier", "運河快報", "zh-Hant", "TW"),
            "byline": "王小明",
            "original": "https://press.example/a_b?c=1&d=%7E",
            "part": 1,
            "published": "2024-11-20",
            "earliest": day,
            "latest": day,
            "precision": "day",
            "basis": "stated",
            "event": Named("canal-2024", "Canal Summit", "en"),
            "speakers": (Named("ada-weaver", "Ada Weaver", "en"), Named("bo-li", "Bo; Li, Jr", "en")),
            "topics": (Named("lanterns", "lanterns", "en"),),
            "abstract": "Our own words.",
            "display": "full",
            "text": ("第一段。", "第二段。"),
            "story": "lanterns",
            "updated": datetime.datetime(2024, 11, 21, 8, 30, tzinfo=datetime.UTC),
        }
        return Record(**{**defaults, **fields})

    return make
