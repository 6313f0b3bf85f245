"""Opening cases: the first row and the first event in one transaction, once for each opened form."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from dashboard.databases import Store, Transaction
from dashboard.decisions import guards, material
from dashboard.decisions.case import Case, read_cases, read_open
from dashboard.decisions.ledger import Event, append, canonical
from dashboard.decisions.rules import four_eyes
from dashboard.vocabulary import (
    CASE_PERMISSIONS,
    IRREVERSIBLE,
    OPT_OUT_RIGHTS,
    Action,
    Actor,
    Channel,
    Kind,
    Refused,
    Right,
    State,
    require,
)

_CASES = uuid.UUID("6d0f3c5e-6b1e-4b52-9a52-0c7a3f1d9b11")


@dataclass(frozen=True)
class Draft:
    """A case to be opened. `salesforce_ids` are the ids of the person's contacts, leads and individuals.

    `parameters` goes into the history and holds no personal data (e.g. {"until": "2027-01-31"});
    `material` is for what does: the requester, a note in free words.
    """

    kind: Kind
    action: Right | Action
    salesforce_ids: tuple[str, ...]
    received_on: date
    reason_code: str
    channel: Channel | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)
    material: Mapping[str, object] = field(default_factory=dict)
    previous_case_id: str | None = None


def open_cases(
    store: Store,
    actor: Actor,
    drafts: Sequence[Draft],
    *,
    key: str,
    now: datetime,
    snapshot_id: str | None,
    preview_hash: str | None = None,
) -> list[str]:
    """Open one case a draft and return their ids, in the order of the drafts.

    `key` is made when the form opens: a second click with the same key writes nothing. Cases of one call belong
    together: rights share an intake number, acts a batch number. Raises `Denied`, `Refused`, `Blocked`.
    """
    drafts = [*drafts, *_stop_marketing(drafts)]
    _check(actor, drafts, now)
    case_ids = [str(uuid.uuid5(_CASES, f"{key}/{index}")) for index in range(len(drafts))]
    with store.transaction() as transaction:
        if read_cases(transaction, case_ids[:1]):
            return case_ids
        states = [_first_state(store, draft) for draft in drafts]
        _check_not_blocked(transaction, drafts, states)
        _write(transaction, actor, list(zip(case_ids, drafts, states, strict=True)), now, snapshot_id, preview_hash)
    return case_ids


def _stop_marketing(drafts: Sequence[Draft]) -> list[Draft]:
    """Art. 21(3): an objection stops marketing at once, so the act is queued with the request itself."""
    return [
        replace(draft, kind=Kind.MARKETING, action=Action.OPT_OUT, material={})
        for draft in drafts
        if draft.kind is Kind.RIGHT and draft.action in OPT_OUT_RIGHTS and draft.salesforce_ids
    ]


def _check(actor: Actor, drafts: Sequence[Draft], now: datetime) -> None:
    for draft in drafts:
        require(actor, CASE_PERMISSIONS[draft.kind])
        if not draft.reason_code.strip():
            raise Refused("Give a reason: without it nobody can understand this step later.")
        if draft.received_on > now.date():
            raise Refused("The day received lies in the future: {day}.", day=draft.received_on)
        if draft.kind not in {Kind.RIGHT, Kind.BREACH, Kind.NOTICE} and not draft.salesforce_ids:
            raise Refused("Choose at least one person.")
        if any(each.startswith("@") for each in draft.salesforce_ids) and draft.action in IRREVERSIBLE:
            raise Refused("A record without a Salesforce Id cannot be changed in Salesforce. Export it with its Id.")


def _first_state(store: Store, draft: Draft) -> State:
    match draft.kind:
        case Kind.RIGHT:
            return State.RECEIVED
        case Kind.LEGAL_HOLD | Kind.KEEP_UNTIL:
            return State.ACTIVE
        case Kind.NOTICE:
            return State.OPEN
        case Kind.BREACH:
            return State.SUSPECTED
        case _:
            needs_two = draft.action in IRREVERSIBLE and four_eyes(store)
            return State.AWAITING_SECOND_APPROVAL if needs_two else State.APPROVED


def _check_not_blocked(transaction: Transaction, drafts: Sequence[Draft], states: Sequence[State]) -> None:
    if not any(draft.action in IRREVERSIBLE for draft in drafts):
        return
    standing = read_open(transaction)
    protected = frozenset().union(*(case.salesforce_ids for case in standing))
    for draft, state in zip(drafts, states, strict=True):
        ids = frozenset(draft.salesforce_ids)
        if draft.action in IRREVERSIBLE and ids & protected:
            guards.check_not_blocked(Case("", 0, draft.kind, draft.action, ids, state), standing)


def _write(
    transaction: Transaction,
    actor: Actor,
    opened: Sequence[tuple[str, Draft, State]],
    now: datetime,
    snapshot_id: str | None,
    preview_hash: str | None,
) -> None:
    last = transaction.rows("queue/last_numbers")[0]
    number, batch, intake = (int(str(last[name])) for name in ("case_number", "batch_no", "intake_no"))
    rows, events, papers = [], [], []
    for offset, (case_id, draft, state) in enumerate(opened, start=1):
        paper = material.make(case_id, "intake", draft.material, actor, now) if draft.material else None
        papers += [paper.row] if paper else []
        rows.append(_row(case_id, draft, number + offset, batch + 1, intake + 1, actor, now, snapshot_id))
        details = {"action": draft.action.value} | ({"preview": preview_hash} if preview_hash else {})
        if draft.action in IRREVERSIBLE and state is State.APPROVED:
            details["four_eyes"] = "off"
        events.append(
            Event("open", case_id, 1, state.value, draft.reason_code, snapshot_id=snapshot_id,
                  material_hash=paper.hash if paper else None, details=details),
        )
    transaction.insert("request_queue", rows)
    transaction.insert("case_material", papers)
    append(transaction, actor, now, events)


def _row(
    case_id: str,
    draft: Draft,
    case_number: int,
    batch_no: int,
    intake_no: int,
    actor: Actor,
    now: datetime,
    snapshot_id: str | None,
) -> dict[str, object]:
    right = draft.kind is Kind.RIGHT
    together = right or draft.channel is not None
    return {
        "case_id": case_id,
        "case_number": case_number,
        "kind": draft.kind.value,
        "action": draft.action.value,
        "salesforce_ids": canonical(sorted(draft.salesforce_ids)),
        "received_on": draft.received_on,
        "received_at": now,
        "channel": draft.channel.value if draft.channel else None,
        "reason_code": draft.reason_code,
        "parameters": canonical(dict(draft.parameters)),
        "intake_no": intake_no if together else None,
        "batch_no": None if right else batch_no,
        "previous_case_id": draft.previous_case_id,
        "snapshot_id": snapshot_id,
        "created_at": now,
        "created_by": actor.user,
    }
