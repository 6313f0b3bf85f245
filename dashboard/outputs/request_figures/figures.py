"""Requests in figures, without any person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.vocabulary import ExtensionReason, Right

Count = int | str  # "<5" where it is hidden


class Age(StrEnum):
    """How long an open request has been waiting, in calendar days since it was received."""

    WEEK = "0-7"
    FORTNIGHT = "8-14"
    MONTH = "15-30"
    LONGER = "31-"


@dataclass(frozen=True)
class Answers:
    """Requests received and answered in the last twelve months, of one right or of all.

    `in_time` and `late`: of those answered that have a time limit. `median_days` and `longest_days`: calendar
    days from receipt to closing, None where nothing was answered or too little is shown.
    """

    received: Count
    answered: Count
    in_time: Count
    late: Count
    median_days: float | None
    longest_days: int | None

    @property
    def on_time(self) -> float | None:
        """The share answered in time; None where there is none, or it would tell a hidden count."""
        if not isinstance(self.in_time, int) or not isinstance(self.late, int):
            return None
        return self.in_time / (self.in_time + self.late) if self.in_time + self.late else None


@dataclass(frozen=True)
class Pauses:
    """Requests of the last twelve months in which proof of identity was asked (Art. 12(6)).

    `counted`: the question stood the clock still for `days` in all; `uncounted`: it did not, or is open.
    """

    counted: Count
    uncounted: Count
    days: int | None
    median_days: float | None


@dataclass(frozen=True)
class RequestFigures:
    """Counts of requests. Withdrawn ones and duplicates are `dropped`, not answered.

    `open`, `late`, `soon` (due within seven days), `by_age`: today. `closed`: ever.
    `by_month`: first day of the month → how many were received and closed in it, the last twelve months;
    everything else is of these months. `extensions`: by reason, and whether told in time (Art. 12(3)).
    `refusals` and `partial`: by the article of the ground; "" where none was recorded.
    """

    open: Count
    late: Count
    soon: Count
    closed: Count
    by_month: Mapping[date, tuple[Count, Count]]
    by_age: Mapping[Age, Count]
    in_all: Answers
    by_right: Mapping[Right, Answers]
    dropped: Count
    pauses: Pauses
    extensions: Mapping[tuple[ExtensionReason, bool], Count]
    refused: Count
    refusals: Mapping[str, Count]
    partly: Count
    partial: Mapping[str, Count]

    @property
    def on_time(self) -> float | None:
        """The share of all that were answered in time."""
        return self.in_all.on_time
