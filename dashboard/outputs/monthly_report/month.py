"""A calendar month of Helsinki, and which months a report can be made of."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from dashboard.clock import add_months, from_helsinki
from dashboard.text import N_
from dashboard.vocabulary import Actor, Refused, Role

_WRITTEN: Final = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")
_UNREADABLE: Final = N_("Write the month as 2026-10: the year, a hyphen, two digits.")
_NOT_BEGUN: Final = N_("The month {month} has not begun yet. Choose an earlier one.")
_NOT_OVER: Final = N_("The month {month} is not over yet. Choose an earlier one.")
MONTHS: Final = 12


@dataclass(frozen=True, order=True)
class Month:
    """A month by its first day."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return add_months(self.first, 1) - timedelta(days=1)

    @property
    def before(self) -> "Month":
        """The month before it."""
        return Month(add_months(self.first, -1))

    @property
    def after(self) -> "Month":
        """The month after it."""
        return Month(add_months(self.first, 1))

    @property
    def since(self) -> datetime:
        """Its first moment (naive UTC)."""
        return from_helsinki(datetime.combine(self.first, time()))

    @property
    def until(self) -> datetime:
        """The first moment after it (naive UTC)."""
        return self.after.since

    def __str__(self) -> str:
        """Return the month as files have it: 2026-10."""
        return f"{self.first:%Y-%m}"

    def is_over(self, today: date) -> bool:
        """Tell whether `today` comes after it."""
        return today > self.last

    def with_earlier(self) -> list[date]:
        """Return the first days of this month and the eleven before it, the oldest first."""
        return [add_months(self.first, -back) for back in reversed(range(MONTHS))]


def month_of(day: date) -> Month:
    """Return the month of a day."""
    return Month(day.replace(day=1))


def read_month(written: str) -> Month:
    """Return a month written as 2026-10; raise `Refused` for anything else."""
    found = _WRITTEN.match(written)
    if found is None:
        raise Refused(_UNREADABLE)
    return Month(date(int(found[1]), int(found[2]), 1))


def choices(actor: Actor, today: date) -> list[Month]:
    """Return the months that an actor may choose, the newest first.

    Managers get none that goes on: what came on a day would be the difference between two of its reports.
    """
    current = month_of(today)
    over = [Month(add_months(current.first, -back)) for back in range(1, MONTHS + 1)]
    return over if actor.role is Role.MANAGER else [current, *over]


def check_month(actor: Actor, month: Month, today: date) -> None:
    """Raise `Refused` for a month that has not begun, and for managers for one that is not over."""
    if month.first > today:
        raise Refused(_NOT_BEGUN, month=str(month))
    if actor.role is Role.MANAGER and not month.is_over(today):
        raise Refused(_NOT_OVER, month=str(month))
