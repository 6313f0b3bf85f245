"""A period in calendar months: its last day, the day that it ends on, and why."""

from calendar import SATURDAY, SUNDAY
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.clock.calendar import add_months, eve_name, public_holidays, roll_forward
from dashboard.clock.policy import ClockPolicy
from dashboard.clock.steps import Reason, Step


@dataclass(frozen=True)
class Period:
    """`last_day` as counted, `due` after rolling; the steps from the start to the one and on to the other."""

    months: int
    last_day: date
    due: date
    month_step: Step
    roll_steps: tuple[Step, ...]


def count(start: date, months: int, policy: ClockPolicy, *, paused_days: int = 0) -> Period:
    """Count `months` from `start`, add the days of a pause, then roll to a working day (1182/71 art. 3)."""
    month_day = add_months(start, months)
    last_day = month_day + timedelta(days=paused_days)
    due = roll_forward(last_day, eves_are_working_days=policy.eves_are_working_days)
    return Period(months, last_day, due, _month_step(start, months, month_day), _roll_steps(last_day, due))


def _month_step(start: date, months: int, last_day: date) -> Step:
    if last_day.day == start.day:
        return Step.of(Reason.SAME_DAY_NUMBER, months=months, last_day=last_day)
    return Step.of(Reason.MONTH_END, months=months, number=start.day, last_day=last_day)


def _roll_steps(last_day: date, due: date) -> tuple[Step, ...]:
    """Name each day that is skipped; say so when the limit stands on an eve."""
    skipped = [last_day + timedelta(days=count) for count in range((due - last_day).days)]
    moved = (Step.of(Reason.ROLLED, due=due),) if skipped else ()
    stands = (Step.of(Reason.EVE_STANDS, day=due),) if eve_name(due) else ()
    return (*map(_skipped_day, skipped), *moved, *stands)


def _skipped_day(day: date) -> Step:
    if day in public_holidays(day.year):
        return Step.holiday(day)
    weekday = {SATURDAY: Reason.SATURDAY, SUNDAY: Reason.SUNDAY}
    return Step.of(weekday.get(day.weekday(), Reason.CLOSED_EVE), day=day)
