"""What the press wrote day by day around an event: the values of a chart and of the table behind it."""

import datetime
from collections import Counter
from dataclasses import dataclass

from articles.charts import drop_radius, place
from articles.items import Items
from articles.languages import LANGUAGES, Language
from articles.models import Event, Precision

# How far before and after an event the chart reaches, and how long an event's own span may be for it to make sense.
AROUND = datetime.timedelta(days=14)
LONGEST = datetime.timedelta(days=31)
STRAND_HEIGHT = 34  # pixels
CERTAIN = (Precision.DAY, Precision.MINUTE)


@dataclass(frozen=True)
class DayDrop:
    """What one language's press wrote on one day; `x` in hundredths of the chart's width, `y` in pixels."""

    day: datetime.date
    count: int
    x: str
    y: int
    radius: str


@dataclass(frozen=True)
class Strand:
    """One language: its line at `y` and the days on which its press wrote."""

    language: Language
    y: int
    drops: tuple[DayDrop, ...]


@dataclass(frozen=True)
class DayRow:
    """One day on which anything was written; `counts` in the order of LANGUAGES."""

    day: datetime.date
    counts: tuple[int, ...]


@dataclass(frozen=True)
class DaysChart:
    """Press items by day of publication, from `first` to `last`; `elsewhere` lie outside or have no certain day."""

    first: datetime.date
    last: datetime.date
    strands: tuple[Strand, ...]
    rows: tuple[DayRow, ...]
    elsewhere: int
    band_x: str  # of the event's own days, where it begins on the page
    band_width: str
    height: int


def days_around(event: Event, items: list[Items], direction: str) -> DaysChart | None:
    """The chart for a page that reads in `direction`; None where no press item has a certain day near."""
    if event.date_latest - event.date_earliest > LONGEST:
        return None
    first, last = event.date_earliest - AROUND, event.date_latest + AROUND
    found: Counter = Counter()
    elsewhere = 0
    for item in items:
        if item.press and item.precision in CERTAIN and first <= item.day <= last:
            found[item.day, item.language] += item.count
        elif item.press:
            elsewhere += item.count
    if not found:
        return None
    steps, most = (last - first).days + 1, max(found.values())

    def drop(day: datetime.date, count: int, y: int) -> DayDrop:
        x = place((day - first).days + 0.5, steps, direction)
        return DayDrop(day, count, f"{x:g}%", y, f"{drop_radius(count, most) * 0.6:.1f}")

    def strand(number: int, language: Language) -> Strand:
        y = number * STRAND_HEIGHT + STRAND_HEIGHT // 2
        days = sorted(day for day, code in found if code == language.code)
        return Strand(language, y, tuple(drop(day, found[day, language.code], y) for day in days))

    begins, ends = (place((day - first).days, steps, direction) for day in band(event))
    return DaysChart(
        first=first,
        last=last,
        strands=tuple(strand(number, language) for number, language in enumerate(LANGUAGES)),
        rows=tuple(
            DayRow(day, tuple(found[day, language.code] for language in LANGUAGES))
            for day in sorted({day for day, _code in found})
        ),
        elsewhere=elsewhere,
        band_x=f"{min(begins, ends):g}%",
        band_width=f"{abs(ends - begins):.2f}%",
        height=len(LANGUAGES) * STRAND_HEIGHT,
    )


def band(event: Event) -> tuple[datetime.date, datetime.date]:
    """From the beginning of the first day to the end of the last."""
    return event.date_earliest, event.date_latest + datetime.timedelta(days=1)
