"""One request as the figures need it, with its time limit; it never leaves the counting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, cast

from dashboard.clock import ClockPolicy
from dashboard.decisions.request_clock import deadline_of, facts_of
from dashboard.outputs.request_figures.figures import Age
from dashboard.vocabulary import ExtensionReason, Right, State

Row = Mapping[str, object]

ANSWERED: Final = frozenset({State.FULFILLED, State.PARTIALLY_FULFILLED, State.REJECTED})
_SOON: Final = timedelta(days=7)
_AGES: Final[Mapping[Age, int]] = {Age.WEEK: 7, Age.FORTNIGHT: 14, Age.MONTH: 30}


@dataclass(frozen=True)
class Request:
    """A request: `due` is None where the law sets no limit; `extension`: why, and whether told in time.

    `learnt_on` and `closing_learnt_on`: the days on which the queue was told, which no correction moves.
    """

    right: Right
    state: State
    received_on: date
    closed_on: date | None
    due: date | None
    paused_days: int
    asked: bool
    extension: tuple[ExtensionReason, bool] | None
    ground: str
    learnt_on: date
    closing_learnt_on: date | None

    @property
    def answered(self) -> bool:
        """Whether it was closed with an answer, and not withdrawn or found to be a duplicate."""
        return self.state in ANSWERED

    @property
    def in_time(self) -> bool | None:
        """Whether the answer came in time; None without an answer or a limit."""
        return self.closed_on <= self.due if self.answered and self.closed_on and self.due else None

    @property
    def days(self) -> int:
        """Calendar days from receipt to closing; of a closed request."""
        assert self.closed_on
        return (self.closed_on - self.received_on).days

    def age(self, today: date) -> Age:
        """Return how long it has been waiting."""
        days = (today - self.received_on).days
        return next((age for age, most in _AGES.items() if days <= most), Age.LONGER)

    def is_late(self, today: date) -> bool:
        """Tell whether it is open after its limit."""
        return self.closed_on is None and self.due is not None and self.due < today

    def is_due_soon(self, today: date) -> bool:
        """Tell whether it is open and its limit is today or in the next seven days."""
        return self.closed_on is None and self.due is not None and today <= self.due <= today + _SOON


def request_of(row: Row, clock: ClockPolicy, today: date) -> Request:
    """Return the request of a row of `figures/requests`."""
    deadline = deadline_of(row, clock, today)
    told, by = cast("date | None", row["extension_told_on"]), deadline.base_due
    reason = ExtensionReason(str(row["extension_reason"])) if told and by else None
    return Request(
        right=Right(str(row["action"])),
        state=State(str(row["state"])),
        received_on=cast("date", row["received_on"]),
        closed_on=cast("date | None", row["closed_on"]),
        due=deadline.due,
        paused_days=deadline.paused_days,
        asked=any(question.asked for question in facts_of(row).questions),
        extension=(reason, told <= by) if reason and told and by else None,
        ground=str(row["ground"] or ""),
        learnt_on=cast("date", row["learnt_on"]),
        closing_learnt_on=cast("date | None", row["closing_learnt_on"]),
    )
