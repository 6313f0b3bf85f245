"""Helsinki dates, holidays without the eves, working days and months."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dashboard.clock import (
    add_months,
    add_working_days,
    closed_days,
    eve_name,
    helsinki_date,
    is_working_day,
    public_holidays,
    roll_back,
    roll_forward,
)
from dashboard.vocabulary import Refused


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (datetime(2026, 9, 9, 20, 59, tzinfo=UTC), date(2026, 9, 9)),
        (datetime(2026, 9, 9, 21, 0, tzinfo=UTC), date(2026, 9, 10)),  # summer: three hours ahead
        (datetime(2026, 12, 31, 21, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 22, 0, tzinfo=UTC), date(2027, 1, 1)),  # winter: two hours ahead
        (datetime(2026, 3, 28, 22, 0, tzinfo=UTC), date(2026, 3, 29)),  # the night of the spring change
        (datetime(2026, 10, 24, 20, 59, tzinfo=UTC), date(2026, 10, 24)),  # the night of the autumn change
        (datetime(2026, 10, 25, 21, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 9, 10, 0, 30, tzinfo=timezone(timedelta(hours=3))), date(2026, 9, 10)),
        (datetime(2026, 9, 9, 21, 30), date(2026, 9, 10)),  # stored instants are naive UTC
    ],
)
def test_an_instant_falls_on_its_helsinki_date(instant, expected):
    assert helsinki_date(instant) == expected


def test_a_year_has_thirteen_public_holidays_and_neither_eve():
    assert list(sorted(public_holidays(2026))) == [  # noqa: C413 - a mapping's keys, in order
        date(2026, 1, 1),
        date(2026, 1, 6),
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 6, 20),
        date(2026, 10, 31),
        date(2026, 12, 6),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


@pytest.mark.parametrize("year", [1991, 2100])
def test_a_year_whose_holidays_are_unknown_is_refused(year):
    with pytest.raises(Refused, match="1992 to 2099"):
        is_working_day(date(year, 3, 1))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 6, 19), "Midsummer Eve"),
        (date(2027, 6, 25), "Midsummer Eve"),  # the latest possible
        (date(2026, 6, 26), None),  # the Friday after
        (date(2026, 6, 20), None),
        (date(2026, 12, 24), "Christmas Eve"),
        (date(2026, 12, 23), None),
    ],
)
def test_an_eve_has_a_name(day, name):
    assert eve_name(day) == name


@pytest.mark.parametrize("eve", [date(2026, 6, 19), date(2026, 12, 24)])
def test_an_eve_is_a_working_day_unless_the_policy_says_otherwise(eve):
    assert is_working_day(eve)
    assert not is_working_day(eve, eves_are_working_days=False)


def test_rolling_forward_passes_the_whole_of_easter():
    assert roll_forward(date(2026, 4, 3)) == date(2026, 4, 7)


def test_rolling_leaves_a_working_day_where_it_is():
    assert roll_forward(date(2026, 4, 7)) == roll_back(date(2026, 4, 7)) == date(2026, 4, 7)


def test_rolling_back_passes_the_whole_of_easter():
    assert roll_back(date(2026, 4, 6)) == date(2026, 4, 2)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 4, 1), 3, date(2026, 4, 8)),  # over Easter
        (date(2026, 4, 4), 1, date(2026, 4, 7)),  # from a Saturday
        (date(2026, 4, 8), -3, date(2026, 4, 1)),
        (date(2026, 4, 5), -1, date(2026, 4, 2)),  # from a Sunday
        (date(2026, 4, 4), 0, date(2026, 4, 4)),
    ],
)
def test_working_days_are_added_and_taken_away(start, count, expected):
    assert add_working_days(start, count) == expected


def test_working_days_skip_the_eves_where_the_policy_says_so():
    assert add_working_days(date(2026, 12, 23), 1, eves_are_working_days=False) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2028, 1, 30), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_months_keep_the_day_number_or_end_with_the_month(start, months, expected):
    assert add_months(start, months) == expected


@pytest.mark.parametrize("eves_are_working_days", [True, False])
def test_the_closed_days_are_those_on_which_no_work_is_done_but_weekends(eves_are_working_days):
    closed = set(closed_days(2027, eves_are_working_days=eves_are_working_days))

    for day in (date(2024, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1)):
        works = is_working_day(day, eves_are_working_days=eves_are_working_days)
        assert works == (day.weekday() < 5 and day not in closed)
    assert date(2027, 12, 31) >= max(closed)
