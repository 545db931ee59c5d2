"""The geometry of the charts."""

from itertools import pairwise
from math import pi

import pytest

from articles.charts import LARGEST, SMALLEST, drop_radius, place


@pytest.mark.parametrize("most", [1, 2, 9, 1000])
def test_every_drop_fits_its_field(most):
    assert drop_radius(1, most) == SMALLEST
    assert SMALLEST <= drop_radius(most, most) <= LARGEST


def test_areas_grow_evenly():
    areas = [pi * drop_radius(count, 5) ** 2 for count in range(1, 6)]
    steps = [later - earlier for earlier, later in pairwise(areas)]
    assert max(steps) - min(steps) < 0.02 * max(areas)  # radii are rounded to a tenth


def test_a_line_read_from_the_right_is_the_mirror_of_one_read_from_the_left():
    for step in (0, 0.5, 3, 7):
        assert place(step, 7, "ltr") + place(step, 7, "rtl") == 100
