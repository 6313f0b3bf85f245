"""What is brought up in a reminder, and on which days: each line is told on some days, not on every day.

A line is told to somebody where one of its days lies after the last reminder and not after today: so nothing
is left out where the program did not run, and nothing is told twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, cast

from dashboard.clock import roll_back, roll_forward
from dashboard.databases import Page
from dashboard.outputs.due_dates import (
    CLOSED,
    DueDate,
    Matter,
    What,
    due_dates,
    group_matter,
    open_requests,
    request_matter,
)
from dashboard.policy import Policy
from dashboard.vocabulary import Kind, State

_ONE_DAY: Final = timedelta(days=1)


class Why(StrEnum):
    """Why a case is brought up."""

    NOTIFY_AUTHORITY = "notify_authority"
    OVERDUE = "overdue"
    REPLY = "reply"
    REPLY_OR_EXTEND = "reply_or_extend"
    EXTEND = "extend"
    TARGET = "target"
    KEEP = "keep"
    MARKETING = "marketing"
    WAITING = "waiting"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing to tell: of which matter, why, the day it is about, and the days on which to tell it.

    `state` is where a case stands that waits. Helsinki dates.
    """

    matter: Matter
    why: Why
    day: date
    told_on: tuple[date, ...]
    state: State | None = None

    def is_news(self, since: date | None, today: date) -> bool:
        """Tell whether it is to be told today to somebody who was last reminded on `since`."""
        return any((since is None or since < day) and day <= today for day in self.told_on)


def find_lines(page: Page, policy: Policy, today: date) -> list[Line]:
    """Return everything that may be told, the most urgent first; `today` is a Helsinki date."""
    days = due_dates(page, policy.clock, today)
    dated = [_dated(due, policy, today) for due in days if not _is_past_target(due, today)]
    lines = dated + _waiting(page, policy, today)
    return sorted(lines, key=lambda line: (list(Why).index(line.why), line.day, line.matter.first))


def _is_past_target(due: DueDate, today: date) -> bool:
    return due.what is What.TARGET and due.day < today


def _dated(due: DueDate, policy: Policy, today: date) -> Line:
    if due.what is What.NOTIFY_AUTHORITY:
        # Hours, not days: told every day until it is done.
        return Line(matter=due.matter, why=Why.NOTIFY_AUTHORITY, day=due.day, told_on=(today,))
    late = due.day < today and due.what in {What.REPLY, What.REPLY_OR_EXTEND}
    if late:
        return Line(matter=due.matter, why=Why.OVERDUE, day=due.day, told_on=(_working_day(today),))
    before = () if due.what is What.TARGET else policy.reminders.days_before
    # What is registered after its day for being told is told the day after.
    known = roll_forward(due.opened_on + _ONE_DAY)
    told_on = tuple(max(known, _working_day(due.day - timedelta(days=days))) for days in (*before, 0))
    return Line(matter=due.matter, why=Why(due.what), day=due.day, told_on=told_on)


def _waiting(page: Page, policy: Policy, today: date) -> list[Line]:
    days = policy.reminders.waiting_days
    requests = [_untouched(row, request_matter(row), days, today) for row in open_requests(page)]
    rows = page.rows("reminders/waiting", terminal=CLOSED)
    return requests + [_queued(row, days, today) for row in rows]


def _queued(row: Mapping[str, object], days: int, today: date) -> Line:
    """Return a line for what waits in the queue; an objection to marketing counts at once (Art. 21(3))."""
    line = _untouched(row, group_matter(row), days, today)
    if row["kind"] != Kind.MARKETING or line.state is State.EXECUTED:
        return line
    told_on = (max(line.day + _ONE_DAY, _working_day(today)),)
    return Line(matter=line.matter, why=Why.MARKETING, day=line.day, told_on=told_on, state=line.state)


def _untouched(row: Mapping[str, object], matter: Matter, days: int, today: date) -> Line:
    changed_on = cast("date", row["changed_on"])
    rounds = max(1, (today - changed_on).days // days)
    return Line(
        matter=matter,
        why=Why.WAITING,
        day=changed_on,
        told_on=(changed_on + timedelta(days=rounds * days),),
        state=State(str(row["state"])),
    )


def _working_day(day: date) -> date:
    """Return the day, or the working day before it: on a Sunday nobody reads what is due on Monday."""
    return roll_back(day)


def without_repeats(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without those that say of a case only that it waits, where another says more."""
    urgent = {line.matter.first for line in lines if line.why is not Why.WAITING}
    return [line for line in lines if line.why is not Why.WAITING or line.matter.first not in urgent]
