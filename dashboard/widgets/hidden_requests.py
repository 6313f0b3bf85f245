"""The figures of requests as managers see them: one table, tied by what was received, open and closed."""

from collections.abc import Mapping
from datetime import date
from itertools import product
from typing import Final

from dashboard.databases.masking import hide

Name = tuple[str, object]
Tie = Mapping[Name, int]
Months = Mapping[date, tuple[int, int]]

_OPEN: Final[Name] = ("open", "in all")
_LATE: Final[Name] = ("open", "late")
_WAITING: Final[Name] = ("open", "not late")
_CLOSED: Final[Name] = ("closed", "in all")


def hide_few(
    open_: int, late: int, closed: int, by_month: Months
) -> tuple[tuple[int | str, int | str, int | str], dict[date, tuple[int | str, int | str]]]:
    """Return open, late and closed, and the months, without small counts and what would tell them.

    What is not shown has its place, too: those open but not late, and those before the months.
    """
    received: dict[Name, int] = {("received", month): came for month, (came, _went) in by_month.items()}
    done: dict[Name, int] = {("closed", month): went for month, (_came, went) in by_month.items()}
    received["received", None] = open_ + closed - sum(received.values())
    done["closed", None] = closed - sum(done.values())
    states: dict[Name, int] = {_OPEN: open_, _LATE: late, _WAITING: open_ - late, _CLOSED: closed}
    shown = hide({**states, **received, **done}, _ties(received, done), last=states)
    return (shown[_OPEN], shown[_LATE], shown[_CLOSED]), {
        month: (shown["received", month], shown["closed", month]) for month in by_month
    }


def _ties(received: Tie, done: Tie) -> list[Tie]:
    """Return every sum that is known: what was received is open or closed, each by itself or by its parts."""
    still: tuple[Tie, Tie] = ({_OPEN: -1}, {_LATE: -1, _WAITING: -1})
    over: tuple[Tie, Tie] = ({_CLOSED: -1}, dict.fromkeys(done, -1))
    return [
        {_LATE: 1, _WAITING: 1, **still[0]},
        {**dict.fromkeys(done, 1), **over[0]},
        *({**dict.fromkeys(received, 1), **one, **other} for one, other in product(still, over)),
    ]
