"""Lines about the text: editor, author, source, date. All leave the text; what they say is kept as metadata."""

import re
from dataclasses import dataclass

from articles.ingest.dates import FoundDate, find_dates
from articles.ingest.folding import HAN, alternatives, folded
from articles.ingest.types import Reason

EDITOR = """
责任编辑, 责编, 编辑, 本文编辑, 值班编辑, 执行编辑, 网络编辑, 网站编辑, 见习编辑, 实习编辑, 助理编辑, 版面编辑, 编审, 审校, 校对, 校审, 审核, 初审, 复审, 终审, 一审, 二审, 三审, 监制, 总监制, 主编, 副主编,
执行主编, 总编辑, 总编, 美编, 排版, 策划, 统筹, 出品, 值班主编, 制作, 编译, 翻译, 译者, 录入, 编务,
editor, editors, web editor, web editors, online editor, managing editor, edited by, reviewed by, proofread by, compiled by, produced by, translated by, editor in charge, responsible editor,
redactor, redactor șef, redactor-șef, editat de, editor coordonator, corectură, corector, responsabil de ediție, traducere, traducere de, tehnoredactare,
تحرير, المحرر, محرر, محرر الخبر, التحرير, تدقيق, تدقيق لغوي, مراجعة, إشراف, إعداد وتحرير, رئيس التحرير, مدير التحرير, ترجمة, المترجم
"""
AUTHOR = """
作者, 撰文, 撰稿, 撰稿人, 文字, 记者, 本报记者, 本网记者, 本刊记者, 特约记者, 见习记者, 通讯员, 评论员, 本报评论员, 文/, 文 /, 文|,
by, de, author, authors, written by, reported by, reporter, reporters, correspondent, staff writer, staff reporter, byline, story by, words by,
autor, autori, autorul, scris de, articol de, articol scris de, text de, text, reporter, corespondent, a consemnat, semnat de, de la corespondentul,
بقلم, كتب, كتبت, الكاتب, الكاتبة, كاتب المقال, إعداد, تقرير, المراسل, مراسل, المؤلف, أعده, أعدته
"""
AUTHOR_NOTE = re.compile(
    r"\W*(?:作者|本文作者)(?:为|系|是|单位|简介)|\W*(?:the (?:author|writer) is|about the author)\b|\W*(?:autorul|autoarea) este\b|\W*(?:الكاتب|كاتب المقال|المؤلف)\s(?:هو|باحث|خبير|صحفي)"
)
SOURCE = """
来源, 稿件来源, 文章来源, 新闻来源, 信息来源, 消息来源, 内容来源, 资料来源, 稿源, 转自, 转载自, 转载于, 摘自, 选自, 出处, 原载, 原文链接, 原文地址, 来源链接, 来源网址, 供稿, 本文来源, 发布单位, 发布机构,
source, sources, article source, news source, via, from, originally published by, originally published in, originally published on, first published in, courtesy of, original link, source link, published by, publisher,
sursa, sursă, sursele, sursa știrii, sursa articolului, sursa informației, preluat de pe, preluare, preluat din, articol preluat, publicat de, link original, sursa originală,
المصدر, المصدر الأصلي, مصدر, مصدر الخبر, نقلا عن, المصادر, الناشر, رابط المصدر, الرابط الأصلي
"""
DATE = """
发布时间, 发布日期, 发表时间, 发表日期, 发表于, 发布于, 更新时间, 更新日期, 更新于, 时间, 日期, 编辑时间, 上传时间, 录入时间, 出版日期, 添加时间, 首发, 刊登于, 发稿时间, 发布, 更新,
published, published on, published at, publish date, publication date, date published, release date, released on, release time, post time, posted, posted on, posted at, updated, updated on, updated at, last updated, last updated on,
last modified, date, created, created on, added on, uploaded, first published, issue date, time of publication,
ora postării, data postării, postat, postat la, postat pe, postat de, postat în, publicat, publicat la, publicat pe, publicat în, publicat în data de, data publicării, actualizat, actualizat la, ultima actualizare, ultima modificare, actualizare, adăugat, adăugat la, modificat, modificat la, data apariției, scris la,
تاريخ النشر, تاريخ الإصدار, نشر في, نشرت في, نشر بتاريخ, نشر, تم النشر, تم النشر في, آخر تحديث, آخر تعديل, تحديث, تم التحديث, تم التحديث في, التاريخ, تاريخ, وقت النشر, أضيف في, أضيف بتاريخ, بتاريخ, كتب في, حدث في, صدر في, أنشئ في
"""
# Words that go with a date and tell nothing of what it is the date of.
FILLERS = """
北京时间, bjt, gmt, utc, cst, est, edt, et, hkt, am, pm, a.m, p.m, on, at, time, data, ora, la, la data de, în, الوقت, بتوقيت, غرينتش, توقيت, بكين, الساعة, صباحا, مساء, في, ص, م, هـ, الموافق
"""
WEEKDAYS = """
星期一, 星期二, 星期三, 星期四, 星期五, 星期六, 星期日, 星期天, 周一, 周二, 周三, 周四, 周五, 周六, 周日, 礼拜一,
monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun,
luni, marți, miercuri, joi, vineri, sâmbătă, duminică,
الاثنين, الإثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد, يوم
"""
_colon = r"\s*[:：|丨/\-–—]\s*"
BRACKETS = r"[\s【】\[\]()（）〔〕<>《》*·•|\-–—]*"
LABELLED_EDITOR = re.compile(rf"{BRACKETS}{alternatives(EDITOR)}(?:{_colon}|(?<=by)\s|(?<=de)\s)\s*(?P<name>.*)")
BRACKETED_EDITOR = re.compile(rf"[【\[(（]\s*{alternatives(EDITOR)}[\s:：|/]+[^】\])）]{{1,40}}[】\])）]")
LABELLED_AUTHOR = re.compile(rf"{BRACKETS}{alternatives(AUTHOR)}\s*(?:[:：|丨/\-–]\s*|(?=\s))(?P<name>.+)")
LABELLED_SOURCE = re.compile(rf"(?<![^\W{HAN}]){alternatives(SOURCE)}\s*[:：丨]\s*(?P<name>.*)")
DATE_WORDS = re.compile(alternatives(DATE))
WEEKDAY = re.compile(alternatives(WEEKDAYS + "," + FILLERS))
CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|[+-]\d\d:?\d\d")
ADDRESS = re.compile(r"https?://[^\s<>\"'，。、）)]+")
LONGEST = 160
LONGEST_NAME = 40  # in letters as `weight` counts them: longer, and the line says something
EDGE_NAME = 25  # of an outlet or a place beside a date without a label
EDGES = " \t\u3000:：-–—()（）[]【】,，.|丨/·"
NEXT_FACT = re.compile(r"\s{2,}|[|丨;；]|\s(?:作者|编辑|责任编辑|author|autor|editor|by)\b")
PARTICLES = frozenset("and și si de von van al bin the of for in".split())
SENTENCE_END = re.compile(r"[。!?؟！？]\s*$|(?<=\w{3})\.\s*$")


