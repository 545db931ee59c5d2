"""A small authority for the tests of ingest: the conference's real events, and people and outlets that do not exist."""

import datetime
import hashlib

from articles.ingest.known import SERIES, Authority, KnownEvent, Name, Outlet
from articles.ingest.pipeline import read
from articles.ingest.types import Fetched, Reading
from tests import factories

DAYS = {
    "wic-2014": ("2014-11-19", "2014-11-21", 1),
    "wic-2015": ("2015-12-16", "2015-12-18", 2),
    "wic-2016": ("2016-11-16", "2016-11-18", 3),
    "wic-2017": ("2017-12-03", "2017-12-05", 4),
    "wic-2018": ("2018-11-07", "2018-11-09", 5),
    "wic-2019": ("2019-10-20", "2019-10-22", 6),
    "wic-2020": ("2020-11-23", "2020-11-24", 7),
    "wic-2021": ("2021-09-26", "2021-09-28", 8),
    "wic-2022": ("2022-11-09", "2022-11-11", 9),
    "wic-2023": ("2023-11-08", "2023-11-10", 10),
    "wic-2024": ("2024-11-19", "2024-11-22", 11),
    "wic-2025": ("2025-11-06", "2025-11-09", 12),
    "wic-org-founding-2022": ("2022-07-12", "2022-07-12", None),
    "hk-apac-2025": ("2025-04-14", "2025-04-15", None),
}
OPENINGS = {"wic-2024": "2024-11-20", "wic-2025": "2025-11-07"}
SERIES_OF = {"wic-org-founding-2022": "founding", "hk-apac-2025": "regional"}
PLACE_OF = {"wic-org-founding-2022": "beijing", "hk-apac-2025": "hong-kong"}

# (slug, kind): names in ar, zh-Hans, zh-Hant, ro, en; several parted by " / ".
NAMES = {
    (SERIES, "topic"): (
        "مؤتمر الإنترنت العالمي / المؤتمر العالمي للإنترنت / قمة ووتشن / قمة ووتشن لمؤتمر الإنترنت العالمي",
        "世界互联网大会 / 乌镇峰会 / 世界互联网大会乌镇峰会",
        "世界互聯網大會 / 世界網際網路大會 / 烏鎮峰會",
        "Conferința Mondială a Internetului / Summitul de la Wuzhen"
        " / Summitul de la Wuzhen al Conferinței Mondiale a Internetului",
        "World Internet Conference / World Internet Conference Wuzhen Summit / Wuzhen Summit",
    ),
    ("wic-2020", "event"): (
        "المؤتمر العالمي للإنترنت ومنتدى تطوير الإنترنت",
        "世界互联网大会·互联网发展论坛",
        "世界互聯網大會·互聯網發展論壇",
        "",
        "",
    ),
    ("wic-2022", "event"): ("قمة ووتشن لمؤتمر الإنترنت العالمي 2022", "2022年世界互联网大会乌镇峰会", "", "", ""),
    ("wic-2023", "event"): ("", "2023年世界互联网大会乌镇峰会", "", "", "2023 World Internet Conference Wuzhen Summit"),
    ("wic-2024", "event"): (
        "قمة ووتشن لمؤتمر الإنترنت العالمي 2024",
        "2024年世界互联网大会乌镇峰会",
        "2024年世界互聯網大會烏鎮峰會",
        "Summitul de la Wuzhen al Conferinței Mondiale a Internetului 2024",
        "2024 World Internet Conference Wuzhen Summit",
    ),
    ("wic-org-founding-2022", "event"): (
        "تأسيس المنظمة الدولية لمؤتمر الإنترنت العالمي",
        "世界互联网大会国际组织成立",
        "世界互聯網大會國際組織成立",
        "Înființarea Organizației Internaționale a Conferinței Mondiale a Internetului",
        "Inauguration of the World Internet Conference international organization",
    ),
    ("hk-apac-2025", "event"): (
        "",
        "2025年世界互联网大会亚太峰会",
        "2025年世界互聯網大會亞太峰會",
        "",
        "2025 World Internet Conference Asia-Pacific Summit",
    ),
    ("wic-org", "organisation"): (
        "المنظمة الدولية لمؤتمر الإنترنت العالمي",
        "世界互联网大会国际组织",
        "世界互聯網大會國際組織",
        "Organizația Internațională a Conferinței Mondiale a Internetului",
        "",
    ),
    ("wuzhen", "place"): ("ووتشن", "乌镇", "烏鎮", "Wuzhen", "Wuzhen"),
    ("beijing", "place"): ("بكين", "北京", "北京", "Beijing", "Beijing"),
    ("hong-kong", "place"): ("هونغ كونغ", "香港", "香港", "Hong Kong", "Hong Kong"),
    ("digital-economy", "topic"): (
        "الاقتصاد الرقمي",
        "数字经济",
        "數字經濟 / 數位經濟",
        "economia digitală",
        "digital economy",
    ),
    ("artificial-intelligence", "topic"): (
        "الذكاء الاصطناعي",
        "人工智能",
        "人工智能 / 人工智慧",
        "inteligența artificială",
        "artificial intelligence",
    ),
    ("zhou-mingde", "speaker"): ("تشو مينغ ده", "周明德", "周明德", "Zhou Mingde", "Zhou Mingde"),
    ("lin-haiyan", "speaker"): ("لين هاي يان", "林海燕", "林海燕", "Lin Haiyan", "Lin Haiyan"),
    ("pavel-morar", "speaker"): ("بافل مورار", "帕维尔·莫拉尔", "帕維爾·莫拉爾", "Pavel Morar", "Pavel Morar"),
    ("sofia-lindqvist", "speaker"): (
        "صوفيا ليندكفيست",
        "索菲娅·林德奎斯特",
        "索菲婭·林德奎斯特",
        "Sofia Lindqvist",
        "Sofia Lindqvist",
    ),
}
LANGUAGES = ("ar", "zh-Hans", "zh-Hant", "ro", "en")
THEMES = {"wic-2019": (("zh-Hans", "智能互联 开放合作——携手共建网络空间命运共同体"),)}


