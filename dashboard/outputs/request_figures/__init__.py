"""Requests in figures: counted in the program, since their time limits are; the rows never leave it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard.clock import ClockPolicy, add_months
from dashboard.databases import Store
from dashboard.outputs.request_figures.counting import count
from dashboard.outputs.request_figures.figures import (
    Age,
    Answers,
    Count,
    Pauses,
    RequestFigures,
)
from dashboard.outputs.request_figures.hidden_months import blank_month, hide_months
from dashboard.outputs.request_figures.months import MonthFigures, count_learnt, count_month
from dashboard.outputs.request_figures.request import Request, request_of
from dashboard.text import N_
from dashboard.vocabulary import Actor, Permission, Refused, Role, require

__all__ = [
    "Age",
    "Answers",
    "Count",
    "MonthFigures",
    "Pauses",
    "RequestFigures",
    "month_figures",
    "request_figures",
]

_SYSTEM: Final = Actor("system", Role.SYSTEM)
_NOT_OVER: Final = N_("The month {month} is not over yet. Choose an earlier one.")


def month_figures(
    store: Store, actor: Actor, clock: ClockPolicy, months: Sequence[date], today: date
) -> list[MonthFigures]:
    """Count the requests of some months (first days) for `actor`; `today` is a Helsinki date.

    Managers get months that are over, counted by the days on which the queue was told: what they have read of
    a month never changes, so no day can be held against the next. Raises `Refused` where one is not over.
    """
    require(actor, Permission.SEE_FIGURES)
    requests = _requests(store, clock, today)
    if actor.role is not Role.MANAGER:
        return [count_month(requests, month) for month in months]
    if any(month >= today.replace(day=1) for month in months):
        raise Refused(_NOT_OVER, month=f"{max(months):%Y-%m}")
    return _hidden(requests, months)


def _hidden(requests: Sequence[Request], months: Sequence[date]) -> list[MonthFigures]:
    """Hide month by month since the first request, so that a month reads alike whichever others are asked."""
    first = min((each.learnt_on.replace(day=1) for each in requests), default=max(months))
    every = [count_learnt(requests, month) for month in _months(first, max(months))]
    hidden = {each.month: each for each in hide_months(every)}
    return [hidden.get(month) or blank_month(month) for month in months]


def _months(first: date, last: date) -> list[date]:
    count_ = (last.year - first.year) * 12 + last.month - first.month + 1
    return [add_months(first, number) for number in range(count_)]


def _requests(store: Store, clock: ClockPolicy, today: date) -> list[Request]:
    with store.page(_SYSTEM) as page:
        return [request_of(row, clock, today) for row in page.rows("figures/requests")]


def request_figures(store: Store, actor: Actor, clock: ClockPolicy, today: date) -> RequestFigures:
    """Count every request as of `today`, a Helsinki date; for officers, since it moves with every request.

    Held against those of the day before, such figures tell of one request what it was: see `month_figures`.
    """
    require(actor, Permission.SEE_REGISTER)
    return count(_requests(store, clock, today), today)
