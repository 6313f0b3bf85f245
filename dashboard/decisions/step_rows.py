"""What is written when steps are taken: the events of the history, and the words that go with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions import material
from dashboard.decisions.case import Case
from dashboard.decisions.ledger import Event, append
from dashboard.vocabulary import Actor, Step, next_state


@dataclass(frozen=True)
class Words:
    """Why a step was taken: a coded reason and ground for the history, free words for the case material."""

    reason_code: str | None = None
    ground: str | None = None
    note: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


# A step that needs none.
NO_WORDS: Final = Words()


def write_step(
    transaction: Transaction,
    actor: Actor,
    step: Step,
    cases: Sequence[Case],
    *,
    now: datetime,
    words: Words = NO_WORDS,
    snapshot_id: str | None = None,
    details: Mapping[str, Mapping[str, object]] | None = None,
) -> None:
    """Write the events of a step whose guards have been checked; `details` are one case's own, by its id."""
    own = details or {}
    papers = {
        case.case_id: material.make(case.case_id, "note", {"note": words.note}, actor, now)
        for case in cases
        if words.note
    }
    transaction.insert("case_material", [paper.row for paper in papers.values()])
    append(
        transaction,
        actor,
        now,
        [
            Event(
                step=step.value,
                case_id=case.case_id,
                version=case.version + 1,
                state=next_state(case.kind, case.state, step).value,
                reason_code=words.reason_code,
                ground=words.ground,
                snapshot_id=snapshot_id,
                material_hash=papers[case.case_id].hash if papers else None,
                details={**words.details, **own.get(case.case_id, {})},
            )
            for case in cases
        ],
    )
