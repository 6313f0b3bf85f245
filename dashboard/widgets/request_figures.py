"""Requests in figures, without any person: open, closed and in time, month by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from dashboard.clock import ClockPolicy
from dashboard.databases import Store
from dashboard.databases.masking import LEAST
from dashboard.decisions.request_clock import deadline_of
from dashboard.vocabulary import Actor, Permission, Role, require
from dashboard.widgets.hidden_requests import hide_few

Row = Mapping[str, object]
Count = int | str

MONTHS: Final = 12
_SYSTEM: Final = Actor("system", Role.SYSTEM)


@dataclass(frozen=True)
class RequestFigures:
    """Counts of requests; 1–4 reads "<5" for managers. `on_time` is a share of `closed`, None where unknown.

    `by_month`: first day of the month → how many were received and closed in it, the last twelve months.
    """

    open: Count
    late: Count
    closed: Count
    on_time: float | None
    by_month: Mapping[date, tuple[Count, Count]]


def request_figures(store: Store, actor: Actor, clock: ClockPolicy, today: date) -> RequestFigures:
    """Count every request for `actor`; the rows themselves never leave this function."""
    require(actor, Permission.SEE_FIGURES)
    with store.page(_SYSTEM) as page:
        requests = [_request(row, clock, today) for row in page.rows("figures/requests")]
    months = [_month_before(today, back) for back in reversed(range(MONTHS))]
    by_month = {month: _in_month(requests, month) for month in months}
    open_, late, closed = _states(requests, today)
    if actor.role is not Role.MANAGER:
        return RequestFigures(open_, late, closed, _on_time(requests, few=0), by_month)
    states, hidden_by_month = hide_few(open_, late, closed, by_month)
    return RequestFigures(*states, _on_time(requests, few=LEAST), hidden_by_month)


@dataclass(frozen=True)
class _Request:
    received_on: date
    due: date | None
    closed_on: date | None


def _request(row: Row, clock: ClockPolicy, today: date) -> _Request:
    return _Request(
        received_on=cast("date", row["received_on"]),
        due=deadline_of(row, clock, today).due,
        closed_on=cast("date | None", row["closed_on"]),
    )


def _states(requests: Sequence[_Request], today: date) -> tuple[int, int, int]:
    """Return open, late among them, and closed."""
    late = sum(each.closed_on is None and each.due is not None and each.due < today for each in requests)
    closed = sum(each.closed_on is not None for each in requests)
    return len(requests) - closed, late, closed


def _on_time(requests: Sequence[_Request], *, few: int) -> float | None:
    """Return the share closed in time among those with a limit; None where under `few` were, or were not.

    With the number closed, a share would give away how few were late, or in time.
    """
    in_time = [each.closed_on <= each.due for each in requests if each.closed_on and each.due]
    parts = (sum(in_time), len(in_time) - sum(in_time))
    return sum(in_time) / len(in_time) if in_time and not any(0 < part < few for part in parts) else None


def _in_month(requests: Sequence[_Request], month: date) -> tuple[int, int]:
    """Return how many were received and closed in a month."""
    received = sum(_first(each.received_on) == month for each in requests)
    return received, sum(each.closed_on is not None and _first(each.closed_on) == month for each in requests)


def _first(day: date) -> date:
    return day.replace(day=1)


def _month_before(today: date, months: int) -> date:
    count = today.year * 12 + today.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)
