"""Plans of cases: their persons looked up in the current snapshot, and what is left to do for each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dashboard.databases import Page
from dashboard.decisions.items import Item
from dashboard.decisions.plan import PLANNED_ACTIONS, Trace, find
from dashboard.vocabulary import Action, Kind, Right


class Problem(StrEnum):
    """How the person of a case stands otherwise in this snapshot than when the case was opened."""

    GONE = "gone"
    SPLIT = "split"
    JOINED = "joined"


@dataclass(frozen=True)
class CasePlan:
    """What is left to do for one case, by the current snapshot; `action` is None where no file does it.

    `records` are the ids that the case names and those of its persons today: what protects one of them
    protects all. `in_bin` counts rows in Salesforce's recycle bin by object; `returned` tells that the person
    has a living record again that only an equal address ties to the case.
    """

    case_id: str
    case_number: int
    kind: Kind
    action: Action | None
    received_at: datetime
    salesforce_ids: frozenset[str]
    items: tuple[Item, ...]
    records: frozenset[str] = frozenset()
    problem: Problem | None = None
    in_bin: Mapping[str, int] = field(default_factory=dict)
    returned: bool = False


def plan_cases(page: Page, case_ids: Sequence[str]) -> dict[str, CasePlan]:
    """Return the plan of each case, by its id; cases that do not exist are left out."""
    rows = page.rows("plan/cases", case_ids=list(case_ids))
    emptied = {row["case_id"] for row in page.rows("plan/anonymising", case_ids=list(case_ids))}
    actions = {str(row["case_id"]): action_of(row, anonymises=row["case_id"] in emptied) for row in rows}
    traces: dict[Action, Trace] = {}
    for action in {each for each in actions.values() if each is not None}:
        ids = [case_id for case_id, each in actions.items() if each is action]
        persons = page.rows("plan/case_persons", case_ids=ids)
        owned = [(int(str(row["owner"])), int(str(row["person_no"]))) for row in persons]
        company = [int(str(row["person_no"])) for row in page.rows("plan/company", case_ids=ids)]
        traces[action] = find(page, action, owned, leaving=company)
    return {str(row["case_id"]): _case_plan(row, actions[str(row["case_id"])], traces) for row in rows}


def action_of(row: Mapping[str, object], *, anonymises: bool = False) -> Action | None:
    """Return what a case does in Salesforce by files, or None; an erasure that keeps a part anonymises."""
    if row["kind"] == Kind.RIGHT:
        if row["action"] != Right.ERASURE:
            return None
        return Action.ANONYMISE if anonymises else Action.DELETE
    return Action(str(row["action"])) if row["action"] in PLANNED_ACTIONS else None


def _case_plan(row: Mapping[str, object], action: Action | None, traces: Mapping[Action, Trace]) -> CasePlan:
    number = int(str(row["case_number"]))
    trace = traces[action] if action else Trace({})
    received_at = row["received_at"]
    assert isinstance(received_at, datetime)
    ids, record_ids = frozenset(json.loads(str(row["salesforce_ids"]))), row["record_ids"]
    assert isinstance(record_ids, list)
    return CasePlan(
        case_id=str(row["case_id"]),
        case_number=number,
        kind=Kind(str(row["kind"])),
        action=action,
        received_at=received_at,
        salesforce_ids=ids,
        items=trace.items.get(number, ()),
        records=ids | set(record_ids),
        problem=_problem(row),
        in_bin=trace.in_bin(number),
        returned=bool(row["returned"]),
    )


def _problem(row: Mapping[str, object]) -> Problem | None:
    persons = int(str(row["persons"]))
    if persons == 0:
        return Problem.GONE
    if persons > 1:
        return Problem.SPLIT
    return Problem.JOINED if row["joined"] else None
