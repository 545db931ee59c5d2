"""Charts as values that a template prints as SVG: places and sizes in the units of the view box, no markup.

Years run from the side at which the reader's language begins.
"""

from dataclasses import dataclass

from articles.charts import mirrored
from articles.languages import Language
from articles.usage import Share, Usage

STEP = 24  # from one year to the next
BAR = 16
HEIGHT = 48


@dataclass(frozen=True)
class Bar:
    """`top` and `height` of the bar; `share` for its title. A height of 0 is a year without a mention."""

    x: int
    top: float
    height: float
    year: int
    share: Share


@dataclass(frozen=True)
class Strip:
    """One language's years."""

    language: Language
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """A strip a language, all drawn to one scale; `labels` are the years with the middle of their bars."""

    width: int
    height: int
    bar: int
    labels: tuple[tuple[int, int], ...]
    strips: tuple[Strip, ...]


def usage_chart(usage: Usage, direction: str) -> Chart:
    """`direction` is the interface's: rtl puts the first year at the right."""
    width = STEP * len(usage.years)

    def middle(number: int) -> int:
        return int(mirrored(number * STEP + STEP // 2, width, direction))

    def bar(number: int, share: Share) -> Bar:
        rate = share.rate or 0
        height = max(1.5, HEIGHT * rate / usage.highest) if rate else 0.0
        return Bar(middle(number) - BAR // 2, round(HEIGHT - height, 1), round(height, 1), usage.years[number], share)

    return Chart(
        width=width,
        height=HEIGHT,
        bar=BAR,
        labels=tuple((year, middle(number)) for number, year in enumerate(usage.years)),
        strips=tuple(
            Strip(language, tuple(bar(number, share) for number, share in enumerate(shares)))
            for language, shares in usage.rows
        ),
    )
