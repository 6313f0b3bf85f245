"""Requests in figures, without any person: open, closed and in time, month by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from dashboard.clock import ClockPolicy
from dashboard.databases import Store
from dashboard.databases.masking import LEAST, MASKED, mask
from dashboard.decisions.request_clock import deadline_of
from dashboard.vocabulary import Actor, Permission, Role, require

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
    masked = actor.role is Role.MANAGER
    return RequestFigures(
        *_states(requests, today, masked=masked), _by_month(requests, months, masked=masked)
    )


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


def _states(
    requests: Sequence[_Request], today: date, *, masked: bool
) -> tuple[Count, Count, Count, float | None]:
    """Return open, late among them, closed, and the share closed in time among those with a limit."""
    late = sum(each.closed_on is None and each.due is not None and each.due < today for each in requests)
    closed = sum(each.closed_on is not None for each in requests)
    in_time = [each.closed_on <= each.due for each in requests if each.closed_on and each.due]
    counts: list[Count] = [len(requests) - closed, late, closed]
    share = sum(in_time) / len(in_time) if in_time else None
    if not masked:
        return counts[0], counts[1], counts[2], share
    # With the number closed, a share would give away how few were late, or in time.
    few = any(0 < part < LEAST for part in (sum(in_time), len(in_time) - sum(in_time)))
    hidden = [MASKED if 0 < int(count) < LEAST else count for count in counts]
    return hidden[0], hidden[1], hidden[2], None if few else share


def _by_month(
    requests: Sequence[_Request], months: Sequence[date], *, masked: bool
) -> dict[date, tuple[Count, Count]]:
    rows: list[Row] = [
        {"month": month, "what": what, "requests": sum(_first(day) == month for day in days if day)}
        for what, days in (
            ("received", [each.received_on for each in requests]),
            ("closed", [each.closed_on for each in requests]),
        )
        for month in months
    ]
    shown = mask(rows, ("requests",)) if masked else rows
    counts = {(row["month"], row["what"]): cast("Count", row["requests"]) for row in shown}
    return {month: (counts[month, "received"], counts[month, "closed"]) for month in months}


def _first(day: date) -> date:
    return day.replace(day=1)


def _month_before(today: date, months: int) -> date:
    count = today.year * 12 + today.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)
