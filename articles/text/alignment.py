"""Which paragraphs of two versions of a text stand next to each other: by their lengths alone, so in any languages.

After Gale and Church (1993), "A program for aligning sentences in bilingual corpora": translations keep the proportions
of a text. Lengths are shares of the whole, so that a language that writes shorter is no obstacle. A leaf.
"""

from collections.abc import Sequence
from itertools import zip_longest

Row = tuple[tuple[str, ...], tuple[str, ...]]
# How many paragraphs of each side one row may hold, and what that costs in shares of the text.
BEADS = (((1, 1), 0.0), ((1, 2), 0.02), ((2, 1), 0.02), ((1, 0), 0.05), ((0, 1), 0.05))
MOST = 40_000  # pairs compared: longer texts stand by their numbers


def aligned(one: Sequence[str], other: Sequence[str]) -> list[Row]:
    """All paragraphs of both, in order, as rows of neighbours; one side of a row may be empty.

    >>> aligned(["aaaa", "bbbb"], ["xxxxxxxx", "yyy", "zzzz"])
    [(('aaaa',), ('xxxxxxxx',)), (('bbbb',), ('yyy', 'zzzz'))]
    """
    if not one or not other or len(one) * len(other) > MOST:
        return [(filled(left), filled(right)) for left, right in zip_longest(one, other)]
    costs = least_costs(shares(one), shares(other))
    rows, i, j = [], len(one), len(other)
    while i or j:
        left, right = costs[i][j][1]
        rows.append((tuple(one[i - left : i]), tuple(other[j - right : j])))
        i, j = i - left, j - right
    return rows[::-1]


def filled(paragraph: str | None) -> tuple[str, ...]:
    return () if paragraph is None else (paragraph,)


def shares(paragraphs: Sequence[str]) -> list[float]:
    whole = sum(map(len, paragraphs)) or 1
    return [len(paragraph) / whole for paragraph in paragraphs]


def least_costs(one: list[float], other: list[float]) -> list[list[tuple[float, tuple[int, int]]]]:
    """For each pair of beginnings the least cost of pairing them, and the last row that it takes."""
    nowhere = (float("inf"), (0, 0))
    costs = [[nowhere] * (len(other) + 1) for _row in range(len(one) + 1)]
    costs[0][0] = (0.0, (0, 0))

    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            for (left, right), penalty in BEADS:
                if left <= i and right <= j and (left or right):
                    apart = abs(sum(one[i - left : i]) - sum(other[j - right : j]))
                    cost = costs[i - left][j - right][0] + penalty + apart
                    costs[i][j] = min(costs[i][j], (cost, (left, right)), key=lambda found: found[0])
    return costs
