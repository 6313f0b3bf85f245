"""What follows by itself from a step: retention gives way to erasure, what is proved closes once all know."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions.case import Case, near, read_all
from dashboard.decisions.recipients import untold
from dashboard.decisions.step_rows import Words, write_step
from dashboard.policy import Recipient
from dashboard.vocabulary import SYSTEM, Kind, Right, State, Step, steps_from

RECIPIENTS_TOLD: Final = "recipients_told"


def supersede_retention(
    transaction: Transaction,
    cases: Sequence[Case],
    standing: Mapping[str, Sequence[Case]],
    now: datetime,
) -> None:
    """Let an approved erasure request take the place of retention decisions about the same person."""
    for case in cases:
        if case.kind is not Kind.RIGHT or case.action != Right.ERASURE:
            continue
        older = [other for other in near(standing, case.salesforce_ids) if _superseded(other)]
        if older:
            full = read_all(transaction, [other.case_id for other in older])
            words = Words(reason_code="superseded_by_erasure", details={"by_case": case.case_number})
            write_step(transaction, SYSTEM, Step.SUPERSEDE, full, now=now, words=words)


def close_proved(
    transaction: Transaction, case_ids: Sequence[str], known: Sequence[Recipient], now: datetime
) -> None:
    """Close what a copy of the register has proved already, now that the last recipient knows (Art. 19)."""
    for case in read_all(transaction, case_ids):
        if case.proof and case.state is State.EXECUTED and not untold(case, known):
            closing, ground = case.proof
            words = Words(reason_code=RECIPIENTS_TOLD, ground=ground)
            write_step(transaction, SYSTEM, closing, [case], now=now, words=words)


def _superseded(other: Case) -> bool:
    return other.kind is Kind.RETENTION and Step.SUPERSEDE in steps_from(other.kind, other.state)
