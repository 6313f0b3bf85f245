"""Findings that only a hand can mend in Salesforce: queued for staff, proved by the control that found them.

One case a row. Staff take it on, correct the record and mark it carried out; the next copy of the register
ends it: verified where the control does not find the row any more, failed where it still does.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, cast

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.case_rows import case_id_of
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.items import Item
from dashboard.decisions.proof import Finding
from dashboard.text import N_
from dashboard.vocabulary import Action, Actor, Kind, Permission, Refused, Stale, require

FOUND_BY_CONTROL: Final = "found_by_control"
MOST: Final = 500
_NOTHING: Final = N_("Choose at least one row.")
_TAKEN: Final = N_("Case {case} is about one of these rows already. Go on with it, or cancel it first.")
_TOO_MANY: Final = N_("Queue at most {most} rows at a time.")


@dataclass(frozen=True, kw_only=True)
class Task:
    """One row of a control: its key, its record (None where it is about a whole column), and its person."""

    control: str
    key: str
    object: str
    record_id: str | None
    subject: str
    person_no: int | None


@dataclass(frozen=True, kw_only=True)
class Hands:
    """By case id, whether the control still finds the row, as of one snapshot; unknown ones are left out."""

    snapshot_id: str | None = None
    stands: Mapping[str, bool] = field(default_factory=dict)


NO_HANDS: Final = Hands()


def queue_tasks(
    store: Store, actor: Actor, tasks: Sequence[Task], *, note: str, key: str, now: datetime
) -> list[str]:
    """Open a case for each row, in one batch, and return their ids; `now` is naive UTC.

    Several finds in one field of a record are one task. `key` makes a second click write nothing. Raises
    `Denied`; `Refused`; `Stale` where a case about one of the rows is not closed, or with a key used before.
    """
    require(actor, Permission.DECIDE)
    tasks = list({task.key: task for task in tasks}.values())
    if not tasks:
        raise Refused(_NOTHING)
    if len(tasks) > MOST:
        raise Refused(_TOO_MANY, most=MOST)
    with store.page(actor) as page:
        _check_free(page, tasks, {case_id_of(f"{key}/{place}") for place in range(len(tasks))})
        ids = _record_ids(page, tasks)
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    drafts = [
        Draft(
            kind=Kind.FINDING,
            action=Action.CORRECT_BY_HAND,
            salesforce_ids=ids.get(task.person_no, ()),
            received_on=helsinki_date(now),
            reason_code=FOUND_BY_CONTROL,
            parameters=_parameters(task),
            material={"note": note.strip()} if note.strip() else {},
        )
        for task in tasks
    ]
    return open_cases(store, actor, drafts, key=key, now=now, snapshot_id=snapshot_id)


def _check_free(page: Page, tasks: Sequence[Task], own: Collection[str]) -> None:
    """Refuse rows about which somebody has opened a case meanwhile; those of the same form are no others."""
    wanted = {(task.control, task.key) for task in tasks}
    for row in page.rows("notice/tasks") if page.snapshot else []:
        if (row["control"], row["row_key"]) in wanted and row["case_id"] not in own:
            raise Stale(_TAKEN, case=str(row["case_number"]))


def finding_of(parameters: object, *, stands: bool) -> Finding:
    """Return what a check of a task says, with the record that the export has to show."""
    told = json.loads(str(parameters))
    about = Item(str(told["object"]), str(told["record_id"] or ""), "")
    return Finding(stands=stands, known=True, about=about, column=told.get("field"))


def _parameters(task: Task) -> dict[str, object]:
    """Return what the history may hold: codes and ids; of a find in a text the field, without its mask.

    What has no record is a column by its name: leaving it out of the export does not empty it.
    """
    field, _, find = task.subject.partition(": ")
    return {
        "control": task.control,
        "row": task.key,
        "object": task.object,
        "record_id": task.record_id,
        "field": field if find or task.record_id is None else None,
    }


def _record_ids(page: Page, tasks: Sequence[Task]) -> dict[int | None, tuple[str, ...]]:
    numbers = sorted({task.person_no for task in tasks if task.person_no is not None})
    rows = page.rows("retention/persons", person_nos=numbers) if numbers else []
    return {
        cast("int", row["person_no"]): tuple(map(str, cast("list[object]", row["record_ids"])))
        for row in rows
    }
