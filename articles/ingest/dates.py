"""Dates as the press writes them in the five languages: folded text -> the dates found in it, in order.

Pure: knows no article. Which date is the publication's is decided in `published`.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.ingest.folding import key

# Month names by number; Arabic has four sets (Roman, Syriac, Maghrebi, Moroccan), Romanian and English short forms.
MONTHS = {
    1: "january, jan, ianuarie, ian, يناير, كانون الثاني, جانفي",
    2: "february, feb, februarie, febr, فبراير, شباط, فيفري",
    3: "march, mar, martie, mart, مارس, آذار",
    4: "april, apr, aprilie, أبريل, إبريل, نيسان, أفريل",
    5: "may, mai, مايو, أيار, ماي",
    6: "june, jun, iunie, iun, يونيو, حزيران, جوان",
    7: "july, jul, iulie, iul, يوليو, تموز, جويلية, يوليوز",
    8: "august, aug, أغسطس, آب, أوت, غشت",
    9: "september, sep, sept, septembrie, سبتمبر, أيلول, شتنبر",
    10: "october, oct, octombrie, أكتوبر, تشرين الأول",
    11: "november, nov, noiembrie, noi, نوفمبر, تشرين الثاني, نونبر",
    12: "december, dec, decembrie, ديسمبر, كانون الأول, دجنبر",
}
MONTH_OF = {key(name): number for number, names in MONTHS.items() for name in names.split(",")}
HAN_DIGITS = {
    character: digit
    for digit, characters in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for character in characters
}
FIRST_YEAR, LAST_YEAR = 1990, 2099

# All that follows is matched in folded text, so it is written folded: الي for إلى. Romanian "mai" is also "more".
_name = "(?:" + "|".join(sorted((re.escape(name) for name in MONTH_OF), key=len, reverse=True)) + r")(?![^\W\d_])"
_name += r"(?<!\bmai(?=\s(?:mult|mar|mic|bun|putin|ales|tarziu|apoi)))"
# "نوفمبر/تشرين الثاني", "november (noiembrie)": a second name of the same month may follow.
_month = rf"(?P<month>{_name})\.?(?:\s*[/(]\s*{_name}(?:\s*\))?)?"
_year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_to = r"\s*(?:[-–—~至到]|to|until|and|si|الي|و|حتي)\s*"
_days = rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_to}(?P<last>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)?"
_time = (
    r"(?:[\st.,،|-]{0,3}(?:في|ora|at|الساعه)?\s*(?P<hour>\d{1,2})[:时点](?P<minute>\d{2})(?!\d)(?::\d\d)?"
    r"(?:\s?(?P<half>[ap])\.?m\b)?)?"
)
_before = r"(?:(?<!\d)(?P<hour0>\d{1,2}):(?P<minute0>\d{2})(?::\d{2})?[\s,،|-]{1,3})?"
_han = "〇零○一二三四五六七八九十廿卅"
_number = rf"(?:\d{{1,2}}|[{_han}]{{1,3}})"

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_before}(?<![\d.])(?P<year>(?:19|20)\d\d)\s?[-/.:年]\s?(?P<month>\d{{1,2}})\s?[-/.:月]\s?(?P<day>\d{{1,2}})(?!\d)(?:\s?[日号])?(?:\s?星期.)?{_time}",
        rf"(?:(?P<year>(?:19|20)\d\d|[〇零○一二三四五六七八九]{{4}}|民国\w{{2,3}})年)?(?P<month>{_number})月(?P<day>{_number})(?:日|号)?(?:[-–—~至到](?P<last>{_number}))?[日号]?{_time}",
        rf"(?P<year>(?:19|20)\d\d|[〇零○一二三四五六七八九]{{4}})年(?P<month>{_number})月",
        rf"{_before}{_days}(?:\s+(?:of|من))?(?:\s+شهر)?[\s-]+{_month}(?:[\s,،.-]+(?:عام|سنه|لعام|of|din)?\s*{_year})?{_time}",
        rf"{_before}(?<!\w){_month}[\s-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)(?:{_to}(?P<last>\d{{1,2}})(?!\d))?(?:[\s,،-]+{_year})?{_time}",
        rf"{_before}(?<![\d./-])(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>(?:19|20)\d\d)(?![\d/-]){_time}",
        rf"(?<!\w){_month}(?:\s+(?:عام|سنه|of|din))?[\s,،-]+{_year}",
    )
)
NUMBER = re.compile(r"\d|月")  # one of which stands in every date
ADDRESS_DATE = re.compile(r"(?<!\d)(20\d\d)(?:[-/_]?(0[1-9]|1[0-2]))(?:[-/_]?(0[1-9]|[12]\d|3[01]))?(?!\d)")


@dataclass(frozen=True)
class FoundDate:
    """A date in a text; `start` and `end` are offsets into the folded text it was found in."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int
    last_day: int | None = None  # of a span of days in one month
    time: datetime.time | None = None

    @property
    def iso(self) -> str | None:
        """As exact as it is; None without a year."""
        if self.year is None:
            return None
        if self.day is None:
            return f"{self.year}-{self.month:02}"
        day = f"{self.year}-{self.month:02}-{self.day:02}"
        return f"{day}T{self.time:%H:%M}" if self.time else day

    @property
    def precision(self) -> str:
        return "month" if self.day is None else "minute" if self.time else "day"


