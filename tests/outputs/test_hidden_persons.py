"""Nobody works out a small count of persons from the tables of the figures screen, taken together."""

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from dashboard.databases.masking import MASKED
from dashboard.databases.worked_out import is_small
from dashboard.outputs.register_figures.hiding import Tables, hide_few, hide_past

SOURCES = ("unknown", "staff", "interaction")
STATUSES = (("former", "expired"), ("former", "in_time"), ("potential", "in_time"))


def tables(sources, status):
    """The tables of a register whose persons are so many by source and by status."""
    return Tables(
        {"persons": sum(sources), "expired": status[0], "unknown_source": sources[0]},
        [{"relationship": a, "status": b, "persons": n} for (a, b), n in zip(STATUSES, status, strict=True)],
        [{"source": name, "persons": n} for name, n in zip(SOURCES, sources, strict=True)],
        [],
    )


def read(table):
    return [*table.register.values(), *(row["persons"] for row in (*table.sources, *table.status))]


def alike(seen, value, other):
    """Tell whether `other` could stand where `seen` is, even for who knows which of the hidden are small."""
    return (
        other == value
        if seen != MASKED
        else is_small(other) == is_small(value) and bool(other) == bool(value)
    )


def others(sources, status):
    """Every register near this one whose tables read alike."""
    plain = tables(sources, status)
    seen, true = read(hide_few(plain)), read(plain)
    steps = range(-3, 4)
    for a, b, c, d, e in product(steps, repeat=5):
        moved = [count + step for count, step in zip(sources, (a, b, c), strict=True)]
        rest = [status[0] + d, status[1] + e, sum(moved) - status[0] - d - status[1] - e]
        values = read(tables(moved, rest))
        if min(values) >= 0 and all(alike(*three) for three in zip(seen, true, values, strict=True)):
            yield values


@hypothesis_settings(max_examples=60)
@given(some.tuples(*[some.integers(0, 20)] * 3), some.integers(0, 60), some.integers(0, 60))
def test_no_count_of_persons_from_one_to_four_can_be_worked_out(sources, first, second):
    first = min(first, sum(sources))
    second = min(second, sum(sources) - first)
    status = (first, second, sum(sources) - first - second)
    true = read(tables(sources, status))
    left = {place for place, value in enumerate(true) if is_small(value)}

    for values in others(sources, status) if left and sum(sources) else ():
        left -= {place for place in left if values[place] != true[place]}
        if not left:
            break

    assert set() == left


def test_a_figure_that_a_hidden_source_stands_in_is_hidden_with_it():
    seen = hide_few(tables((50, 100, 2), (60, 50, 42)))

    assert {"unknown": MASKED, "staff": 100, "interaction": MASKED} == {
        row["source"]: row["persons"] for row in seen.sources
    }
    assert {"persons": 152, "expired": 60, "unknown_source": MASKED} == seen.register


def test_a_figure_that_leaves_but_a_few_of_all_persons_is_hidden():
    assert MASKED == hide_few(tables((50, 50, 50), (147, 3, 0))).register["expired"]


def test_the_past_of_a_hidden_figure_is_hidden_and_so_is_a_value_that_leaves_but_a_few():
    days = [date(2026, 11, 1), date(2026, 11, 8)]
    course = lambda *values: list(zip(days, values, strict=True))  # noqa: E731
    past = {"persons": course(100, 100), "expired": course(97, 90), "unknown_source": course(50, 50)}

    seen = hide_past(past, {"persons": 100, "expired": 90, "unknown_source": MASKED})

    assert {"persons": course(100, 100), "expired": course(None, 90)} == seen
