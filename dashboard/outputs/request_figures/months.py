"""Requests of one calendar month: what came in, what was closed and how."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from dashboard.clock import add_months
from dashboard.outputs.request_figures.counting import handled
from dashboard.outputs.request_figures.figures import Answers, Count, Pauses
from dashboard.outputs.request_figures.request import Request
from dashboard.vocabulary import ExtensionReason, Right

Day = Callable[[Request], date | None]


@dataclass(frozen=True)
class MonthFigures:
    """Requests received in a month (`month` is its first day), and those closed in it, whenever they came.

    `pauses` and `extensions` are of those received; None and empty for managers. `open` and their median age
    in days: at the end of the month's last day. Of those answered, `extended` were so in time (Art. 12(3)),
    and in `paused` a question of identity stood the clock still (Art. 12(6)).
    """

    month: date
    in_all: Answers
    by_right: Mapping[Right, Answers]
    dropped: Count
    refused: Count
    refusals: Mapping[str, Count]
    partly: Count
    partial: Mapping[str, Count]
    pauses: Pauses | None
    extensions: Mapping[tuple[ExtensionReason, bool], Count]
    open: Count
    open_days: float | None
    extended: Count
    paused: Count

    @property
    def last(self) -> date:
        """The last day of the month."""
        return add_months(self.month, 1) - timedelta(days=1)


def count_month(requests: Sequence[Request], month: date) -> MonthFigures:
    """Count a month as the screens do: by the days on which requests came and were closed."""
    return _count(requests, month, lambda each: each.received_on, lambda each: each.closed_on)


def count_learnt(requests: Sequence[Request], month: date) -> MonthFigures:
    """Count a month by the days on which the queue was told: once it is over, its figures never change."""
    return _count(requests, month, lambda each: each.learnt_on, lambda each: each.closing_learnt_on)


def _count(requests: Sequence[Request], month: date, came: Day, went: Day) -> MonthFigures:
    received = [each for each in requests if _is_in(came(each), month)]
    closed = [each for each in requests if _is_in(went(each), month)]
    answered = [each for each in closed if each.answered]
    ages = _ages_of_open(requests, month, came, went)
    return MonthFigures(
        month=month,
        **handled(received, closed),
        open=len(ages),
        open_days=median(ages) if ages else None,
        extended=sum(each.extension is not None and each.extension[1] for each in answered),
        paused=sum(each.paused_days > 0 for each in answered),
    )


def _ages_of_open(requests: Sequence[Request], month: date, came: Day, went: Day) -> list[int]:
    """Return how many days each request that was open at the end of a month had been so."""
    after = add_months(month, 1)
    days = ((came(each), went(each)) for each in requests)
    return [
        (after - since).days - 1
        for since, until in days
        if since and since < after and (until is None or until >= after)
    ]


def _is_in(day: date | None, month: date) -> bool:
    return day is not None and day.replace(day=1) == month
