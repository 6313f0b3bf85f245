"""The days by which something has to be done: of requests, of breaches, and of what is kept until a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, cast

from dashboard.clock import ClockPolicy, helsinki_date
from dashboard.databases import Page
from dashboard.decisions.breach_history import history
from dashboard.decisions.request_clock import deadline_of
from dashboard.vocabulary import TERMINAL

CLOSED: Final = sorted(state.value for state in TERMINAL)
Row = Mapping[str, object]


class What(StrEnum):
    """What has to be done by the day."""

    REPLY = "reply"
    REPLY_OR_EXTEND = "reply_or_extend"
    EXTEND = "extend"
    TARGET = "target"
    KEEP = "keep"
    NOTIFY_AUTHORITY = "notify_authority"
    REVIEW_HOLD = "review_hold"
    CONFIRM_ALARM = "confirm_alarm"
    TELL_RECIPIENTS = "tell_recipients"


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One case, or the cases that one decision opened: first and last number, how many, whose."""

    case_id: str
    first: int
    last: int
    cases: int
    kind: str
    action: str
    owner: str | None


@dataclass(frozen=True, kw_only=True)
class DueDate:
    """A day by which something is to be done; `opened_on`: since when the dashboard knows. Helsinki dates."""

    matter: Matter
    what: What
    day: date
    opened_on: date


def due_dates(page: Page, clock: ClockPolicy, today: date) -> list[DueDate]:
    """Return every day that an open case waits for, the nearest first; `today` is a Helsinki date."""
    requests = open_requests(page)
    found = [each for row in requests for each in of_request(row, clock, today)]
    found += [_keep(row) for row in page.rows("reminders/keep_untils", today=today)]
    found += _breaches(page, clock)
    return sorted(found, key=lambda due: (due.day, due.matter.first, due.what))


def open_requests(page: Page) -> list[dict[str, object]]:
    """Return the requests that are not closed, as `of_request` reads them."""
    return page.rows("reminders/requests", terminal=CLOSED)


def of_request(row: Row, clock: ClockPolicy, today: date) -> list[DueDate]:
    """Return the days of a request: the reply (Art. 12(3)), our own target, telling of an extension.

    The last of these only while it can still be done, and only where it is another day than the reply's.
    """
    counted = deadline_of(row, clock, today)
    extend_by = None if counted.extension_counted else counted.extension_notice_by
    reply = What.REPLY_OR_EXTEND if extend_by and extend_by == counted.due else What.REPLY
    days: dict[What, date | None] = {reply: counted.due, What.TARGET: counted.internal_target}
    if reply is What.REPLY and extend_by and extend_by >= today:
        days[What.EXTEND] = extend_by
    opened_on = cast("date", row["opened_on"])
    return [
        DueDate(matter=request_matter(row), what=what, day=day, opened_on=opened_on)
        for what, day in days.items()
        if day
    ]


def request_matter(row: Row) -> Matter:
    """Return a request as a matter of one case."""
    number = cast("int", row["case_number"])
    return group_matter({**row, "first_number": number, "last_number": number, "cases": 1})


def group_matter(row: Row) -> Matter:
    """Return the cases of one decision as a matter."""
    return Matter(
        case_id=str(row.get("case_id", "")),
        first=cast("int", row["first_number"]),
        last=cast("int", row["last_number"]),
        cases=cast("int", row["cases"]),
        kind=str(row["kind"]),
        action=str(row["action"]),
        owner=cast("str | None", row["owner"]),
    )


def _breaches(page: Page, clock: ClockPolicy) -> list[DueDate]:
    """Return the days on which the hours for notifying the authority of a breach end (Art. 33(1))."""
    events: dict[str, list[Row]] = {}
    for event in page.rows("breaches/events"):
        events.setdefault(str(event["case_id"]), []).append(event)
    found = []
    for row in page.rows("breaches/open", terminal=CLOSED):
        known = history(row["parameters"], events[str(row["case_id"])])
        due = known.due(clock)
        if due and known.awaits_authority(clock):
            found.append(_breach(row, helsinki_date(due)))
    return found


def _breach(row: Row, day: date) -> DueDate:
    opened_on = cast("date", row["opened_on"])
    return DueDate(matter=request_matter(row), what=What.NOTIFY_AUTHORITY, day=day, opened_on=opened_on)


def _keep(row: Row) -> DueDate:
    opened_on, until = cast("date", row["opened_on"]), cast("date", row["until"])
    return DueDate(matter=group_matter(row), what=What.KEEP, day=until, opened_on=opened_on)
