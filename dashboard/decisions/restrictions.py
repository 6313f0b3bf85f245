"""Restricting processing (Art. 18): the ground, and what holds the data from approval until it is lifted.

What is restricted may only be stored, so that no rule may delete anything of the person meanwhile: a hold
begins with the approval. It ends like any hold, by two; the person is told before (Art. 18(3)), and a task
takes the mark off in Salesforce.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import count

from dashboard.clock import helsinki_date
from dashboard.databases import Transaction
from dashboard.decisions.case import Case, near, read_cases
from dashboard.decisions.case_rows import Opening, case_id_of, write_cases
from dashboard.decisions.draft import Draft
from dashboard.vocabulary import (
    RESTRICTING,
    TERMINAL,
    TOLD_BY,
    Action,
    Actor,
    Kind,
    Refused,
    Right,
    State,
    Step,
)

RESTRICTED = "restricted"
LIFTED = "restriction_lifted"
_INDIVIDUAL = "0PK"


def check_ground(case: Case, step: Step, ground: str | None) -> None:
    """Raise `Refused` where a restriction is approved and nobody says by which point of Art. 18(1)."""
    if step is Step.APPROVE and _restricts(case) and ground not in RESTRICTING:
        raise Refused(
            "Open the case and choose the ground for restricting (Art. 18(1)): it decides how long it lasts."
        )


def check_told(case: Case, step: Step, details: Mapping[str, object], today: date) -> None:
    """Raise `Refused` where a restriction is lifted and nobody says how the person was told (Art. 18(3))."""
    if step is not Step.RELEASE or case.action != Action.RESTRICT:
        return
    if details.get("channel") not in TOLD_BY:
        raise Refused("Tell the person before the restriction ends, and record when and how (Art. 18(3)).")
    on = details.get("on")
    if on and date.fromisoformat(str(on)) > today:
        raise Refused("That day has not come yet: {day}.", day=date.fromisoformat(str(on)))


def end(
    transaction: Transaction,
    actor: Actor,
    cases: Sequence[Case],
    standing: Mapping[str, Sequence[Case]],
    *,
    now: datetime,
    snapshot_id: str | None,
) -> None:
    """Open the task that takes the mark off the privacy record, for each restriction that has been lifted.

    Not where another restriction holds the same person, nor where there is no privacy record to change.
    `standing` are the open cases by record, those that end now among them.
    """
    lifted = [case for case in cases if case.action == Action.RESTRICT and _has_mark(case)]
    ending = {case.case_id for case in cases}
    free = [
        case
        for case in lifted
        if not any(
            other.action == Action.RESTRICT and other.case_id not in ending
            for other in near(standing, case.salesforce_ids)
        )
    ]
    tasks = [(case_id_of(f"lift/{case.case_id}"), _lifting(case, now), State.APPROVED) for case in free]
    if tasks:
        write_cases(transaction, Opening(actor, now, snapshot_id, None), tasks)


def _has_mark(case: Case) -> bool:
    return any(record_id.startswith(_INDIVIDUAL) for record_id in case.salesforce_ids)


def _lifting(case: Case, now: datetime) -> Draft:
    return Draft(
        kind=Kind.FINDING,
        action=Action.LIFT_RESTRICTION,
        salesforce_ids=tuple(sorted(case.salesforce_ids)),
        received_on=helsinki_date(now),
        reason_code=LIFTED,
        previous_case_id=case.case_id,
    )


def begin(
    transaction: Transaction,
    actor: Actor,
    cases: Sequence[Case],
    ground: str | None,
    *,
    now: datetime,
    snapshot_id: str | None,
) -> None:
    """Open a hold for each restriction among approved cases that has none in force; `now` is naive UTC."""
    begun = [case for case in cases if _restricts(case) and case.salesforce_ids]
    new = [(_free_id(transaction, case), _hold(case, ground), State.ACTIVE) for case in begun]
    opened = [(case_id, draft, state) for case_id, draft, state in new if case_id]
    if opened:
        write_cases(transaction, Opening(actor, now, snapshot_id, None), opened)


def _free_id(transaction: Transaction, case: Case) -> str | None:
    """Return the id of the hold to open, None where one stands.

    A restriction that was sent back may be approved again after its hold was released: then another begins.
    """
    for time in count():
        case_id = case_id_of(f"restriction/{case.case_id}" + (f"/{time}" if time else ""))
        opened = read_cases(transaction, [case_id]).get(case_id)
        if opened is None:
            return case_id
        if opened.state not in TERMINAL:
            return None
    raise AssertionError


def _restricts(case: Case) -> bool:
    return case.kind is Kind.RIGHT and case.action == Right.RESTRICTION


def _hold(case: Case, ground: str | None) -> Draft:
    assert case.received_on is not None
    return Draft(
        kind=Kind.LEGAL_HOLD,
        action=Action.RESTRICT,
        salesforce_ids=tuple(sorted(case.salesforce_ids)),
        received_on=case.received_on,
        reason_code=ground or RESTRICTED,
        previous_case_id=case.case_id,
    )
