"""Data-subject requests as rows of a list: who, what, when due. Due dates are counted at read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from dashboard.clock import ClockPolicy, Deadline
from dashboard.databases import Page
from dashboard.decisions.request_clock import deadline_of
from dashboard.vocabulary import Right, State
from dashboard.widgets.due_words import days_left

SOON_DAYS = 7
PAGE_SIZE = 50
_LAST = 2_147_483_647


@dataclass(frozen=True)
class RequestRow:
    """One request: its case number, what is asked, by whom, its time limit, the user who answers for it."""

    case_number: int
    right: Right
    state: State
    received_on: date
    person: str
    deadline: Deadline
    closed_on: date | None
    assigned_to: str | None = None

    def is_among(self, which: str, today: date) -> bool:
        """Tell whether it is one of the "late", those "soon" due, the "paused"; "all" are all."""
        left = self.left(today)
        return {
            "all": True,
            "late": left is not None and left < 0,
            "soon": left is not None and 0 <= left <= SOON_DAYS,
            "paused": self.deadline.paused_since is not None,
        }[which]

    def left(self, today: date) -> int | None:
        """Return the days until the limit, negative when it has passed."""
        return days_left(self.deadline.due, today)

    @property
    def on_time(self) -> bool | None:
        """Whether a closed request was closed by its limit; None where it had none."""
        if self.closed_on is None or self.deadline.due is None:
            return None
        return self.closed_on <= self.deadline.due


@dataclass(frozen=True)
class Pressure:
    """How many open requests are late, soon due, and standing still for a proof of identity."""

    open: int
    late: int
    soon: int
    paused: int


def open_requests(page: Page, policy: ClockPolicy, today: date) -> list[RequestRow]:
    """Return every open request, the most urgent first; those without a limit last."""
    rows = _rows(page, page.rows("requests/open"), policy, today)
    return sorted(rows, key=lambda row: (row.deadline.due or date.max, row.case_number))


def closed_requests(
    page: Page,
    policy: ClockPolicy,
    today: date,
    *,
    before: int | None = None,
    rows: int = PAGE_SIZE,
) -> list[RequestRow]:
    """Return a page of closed requests, the newest first, below the case number `before`."""
    found = page.rows("requests/closed", before=_LAST if before is None else before, rows=rows)
    return _rows(page, found, policy, today)


def pressure(rows: Sequence[RequestRow], today: date) -> Pressure:
    """Count what is urgent among open requests."""
    counted = {which: sum(row.is_among(which, today) for row in rows) for which in ("late", "soon", "paused")}
    return Pressure(open=len(rows), **counted)


def persons_of(page: Page, case_ids: Sequence[str]) -> dict[str, str]:
    """Return whom each case is about in the current snapshot; cases about nobody in it are left out."""
    if page.snapshot is None or not case_ids:
        return {}
    found = page.rows("requests/persons", case_ids=list(case_ids))
    return {str(row["case_id"]): str(row["person"] or "") for row in found}


def _rows(
    page: Page,
    found: Sequence[Mapping[str, object]],
    policy: ClockPolicy,
    today: date,
) -> list[RequestRow]:
    persons = persons_of(page, [str(row["case_id"]) for row in found])
    return [_row(row, persons, policy, today) for row in found]


def _row(
    row: Mapping[str, object], persons: Mapping[str, str], policy: ClockPolicy, today: date
) -> RequestRow:
    return RequestRow(
        case_number=cast("int", row["case_number"]),
        right=Right(str(row["action"])),
        state=State(str(row["state"])),
        received_on=cast("date", row["received_on"]),
        person=persons.get(str(row["case_id"])) or str(row["requester"] or ""),
        deadline=deadline_of(row, policy, today),
        closed_on=cast("date | None", row["closed_on"]),
        assigned_to=cast("str | None", row["assigned_to"]),
    )
