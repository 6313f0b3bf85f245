"""Restricting processing (Art. 18): the ground, and what holds the data from approval until it is lifted.

What is restricted may only be stored, so that no rule may delete anything of the person meanwhile: a hold
begins with the approval. It ends like any hold, by two; the person is told before (Art. 18(3)).
"""

from collections.abc import Sequence
from datetime import datetime

from dashboard.databases import Transaction
from dashboard.decisions.case import Case
from dashboard.decisions.case_rows import Opening, case_id_of, write_cases
from dashboard.decisions.draft import Draft
from dashboard.vocabulary import RESTRICTING, Action, Actor, Kind, Refused, Right, State, Step

RESTRICTED = "restricted"


def check_ground(case: Case, step: Step, ground: str | None) -> None:
    """Raise `Refused` where a restriction is approved and nobody says by which point of Art. 18(1)."""
    if step is Step.APPROVE and _restricts(case) and ground not in RESTRICTING:
        raise Refused(
            "Open the case and choose the ground for restricting (Art. 18(1)): it decides how long it lasts."
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
    """Open a hold for each restriction among approved cases that has none yet; `now` is naive UTC."""
    begun = [case for case in cases if _restricts(case) and case.salesforce_ids]
    holds = {case_id_of(f"restriction/{case.case_id}"): case for case in begun}
    known = {str(row["case_id"]) for row in transaction.rows("queue/current_cases", case_ids=sorted(holds))}
    opened = [
        (case_id, _hold(case, ground), State.ACTIVE)
        for case_id, case in holds.items()
        if case_id not in known
    ]
    if opened:
        write_cases(transaction, Opening(actor, now, snapshot_id, None), opened)


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
