"""What stands in the calendar: days of cases, and days that belong to none, told by counts and clauses only.

A case handler sees the cases that are theirs or nobody's; what only officers decide is for officers.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final, cast

from dashboard.clock import roll_forward
from dashboard.databases import Page
from dashboard.decisions.case import Case, with_history
from dashboard.decisions.recipients import untold
from dashboard.outputs.due_dates import DueDate, What, due_dates, group_matter, request_matter
from dashboard.policy import Policy
from dashboard.text import Text
from dashboard.vocabulary import Actor, Kind, Role, State

_ONE_DAY: Final = timedelta(days=1)
Row = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """A day that belongs to no case, and what is said of it in a language.

    `key` stays while the day moves; `path` is the screen to go to.
    """

    key: str
    day: date
    words: Callable[[Text], str]
    path: str


def case_days(page: Page, rules: Policy, reader: Actor, today: date) -> list[DueDate]:
    """Return every day of cases that concerns the reader, the nearest first; `today` is a Helsinki date."""
    found = due_dates(page, rules.clock, today) + list(_untold(page, rules))
    if reader.role is Role.STAFF:
        return _sorted([due for due in found if due.matter.owner in {None, reader.user}])
    return _sorted([*found, *_holds(page, rules), *_alarms(page)])


def other_days(page: Page, reader: Actor, today: date) -> list[Occasion]:
    """Return the days that belong to no case, the nearest first; none for a case handler."""
    if reader.role is Role.STAFF:
        return []
    found = list(_attestations(page, today))
    if page.snapshot is not None:
        found += [*_notices(page, today), *_expiries(page, today)]
    return sorted(found, key=lambda each: (each.day, each.key))


def _sorted(found: list[DueDate]) -> list[DueDate]:
    return sorted(found, key=lambda due: (due.day, due.matter.first, due.what))


def _holds(page: Page, rules: Policy) -> Iterator[DueDate]:
    for row in page.rows("reminders/holds", hold_review_months=rules.controls.hold_review_months):
        yield _due(row, What.REVIEW_HOLD, cast("date", row["day"]))


def _alarms(page: Page) -> Iterator[DueDate]:
    """Yield the working day after each alarm: it has no time limit, and may not wait."""
    for row in page.rows("reminders/alarms"):
        yield _due(row, What.CONFIRM_ALARM, _next_working_day(cast("date", row["opened_on"])))


def _untold(page: Page, rules: Policy) -> Iterator[DueDate]:
    """Yield the working day after what was carried out where recipients do not know it yet (Art. 19)."""
    rows = page.rows("reminders/executed")
    events: dict[str, list[Row]] = {}
    for event in page.rows("queue/case_events", case_ids=[str(row["case_id"]) for row in rows]):
        events.setdefault(str(event["case_id"]), []).append(event)
    for row in rows:
        if untold(with_history(_case(row), events[str(row["case_id"])]), rules.recipients):
            matter = request_matter(row)
            day = _next_working_day(cast("date", row["changed_on"]))
            yield DueDate(
                matter=matter, what=What.TELL_RECIPIENTS, day=day, opened_on=cast("date", row["opened_on"])
            )


def _case(row: Row) -> Case:
    return Case(
        case_id=str(row["case_id"]),
        case_number=cast("int", row["case_number"]),
        kind=Kind(str(row["kind"])),
        action=str(row["action"]),
        salesforce_ids=frozenset(json.loads(str(row["salesforce_ids"]))),
        state=State(str(row["state"])),
    )


def _due(row: Row, what: What, day: date) -> DueDate:
    return DueDate(matter=group_matter(row), what=what, day=day, opened_on=cast("date", row["opened_on"]))


def _attestations(page: Page, today: date) -> Iterator[Occasion]:
    for row in page.rows("reminders/attestations"):
        day, clause = cast("date", row["until"]), str(row["clause"])
        if day >= today:
            yield Occasion(
                key=f"attestation/{clause}", day=day, words=partial(_attested, clause), path="overview"
            )


def _notices(page: Page, today: date) -> Iterator[Occasion]:
    for row in page.rows("reminders/notices_due", today=today):
        day, count = cast("date", row["due_on"]), cast("int", row["persons"])
        yield Occasion(key=f"notice/{day}", day=day, words=partial(_to_inform, count), path="overview")


def _expiries(page: Page, today: date) -> Iterator[Occasion]:
    """Yield the first day of each month to come in which somebody falls due: a day each would be noise."""
    counts: dict[date, int] = {}
    for row in page.rows("retention/forecast", today=today):
        month = cast("date", row["month"])
        counts[month] = counts.get(month, 0) + cast("int", row["persons"])
    for month, count in counts.items():
        if month > today and count > 0:
            yield Occasion(
                key=f"retention/{month}", day=month, words=partial(_expiring, count), path="retention"
            )


def _attested(clause: str, _: Text) -> str:
    return _("Clause {clause}: the attestation ends", clause=clause)


def _to_inform(count: int, _: Text) -> str:
    return _.plural(
        "{n} person to be informed today at the latest (Art. 14)",
        "{n} persons to be informed today at the latest (Art. 14)",
        count,
    )


def _expiring(count: int, _: Text) -> str:
    return _.plural(
        "The retention period of {n} person ends this month",
        "The retention periods of {n} persons end this month",
        count,
    )


def _next_working_day(day: date) -> date:
    return roll_forward(day + _ONE_DAY)
