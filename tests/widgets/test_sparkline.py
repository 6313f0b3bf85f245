"""The small picture of a figure's past."""

import re

import pytest

from dashboard.widgets.sparkline import sparkline


def points(picture):
    listed = re.search(r'points="([^"]+)"', picture)[1]
    return [tuple(float(each) for each in point.split(",")) for point in listed.split()]


def test_the_greatest_is_at_the_top_and_the_least_at_the_bottom():
    assert [(0, 38), (80, 20), (160, 2)] == points(sparkline([10, 15, 20]))


@pytest.mark.parametrize("value", [0, 7])
def test_what_has_not_moved_is_a_level_line_in_the_middle(value):
    assert [(0, 20), (160, 20)] == points(sparkline([value, value]))
