"""Restricting processing (Art. 18): the ground, and what holds the data from approval until it is lifted.

What is restricted may only be stored, so that no rule may delete anything of the person meanwhile: a hold
begins with the approval. It ends like any hold, by two; the person is told before (Art. 18(3)).
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import count

from dashboard.databases import Transaction
from dashboard.decisions.case import Case
from dashboard.decisions.case_rows import Opening, case_id_of, write_cases
from dashboard.decisions.draft import Draft
from dashboard.vocabulary import RESTRICTING, TERMINAL, Action, Actor, Kind, Refused, Right, State, Step

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
        row = transaction.row("queue/current_cases", case_ids=[case_id])
        if row is None:
            return case_id
        if State(str(row["state"])) not in TERMINAL:
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
