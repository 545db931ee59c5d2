"""The geometry of the charts: plain numbers, which templates print into the attributes of SVG. A leaf."""

from math import sqrt

# Radii of drops on a field of 32 by 32: the smallest still holds a figure, the largest leaves a margin.
SMALLEST, LARGEST = 8.0, 15.0


def drop_radius(count: int, most: int) -> float:
    """The radius of the drop that stands for `count` items, at least 1, where the largest stands for `most`.

    Its area grows evenly with the count, for the eye compares areas.

    >>> [drop_radius(count, 9) for count in (1, 5, 9)]
    [8.0, 12.0, 15.0]
    """
    share = (count - 1) / (most - 1) if most > 1 else 0
    return round(sqrt(SMALLEST**2 + share * (LARGEST**2 - SMALLEST**2)), 1)


def place(step: float, steps: int, direction: str) -> float:
    """Where a step of `steps` stands on a line, in hundredths of its length, from the side where reading starts.

    SVG has no inline start of its own; half a step is the middle of one.

    >>> place(0.5, 4, "ltr"), place(0.5, 4, "rtl")
    (12.5, 87.5)
    """
    return round(mirrored(100 * step / steps, 100, direction), 2)


def mirrored(along: float, length: float, direction: str) -> float:
    """A distance from the side where reading starts, as one from the left; `length` is that of the whole line."""
    return length - along if direction == "rtl" else along
