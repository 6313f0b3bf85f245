"""A clock that is wrong from the start: held against the newest event of the history.

Told, never acted upon: the history may have been written by the clock that was wrong.
"""

from datetime import datetime, timedelta
from typing import Final, cast

from dashboard.databases import Store
from dashboard.text import N_
from dashboard.vocabulary import Refused

_BEHIND: Final = timedelta(hours=1)
_AHEAD: Final = timedelta(days=365)
_IS_BEHIND: Final = N_(
    "The clock of this machine says {now}, but the newest event of the history is of {newest}: one of the "
    "two is wrong. Have the clock set right, for time limits go by it. If it is right, look in the history "
    "at what was written down with the wrong one."
)
_IS_AHEAD: Final = N_(
    "The clock of this machine says {now}, more than a year after the newest event of the history, {newest}. "
    "If nobody has worked here for so long, all is well; if not, have the clock set right before anything is "
    "deleted by it."
)


def newest_event(store: Store) -> datetime | None:
    """Return when the newest event of the history happened (naive UTC); None where there is none."""
    with store.transaction() as transaction:
        row = transaction.row("queue/newest_moment")
    return cast("datetime", row["happened_at"]) if row else None


def clock_fault(newest: datetime | None, now: datetime) -> Refused | None:
    """Return what to say of a clock that says `now` after an event of `newest`, both naive UTC; else None."""
    if newest is None or newest - _BEHIND <= now <= newest + _AHEAD:
        return None
    return Refused(_IS_BEHIND if now < newest else _IS_AHEAD, now=now, newest=newest)
