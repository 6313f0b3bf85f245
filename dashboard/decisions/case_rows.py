"""What is written when cases are opened: their rows, their first events, the papers that came with them."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard.databases import Transaction
from dashboard.decisions import material
from dashboard.decisions.draft import Draft
from dashboard.decisions.ledger import Event, append, canonical
from dashboard.decisions.sealing import insert_sealed
from dashboard.vocabulary import IRREVERSIBLE, SYSTEM, Actor, Kind, State

_CASES = uuid.UUID("6d0f3c5e-6b1e-4b52-9a52-0c7a3f1d9b11")
_NUMBERS = ("case_number", "batch_no", "intake_no")


@dataclass(frozen=True)
class Opening:
    """Who opens cases, when, looking at which snapshot and which preview."""

    actor: Actor
    now: datetime
    snapshot_id: str | None
    preview_hash: str | None


Opened = tuple[str, Draft, State]


def case_id_of(key: str) -> str:
    """Return the id of the case that a key opens: always the same one."""
    return str(uuid.uuid5(_CASES, key))


def write_cases(transaction: Transaction, opening: Opening, opened: Sequence[Opened]) -> None:
    """Add the rows, the papers and the first events of new cases: (id, draft, first state) in their order."""
    append(transaction, opening.actor, opening.now, add_cases(transaction, opening, opened))


def add_cases(transaction: Transaction, opening: Opening, opened: Sequence[Opened]) -> list[Event]:
    """Add the rows and papers of new cases; return their first events, to be appended after all rows."""
    last = transaction.rows("queue/last_numbers")[0]
    rows, events, papers = [], [], []
    for offset, (case_id, draft, state) in enumerate(opened, start=1):
        paper = _paper(case_id, draft, opening)
        papers += [paper.row] if paper else []
        rows.append(_row(case_id, draft, opening, last, offset))
        events.append(_event(case_id, draft, state, opening, paper.hash if paper else None))
    insert_sealed(transaction, "request_queue", rows)
    transaction.insert("request_record", [each for row in opened for each in _records(*row)])
    transaction.insert("case_material", papers)
    return events


def _records(case_id: str, draft: Draft, _state: State) -> Iterator[dict[str, object]]:
    for record_id in sorted(set(draft.salesforce_ids)):
        yield {"record_id": record_id, "case_id": case_id}


def _paper(case_id: str, draft: Draft, opening: Opening) -> material.Material | None:
    if not draft.material:
        return None
    return material.make(case_id, "intake", draft.material, opening.actor, opening.now)


def _event(case_id: str, draft: Draft, state: State, opening: Opening, material_hash: str | None) -> Event:
    details = {"action": draft.action.value}
    if opening.preview_hash:
        details["preview"] = opening.preview_hash
    if draft.action in IRREVERSIBLE and state is State.APPROVED:
        details["four_eyes"] = "off"
    return Event(
        step="open",
        case_id=case_id,
        version=1,
        state=state.value,
        reason_code=draft.reason_code,
        snapshot_id=opening.snapshot_id,
        material_hash=material_hash,
        details=details,
    )


def _row(
    case_id: str,
    draft: Draft,
    opening: Opening,
    last: Mapping[str, object],
    offset: int,
) -> dict[str, object]:
    case_number, batch_no, intake_no = (int(str(last[name])) for name in _NUMBERS)
    right = draft.kind is Kind.RIGHT
    return {
        "case_id": case_id,
        "case_number": case_number + offset,
        "kind": draft.kind.value,
        "action": draft.action.value,
        "salesforce_ids": canonical(sorted(draft.salesforce_ids)),
        "received_on": draft.received_on,
        "received_at": opening.now,
        "channel": draft.channel.value if draft.channel else None,
        "reason_code": draft.reason_code,
        "parameters": canonical(dict(draft.parameters)),
        "intake_no": intake_no + 1 if right or draft.channel else None,
        # What the program finds is confirmed one by one.
        "batch_no": None if right or opening.actor == SYSTEM else batch_no + 1,
        "previous_case_id": draft.previous_case_id,
        "snapshot_id": opening.snapshot_id,
        "created_at": opening.now,
        "created_by": opening.actor.user,
    }
