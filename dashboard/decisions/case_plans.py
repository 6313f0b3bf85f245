"""Plans of cases: their persons looked up in the current snapshot, and what is left to do for each."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from dashboard.databases import Page
from dashboard.decisions.corrections import Asked, asked
from dashboard.decisions.items import Item
from dashboard.decisions.left_out import NOTHING, LeftOut, read_left_out
from dashboard.decisions.plan import PLANNED_ACTIONS, Plan, Trace, find, plan
from dashboard.decisions.plan_notes import hindrance_notes
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
    has a living record again that only an equal address ties to the case. `asked` is what a rectification
    request asks. `left_out` is what stays out of the case.
    """

    case_id: str
    case_number: int
    kind: Kind
    action: Action | None
    received_at: datetime
    salesforce_ids: frozenset[str]
    items: tuple[Item, ...]
    records: frozenset[str] = frozenset()
    left_out: LeftOut = NOTHING
    asked: Asked | None = None
    problem: Problem | None = None
    in_bin: Mapping[str, int] = field(default_factory=dict)
    returned: bool = False


def plan_cases(page: Page, case_ids: Sequence[str]) -> dict[str, CasePlan]:
    """Return the plan of each case, by its id; cases that do not exist are left out."""
    rows = page.rows("plan/cases", case_ids=list(case_ids))
    emptied = {row["case_id"] for row in page.rows("plan/anonymising", case_ids=list(case_ids))}
    corrected = asked(page, [str(row["case_id"]) for row in rows if row["action"] == Right.RECTIFICATION])
    actions = {
        str(row["case_id"]): action_of(
            row, anonymises=row["case_id"] in emptied, corrects=row["case_id"] in corrected
        )
        for row in rows
    }
    stays = read_left_out(page, list(actions))
    by_number = {int(str(row["case_number"])): stays.get(str(row["case_id"]), NOTHING) for row in rows}
    traces = {
        action: _trace(page, action, actions, by_number) for action in PLANNED_ACTIONS & {*actions.values()}
    }
    return {
        case_id: replace(
            _case_plan(row, action, traces, corrected.get(case_id)), left_out=stays.get(case_id, NOTHING)
        )
        for row in rows
        for case_id, action in [(str(row["case_id"]), actions[str(row["case_id"])])]
    }


def _trace(
    page: Page,
    action: Action,
    actions: Mapping[str, Action | None],
    left_out: Mapping[int, LeftOut],
) -> Trace:
    ids = [case_id for case_id, each in actions.items() if each is action]
    persons = page.rows("plan/case_persons", case_ids=ids)
    owned = [(int(str(row["owner"])), int(str(row["person_no"]))) for row in persons]
    company = [int(str(row["person_no"])) for row in page.rows("plan/company", case_ids=ids)]
    return find(page, action, owned, leaving=company, left_out=left_out)


def action_of(
    row: Mapping[str, object], *, anonymises: bool = False, corrects: bool = False
) -> Action | None:
    """Return what a case does in Salesforce by files, or None.

    An erasure that keeps a part anonymises; a rectification corrects what has been written down (`corrects`).
    """
    if row["kind"] != Kind.RIGHT:
        return Action(str(row["action"])) if row["action"] in PLANNED_ACTIONS else None
    match row["action"]:
        case Right.ERASURE:
            return Action.ANONYMISE if anonymises else Action.DELETE
        case Right.RESTRICTION | Right.OBJECTION:
            return Action.RESTRICT
        case Right.RECTIFICATION if corrects:
            return Action.CORRECT
    return None


def planned(page: Page, case_ids: Sequence[str]) -> Plan | None:
    """Return what cases that all do the same change by the page's snapshot, with what to know beside it.

    None where no file does it, and before the first import.
    """
    cases = plan_cases(page, case_ids) if page.snapshot and case_ids else {}
    action = next((case.action for case in cases.values()), None)
    if page.snapshot is None or action is None:
        return None
    if action is Action.CORRECT:
        return _corrections(page.snapshot.snapshot_id, cases.values())
    by_number = {case.case_number: case.left_out for case in cases.values()}
    rows = page.rows("plan/case_persons", case_ids=list(case_ids))
    left_out = {int(str(row["person_no"])): by_number[int(str(row["owner"]))] for row in rows}
    return plan(page, action, sorted(left_out), left_out)


def _corrections(snapshot_id: str, cases: Collection[CasePlan]) -> Plan:
    """Return what rectification requests correct; the case's number stands for its person."""
    listed = [case.asked for case in cases if case.asked]
    return Plan(
        action=Action.CORRECT,
        snapshot_id=snapshot_id,
        by_person={case.case_number: case.items for case in cases},
        records={case.case_number: case.records for case in cases},
        notes=tuple(hindrance_notes([(each.object, why) for each, why in found.lacking] for found in listed)),
        paper=" ".join(found.paper for found in listed),
    )


def _case_plan(
    row: Mapping[str, object],
    action: Action | None,
    traces: Mapping[Action, Trace],
    asked: Asked | None,
) -> CasePlan:
    number = int(str(row["case_number"]))
    trace = traces.get(action, Trace({})) if action else Trace({})
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
        items=asked.items if asked else trace.items.get(number, ()),
        records=ids | set(record_ids),
        asked=asked,
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
