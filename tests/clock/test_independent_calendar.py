"""The clock against a second calendar that shares nothing with it: own Easter, own holidays, day numbers."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.clock import ClockPolicy, Facts, deadline, public_holidays
from dashboard.vocabulary import Right

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WITH_EVES = ClockPolicy(eves_are_working_days=False)
FIRST, LAST = date(2018, 5, 25), date(2035, 12, 31)  # from the day on which the Regulation applies


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)


def first_saturday_from(day: date) -> date:
    return day + timedelta(days=(6 - day.isoweekday()) % 7)


def holidays_of(year: int) -> set[date]:
    fixed = {date(year, month, day) for month, day in ((1, 1), (1, 6), (5, 1), (12, 6), (12, 25), (12, 26))}
    movable = {easter(year) + timedelta(days=days) for days in (-2, 0, 1, 39, 49)}
    saturdays = {first_saturday_from(date(year, 6, 20)), first_saturday_from(date(year, 10, 31))}
    return fixed | movable | saturdays


def eves_of(year: int) -> set[date]:
    return {first_saturday_from(date(year, 6, 20)) - timedelta(days=1), date(year, 12, 24)}


def is_leap(year: int) -> bool:
    return (year % 4 == 0 and year % 100 != 0) or year % 400 == 0


def months_later(start: date, months: int) -> date:
    number = start.year * 12 + start.month - 1 + months
    year, month = number // 12, number % 12
    length = LENGTHS[month] + (1 if month == 1 and is_leap(year) else 0)
    return date(year, month + 1, min(start.day, length))


def next_working_day(day: date, *, eves_roll: bool) -> date:
    closed = holidays_of(day.year) | holidays_of(day.year + 1)
    closed |= eves_of(day.year) if eves_roll else set()
    while day.isoweekday() > 5 or day in closed:
        day = date.fromordinal(day.toordinal() + 1)
    return day


def every_day() -> list[date]:
    return [date.fromordinal(number) for number in range(FIRST.toordinal(), LAST.toordinal() + 1)]


@pytest.mark.parametrize("year", range(2018, 2037))
def test_both_calendars_know_the_same_holidays(year):
    assert set(public_holidays(year)) == holidays_of(year)


@pytest.mark.parametrize(("months", "eves_roll"), list(product((1, 3), (False, True))))
def test_every_day_of_receipt_gives_the_same_due_date(months, eves_roll):
    policy = ClockPolicy(reply_months=months, eves_are_working_days=not eves_roll)

    for received in every_day():
        due = deadline(Facts(right=Right.ACCESS, received=received), policy).due

        assert due == next_working_day(months_later(received, months), eves_roll=eves_roll)


@given(
    received=some.dates(FIRST, LAST),
    told_after=some.none() | some.integers(0, 60),
    asked_after=some.integers(0, 12),
    answered_after=some.none() | some.integers(0, 40),
    refused=some.booleans(),
    eves_roll=some.booleans(),
)
def test_extension_and_pause_agree_with_the_second_calendar(
    *, received, told_after, asked_after, answered_after, refused, eves_roll
):
    policy = WITH_EVES if eves_roll else ClockPolicy()
    asked = received + timedelta(days=asked_after)
    told = None if told_after is None else received + timedelta(days=told_after)
    verified = None if answered_after is None else asked + timedelta(days=answered_after)

    found = deadline(
        Facts(
            right=Right.ERASURE,
            received=received,
            identity_asked=asked,
            identity_verified=verified,
            doubt_reason="an unknown address",
            extension_told=told,
            extension_reason="many systems",
            refused=refused,
        ),
        policy,
    )

    ask_by = received
    for _ in range(3):
        ask_by = next_working_day(ask_by + timedelta(days=1), eves_roll=eves_roll)
    base = next_working_day(months_later(received, 1), eves_roll=eves_roll)
    extended = told is not None and told <= base and not refused
    paused = answered_after if answered_after and asked <= ask_by else 0
    raw = months_later(received, 3 if extended else 1) + timedelta(days=paused)
    assert found.due == next_working_day(raw, eves_roll=eves_roll)
    assert (found.base_due, found.extension_counted, found.paused_days) == (base, extended, paused)
