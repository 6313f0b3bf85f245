"""The breach clock (Art. 33(1)): elapsed hours from awareness, never rolled, never wall-clock hours."""

from datetime import datetime, timedelta

from dashboard.clock.calendar import as_helsinki, to_utc
from dashboard.clock.policy import LAWFUL, ClockPolicy


def breach_due(aware: datetime, policy: ClockPolicy = LAWFUL) -> datetime:
    """Return when the authority must have been told, in Helsinki time with its offset.

    `aware` carries its offset; raises `Refused` for a naive time, which is ambiguous by an hour twice a year.
    """
    return as_helsinki(to_utc(aware) + timedelta(hours=policy.breach_hours))


def hours_left(due: datetime, now: datetime) -> float:
    """Return the elapsed hours from `now` to `due`, negative when late; both carry their offsets.

    Subtracted in UTC: Python takes the wall clock when both are in the same zone.
    """
    return (to_utc(due) - to_utc(now)) / timedelta(hours=1)
