"""Finnish calendar: Helsinki dates, statutory public holidays, working days, calendar months."""

import calendar
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

import holidays

from dashboard.vocabulary import Refused

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
FIRST_YEAR: Final = 1992  # Epiphany and Ascension Day stand where they stand today
LAST_YEAR: Final = 2099
_ONE_DAY = timedelta(days=1)


def as_helsinki(instant: datetime) -> datetime:
    """Return `instant` in Helsinki time. A naive instant is UTC, as everything stored is."""
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(HELSINKI)


def to_utc(instant: datetime) -> datetime:
    """Return an instant that carries its offset in UTC; raise `Refused` for a naive one: it is ambiguous."""
    if instant.utcoffset() is None:
        raise Refused(
            "{instant} has no offset from UTC. Write it out, as in 2026-10-23T12:00+03:00.",
            instant=instant.isoformat(),
        )
    return instant.astimezone(UTC)


def helsinki_date(instant: datetime) -> date:
    """Return the calendar date in Helsinki at `instant` (naive: UTC)."""
    return as_helsinki(instant).date()


def eve_name(day: date) -> str | None:
    """Return the English name of Midsummer Eve or Christmas Eve: neither is a public holiday."""
    if (day.month, day.day) == (12, 24):
        return "Christmas Eve"
    if (6, 19) <= (day.month, day.day) <= (6, 25) and day.weekday() == calendar.FRIDAY:
        return "Midsummer Eve"
    return None


def known_year(year: int) -> int:
    """Return `year`; raise `Refused` when its holidays are not known."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(
            "The calendar knows the years {first} to {last}, not {year}. Check the date.",
            first=str(FIRST_YEAR),
            last=str(LAST_YEAR),
            year=str(year),
        )
    return year


@cache
def public_holidays(year: int) -> Mapping[date, str]:
    """Return the statutory public holidays of a year with their English names, the two eves left out.

    Reg. 1182/71 art. 2(1). Raises `Refused` for a year outside `FIRST_YEAR` to `LAST_YEAR`.
    """
    named = holidays.country_holidays("FI", years=known_year(year), language="en_US")
    # Two may fall together, as Ascension Day and Vappu in 2008: the first names the day.
    return MappingProxyType({day: named.get_list(day)[0] for day in named if not eve_name(day)})


def is_working_day(day: date, *, eves_are_working_days: bool = True) -> bool:
    """Tell whether `day` is a working day: no Saturday, Sunday or public holiday (Reg. 1182/71 art. 2(2)).

    With `eves_are_working_days` off the two eves are none: acts before an authority (Act 150/1930 § 5).
    """
    if day.weekday() >= calendar.SATURDAY or day in public_holidays(day.year):
        return False
    return eves_are_working_days or not eve_name(day)


def closed_days(last_year: int, *, eves_are_working_days: bool = True) -> list[date]:
    """Return every day from `FIRST_YEAR` to `last_year` that is no working day although it is no weekend's.

    For queries that move many limits at once (Reg. 1182/71 art. 2(2)).
    """
    first = date(FIRST_YEAR, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(known_year(last_year), 12, 31) - first).days + 1))
    return [
        day
        for day in days
        if day.weekday() < calendar.SATURDAY
        and not is_working_day(day, eves_are_working_days=eves_are_working_days)
    ]


def roll_forward(day: date, *, eves_are_working_days: bool = True) -> date:
    """Return `day`, or the next working day when it is none (Reg. 1182/71 art. 3(4))."""
    while not is_working_day(day, eves_are_working_days=eves_are_working_days):
        day += _ONE_DAY
    return day


def roll_back(day: date, *, eves_are_working_days: bool = True) -> date:
    """Return `day`, or the last working day before it when it is none: for targets, never for limits."""
    while not is_working_day(day, eves_are_working_days=eves_are_working_days):
        day -= _ONE_DAY
    return day


def add_working_days(day: date, count: int, *, eves_are_working_days: bool = True) -> date:
    """Return the `count`th working day after `day`, before it when `count` is negative; 0 is `day` itself."""
    towards = _ONE_DAY if count > 0 else -_ONE_DAY
    roll = roll_forward if count > 0 else roll_back
    for _ in range(abs(count)):
        day = roll(day + towards, eves_are_working_days=eves_are_working_days)
    return day


def add_months(day: date, months: int) -> date:
    """Return the same day number `months` later, or the last day of a shorter month.

    Reg. 1182/71 art. 3(2)(c).
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