def reading(text: str | bytes, media_type: str = "text/plain") -> Reading:
    """A text as ingest reads it in this world."""
    data = text if isinstance(text, bytes) else text.encode()
    return read(Fetched("a.txt", data, hashlib.sha256(data).hexdigest(), media_type), authority())


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def authority() -> Authority:
    """The world as the value that the linker takes."""
    events = [
        KnownEvent(
            slug=slug,
            series=SERIES_OF.get(slug, "summit"),
            start=day(start),
            end=day(end),
            opening=day(OPENINGS.get(slug, start)),
            edition=edition,
            place=PLACE_OF.get(slug, "wuzhen"),
            themes=THEMES.get(slug, ()),
        )
        for slug, (start, end, edition) in DAYS.items()
    ]
    names = [
        Name(slug, kind, language, text)
        for (slug, kind), row in NAMES.items()
        for language, texts in zip(LANGUAGES, row, strict=True)
        for text in filter(None, texts.split(" / "))
    ]
    outlets = (Outlet("harbour-post", ("The Harbour Post",), ("www.harbourpost.example",)),)
    return Authority(tuple(sorted(events, key=lambda event: event.start)), tuple(names), outlets)


def populate() -> None:
    """The same world as rows."""
    terms = {}
    for slug, kind in NAMES:
        if kind == "event":
            continue
        term = factories.speaker(slug=slug) if kind == "speaker" else factories.term(kind, slug=slug)
        terms[slug] = term
    for slug, (start, end, edition) in DAYS.items():
        terms[slug] = factories.event(
            slug=slug,
            series=SERIES_OF.get(slug, "summit"),
            date_earliest=day(start),
            date_latest=day(end),
            date_precision="day" if start == end else "range",
            opening=day(OPENINGS.get(slug, start)),
            edition=edition,
            place=terms[PLACE_OF.get(slug, "wuzhen")],
        )
    for (slug, _kind), row in NAMES.items():
        for language, texts in zip(LANGUAGES, row, strict=True):
            for number, text in enumerate(filter(None, texts.split(" / "))):
                factories.label(terms[slug], language, text, type="variant" if number else "preferred")
    factories.source(slug="harbour-post", name="The Harbour Post", hosts="www.harbourpost.example")
