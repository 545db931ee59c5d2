"""When an article was published: stated on the page, in its metadata or address; else derived from text and event."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from articles.ingest.dates import FoundDate, date_in_address, find_dates
from articles.ingest.day_words import DAY as WRITTEN_DAY
from articles.ingest.day_words import day_of
from articles.ingest.folding import folded
from articles.ingest.known import KnownEvent
from articles.ingest.types import Cleaned, Dating, Described, Evidence, Extracted
from articles.ingest.vocabulary import pattern

OPENING = 700  # characters of a text in which «today» means the day of printing
DATELINE = 160  # characters in which an agency's dateline stands
# «WUZHEN, Nov. 20 (Xinhua)», «新华社乌镇11月20日电», «ووتشن 20 نوفمبر 2024 (شينخوا)»
AGENCY = re.compile(
    rf"^\W{{0,3}}[日号]?\s*(?:[电讯]|消息|[(/]\s?{pattern('published', 'agencies')}"
    r"|(?:\([^)]{2,40}\)\s*)?(?:--|—|–|-)\s|\([^)]{2,40}\)\s*:)"
)
UPDATED, TODAY, YESTERDAY, TOMORROW, OPENED, CLOSED, FUTURE = (
    re.compile(pattern("published", section))
    for section in ("updated", "today", "yesterday", "tomorrow", "opened", "closed", "future")
)
WEEKDAYS = tuple(re.compile(pattern("weekdays", str(number))) for number in range(7))  # Monday is 0
_this_month = pattern("published", "this month")
THIS_MONTH_DAY = re.compile(rf"({WRITTEN_DAY})\s*{_this_month}|{_this_month}\s*({WRITTEN_DAY})")
DAY_ONLY = re.compile(r"(?<![\d月年.:/])(\d{1,2})日(?![内前后间])")
DAY = datetime.timedelta(days=1)


def stated(extracted: Extracted, cleaned: Cleaned) -> Dating | None:
    """The date that the page gives of itself: on a line of its own, in the dateline, in metadata, in the address."""
    found = [
        *on_lines(cleaned),
        *in_dateline(cleaned.body),
        *in_metadata(extracted.published),
        *in_address(cleaned.address),
    ]
    if not found:
        return None
    first = found[0]
    # Of two that name one day the more exact is better.
    finer = [other for other in found if other.precision == "minute" and other.iso.startswith(first.iso)]
    return finer[0] if finer and first.precision == "day" else first


def on_lines(cleaned: Cleaned) -> list[Dating]:
    """Lines such as «Published: ...»; those that speak of an update come last."""
    lines = sorted(cleaned.date_lines, key=lambda line: bool(UPDATED.search(folded(line).text)))
    return [
        dating
        for line in lines
        for date in find_dates(folded(line).text)
        if (dating := dated(date, "stated", Evidence(line[:300]), 0.95))
    ]


def in_dateline(body: str) -> list[Dating]:
    return [dating for date, evidence in datelines(body) if (dating := dated(date, "stated", evidence, 0.9))]


def datelines(body: str) -> Iterator[tuple[FoundDate, Evidence]]:
    """The date of an agency's dateline at the head of the text, with a year or without."""
    base = folded(body[:DATELINE])
    for date in find_dates(base.text)[:2]:
        if AGENCY.match(base.text[date.end :]):
            start, end = base.starts[date.start], base.ends[date.end - 1]
            yield date, Evidence(body[start:end], start, end)


def in_metadata(published: str) -> list[Dating]:
    dates = find_dates(folded(published).text)
    return [dating for date in dates[:1] if (dating := dated(date, "metadata", Evidence(published[:300]), 0.9))]


def in_address(address: str) -> list[Dating]:
    date = date_in_address(address)
    dating = dated(date, "address", Evidence(address[:300]), 0.85) if date else None
    return [dating] if dating else []


def dated(date: FoundDate, basis: str, evidence: Evidence, confidence: float) -> Dating | None:
    return Dating(date.iso, date.precision, basis, evidence, confidence) if date.iso else None


def derived(described: Described, event: KnownEvent | None) -> Dating | None:
    """What text and event say together where neither page nor address states a date; None where they say nothing."""
    if event is None:
        return None
    for date, evidence in datelines(described.body):
        day = in_year_of(date, event)
        if day and event.start - 60 * DAY <= day <= event.end + 30 * DAY:
            return Dating(day.isoformat(), "day", "derived", evidence, 0.85)
    base = folded(described.body[:OPENING])
    for start, end in clauses(base.text):
        clause = base.text[start:end]
        words = described.body[base.starts[start] : base.ends[end - 1]].strip()
        evidence = Evidence(words[:300], base.starts[start], base.ends[end - 1])
        if day := told(clause, event):
            return Dating(day.isoformat(), "day", "derived", evidence, 0.8)
    for start, end in clauses(base.text):
        clause = base.text[start:end]
        if not FUTURE.search(clause) and is_of_the_month(clause, event):
            words = described.body[base.starts[start] : base.ends[end - 1]].strip()
            evidence = Evidence(words[:300], base.starts[start], base.ends[end - 1])
            return Dating(f"{event.opened:%Y-%m}", "month", "derived", evidence, 0.6)
    return None


def clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[。！？!?؟\n]|(?<=[^\W\d_]{3})\.(?!\w{1,3}\.)", text):
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def told(clause: str, event: KnownEvent) -> datetime.date | None:
    """The day of printing, from «today», «yesterday» or «tomorrow» beside the opening, the closing or a weekday."""
    if TODAY.search(clause):
        shift = 0
    elif YESTERDAY.search(clause):
        shift = 1
    elif TOMORROW.search(clause):
        shift = -1
    else:
        return None
    weekdays = [number for number, names in enumerate(WEEKDAYS) if names.search(clause)]
    days = [event.start - DAY + DAY * number for number in range((event.end - event.start).days + 3)]
    if weekdays:
        fitting = [day for day in days if day.weekday() in weekdays]
        if event.opened in fitting and not CLOSED.search(clause):
            return event.opened + shift * DAY
        return fitting[0] + shift * DAY if len(fitting) == 1 else None
    if OPENED.search(clause):
        return event.opened + shift * DAY
    return event.end + shift * DAY if CLOSED.search(clause) else None


def is_of_the_month(clause: str, event: KnownEvent) -> bool:
    """Whether a day of the event is named as days of the current month are: without a year, or «23 of this month»."""
    dates = [date for date in find_dates(clause) if date.day and date.year is None]
    if any(event.start <= day <= event.end for date in dates if (day := in_year_of(date, event))):
        return True
    days = {day_of(day) for match in THIS_MONTH_DAY.finditer(clause) for day in match.groups() if day}
    if OPENED.search(clause) or CLOSED.search(clause):
        days.update(int(day) for day in DAY_ONLY.findall(clause))
    return any((event.start + DAY * number).day in days for number in range((event.end - event.start).days + 1))


def in_year_of(date: FoundDate, event: KnownEvent) -> datetime.date | None:
    if not date.day or date.year not in (None, event.start.year):
        return None
    try:
        return datetime.date(event.start.year, date.month, date.day)
    except ValueError:
        return None


def with_date(described: Described, event: KnownEvent | None) -> Described:
    """The text with its date derived where none is stated."""
    return described if described.published else replace(described, published=derived(described, event))