ORIGINAL_TITLE = re.compile(
    rf"\W*{alternatives('原标题, 原题, 英文标题, original title, original headline, titlul original, العنوان الأصلي')}\s*:"
)
# A line of a table of dates ("20 November 2024: opening") looks like a date line but for the colon after the date.
ENTRY = re.compile(r"\s*[:：]")


@dataclass(frozen=True)
class Credit:
    """What a line about the text says; `reason` is the first of editor, date, source, byline that it holds."""

    reason: Reason
    source: str = ""
    byline: str = ""
    address: str = ""


def credit(text: str, at_edge: bool = False) -> Credit | None:
    """What a line says of date, source, author or editor; None for any other line.

    At the edge of a text (above its first paragraph, below its last) a date beside a short name will do without a label.
    """
    if len(text) > LONGEST:
        return None
    address = match[0] if (match := ADDRESS.search(text)) else ""
    text = text.replace(address, " " * len(address))
    base = folded(text)
    line = base.text
    if LABELLED_EDITOR.match(line) or BRACKETED_EDITOR.fullmatch(line.strip(" .。")):
        return Credit(Reason.EDITOR)
    if AUTHOR_NOTE.match(line):
        return Credit(Reason.BYLINE)
    if SENTENCE_END.search(line):
        return None
    if ORIGINAL_TITLE.match(line) or (address and weight(line) <= LONGEST_NAME):
        return Credit(Reason.SOURCE, address=address)

    def name(start: int, end: int) -> str:
        return text[base.starts[start] : base.ends[end - 1]].strip(EDGES) if end > start else ""

    dates = find_dates(line)
    rest = without(line, dates)
    source = LABELLED_SOURCE.search(line)
    if source:
        end = source.start("name") + len(
            NEXT_FACT.split(without(source["name"], find_dates(source["name"])))[0].rstrip()
        )
        source_name = name(source.start("name"), end)
    labelled = bool(source) or bool(DATE_WORDS.search(line))
    if (
        dates
        and weight(rest) <= LONGEST_NAME
        and not ENTRY.match(line, dates[0].end)
        and (labelled or (at_edge and dates[0].year and weight(rest) <= EDGE_NAME) or weight(rest) <= 4)
    ):
        if not source:
            start = len(rest) - len(rest.lstrip(EDGES))
            source_name = name(start, start + len(NEXT_FACT.split(rest[start:])[0].rstrip()))
        return Credit(Reason.DATE, source=source_name, address=address)
    if source and weight(line[: source.start()]) <= LONGEST_NAME:
        return Credit(Reason.SOURCE, source=source_name, address=address)
    author = LABELLED_AUTHOR.match(line)
    if author and is_name(byline := name(author.start("name"), author.end("name"))):
        return Credit(Reason.BYLINE, byline=byline)
    return None


def without(line: str, dates: list[FoundDate]) -> str:
    """The line with blanks for its dates, clock times, weekdays and the words that go with them; its length stays."""
    for date in dates:
        line = line[: date.start] + " " * (date.end - date.start) + line[date.end :]
    for words in (CLOCK, DATE_WORDS, WEEKDAY):
        line = words.sub(lambda match: " " * len(match[0]), line)
    return line


def weight(text: str) -> float:
    """Letters of the text; a Chinese character says as much as two and a half letters."""
    return sum(2.5 if character >= "\u2e80" else 1 for character in text if character.isalpha())


def is_name(text: str) -> bool:
    """A name or two: few words, each with a capital where the script has them, and no sentence."""
    words = [word for word in text.split() if word.lower() not in PARTICLES]
    return (
        1 < weight(text) <= LONGEST_NAME
        and len(words) <= 6
        and not re.search(r"[\d。!?؟;；:，]", text)
        and not any(word[0].islower() for word in words)
    )
