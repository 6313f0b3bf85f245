"""Nobody works out a small count of requests by adding and subtracting what is shown."""

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from dashboard.databases.masking import MASKED, is_small
from dashboard.widgets.hidden_requests import hide_few

MONTHS = (date(2026, 10, 1), date(2026, 11, 1))


def shown(late, waiting, closed, received):
    """What a manager sees where all requests came in the two months; the second month has the rest."""
    rest = late + waiting + sum(closed) - received
    by_month = dict(zip(MONTHS, zip((received, rest), closed, strict=True), strict=True))
    states, months = hide_few(late + waiting, late, sum(closed), by_month)
    return *states, *(count for month in months.values() for count in month)


def plain(late, waiting, closed, received):
    rest = late + waiting + sum(closed) - received
    return late + waiting, late, sum(closed), received, closed[0], rest, closed[1]


def alike(seen, value, other):
    """Tell whether `other` could stand where `seen` is, even for who knows which of the hidden are small."""
    return (
        other == value
        if seen != MASKED
        else is_small(other) == is_small(value) and bool(other) == bool(value)
    )


def others(case):
    """Every table near this one that reads alike: somebody knows that no request is older than two months."""
    read, true = shown(*case), plain(*case)
    late, waiting, closed, received = case
    for a, b, c, d, e in product(range(-3, 4), repeat=5):
        values = plain(late + a, waiting + b, (closed[0] + c, closed[1] + d), received + e)
        possible = min(values) >= 0 and waiting + b >= 0
        if possible and all(alike(*three) for three in zip(read, true, values, strict=True)):
            yield values


@given(some.tuples(*[some.integers(0, 12)] * 4), some.integers(0, 40))
def test_no_count_of_requests_from_one_to_four_can_be_worked_out(numbers, received):
    late, waiting, *closed = numbers
    case = late, waiting, tuple(closed), min(received, sum(numbers))
    true = plain(*case)
    left = {place for place, value in enumerate(true) if is_small(value)}

    for values in others(case) if left else ():
        left -= {place for place in left if values[place] != true[place]}
        if not left:
            break

    assert set() == left