def find_dates(text: str) -> list[FoundDate]:
    """All dates of a folded text that are possible days; where two readings overlap, the longer."""
    if not NUMBER.search(text):
        return []
    taken = bytearray(len(text))
    chosen = []
    for date in sorted(readings(text), key=lambda date: (date.start - date.end, date.start)):
        if not any(taken[date.start : date.end]):
            taken[date.start : date.end] = b"\1" * (date.end - date.start)
            chosen.append(date)
    return sorted(chosen, key=lambda date: date.start)


def readings(text: str) -> Iterator[FoundDate]:
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year = number(parts["year"]) if parts.get("year") else None
            month = MONTH_OF.get(parts["month"]) or number(parts["month"])
            day = number(parts["day"]) if parts.get("day") else None
            if month > 12 and day and day <= 12:
                month, day = day, month  # 11/20/2024
            last = number(parts["last"]) if parts.get("last") else None
            hour, minute = parts.get("hour") or parts.get("hour0"), parts.get("minute") or parts.get("minute0")
            time = time_of(hour, minute, parts.get("half")) if hour and minute else None
            if is_day(year, month, day) and (last is None or is_day(year, month, last)):
                yield FoundDate(year, month, day, match.start(), match.end(), last, time if year and day else None)


def time_of(hour: str, minute: str, half: str | None) -> datetime.time | None:
    hours = int(hour) % 12 + 12 * (half == "p") if half else int(hour)
    return datetime.time(hours, int(minute)) if hours < 24 and int(minute) < 60 else None


def is_day(year: int | None, month: int, day: int | None) -> bool:
    try:
        datetime.date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return year is None or FIRST_YEAR <= year <= LAST_YEAR


def number(text: str) -> int:
    """The value of digits or of Chinese numerals: 二〇二四 is 2024, 二十一 is 21, 民国一一三 is 2024."""
    if text.startswith("民国"):
        return 1911 + number(text[2:])
    if text.isascii():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _ten, ones = text.partition("十")
        return 10 * (number(tens) if tens else 1) + (number(ones) if ones else 0)
    return int("".join(str(HAN_DIGITS.get(character, character)) for character in text) or 0)


def date_in_address(address: str) -> FoundDate | None:
    """The date in the path of an address: /2021/09/27/, /20210927/, /2021-09/27/, t20210927_1.html."""
    for match in ADDRESS_DATE.finditer(address.split("?")[0]):
        year, month, day = (int(part) if part else None for part in match.groups())
        if year and month and is_day(year, month, day):
            return FoundDate(year, month, day, match.start(), match.end())
    return None
