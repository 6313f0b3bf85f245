"""Opening cases: the first row and the first event in one transaction, once for each opened form."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from dashboard.clock import Facts, deadline, helsinki_date
from dashboard.databases import Store, Transaction
from dashboard.decisions import guards, material
from dashboard.decisions.case import Case, in_force, read_cases, read_open
from dashboard.decisions.items import store_plan
from dashboard.decisions.ledger import Event, append, canonical
from dashboard.decisions.plan import Plan
from dashboard.decisions.rules import four_eyes
from dashboard.vocabulary import (
    CASE_PERMISSIONS,
    IRREVERSIBLE,
    STOPPED_AT_ONCE,
    Action,
    Actor,
    Channel,
    Kind,
    Refused,
    Right,
    Stale,
    State,
    require,
)

_NUMBERS = ("case_number", "batch_no", "intake_no")
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


@dataclass(frozen=True)
class Opening:
    """Who opens cases, when, looking at which snapshot and which preview."""

    actor: Actor
    now: datetime
    snapshot_id: str | None
    preview_hash: str | None


Opened = tuple[str, Draft, State]


def open_cases(
    store: Store,
    actor: Actor,
    drafts: Sequence[Draft],
    *,
    key: str,
    now: datetime,
    snapshot_id: str | None,
    preview_hash: str | None = None,
    plan: Plan | None = None,
) -> list[str]:
    """Open one case a draft and return their ids, in the order of the drafts.

    `key` is made when the form opens: a second click with the same key writes nothing, and is `Stale` where
    it asks for something else. Cases of one call
    belong together: rights share an intake number, acts a batch number. `now` is naive UTC. `plan` is what
    was looked at: each case gets the items of its person; a download is held against them later.
    Raises `Denied`, `Refused`, `Blocked`, `Stale`.
    """
    drafts = [*drafts, *_stop_marketing(drafts)]
    _check(actor, drafts, now)
    case_ids = [case_id_of(f"{key}/{index}") for index in range(len(drafts))]
    with store.transaction() as transaction:
        if known := read_cases(transaction, case_ids):
            _check_same(known, dict(zip(case_ids, drafts, strict=True)))
            return case_ids
        needs_two = four_eyes(store)
        states = [_first_state(draft, four_eyes=needs_two) for draft in drafts]
        _check_not_blocked(transaction, drafts, states, helsinki_date(now))
        opening = Opening(actor, now, snapshot_id, plan.hash if plan else preview_hash)
        write_opened(transaction, opening, list(zip(case_ids, drafts, states, strict=True)))
        if plan:
            _store(transaction, opening, plan, list(zip(case_ids, drafts, strict=True)))
    return case_ids


def case_id_of(key: str) -> str:
    """Return the id of the case that a key opens: always the same one."""
    return str(uuid.uuid5(_CASES, key))


def _stop_marketing(drafts: Sequence[Draft]) -> list[Draft]:
    """Art. 21(3): an objection stops marketing at once, so the act is queued with the request itself."""
    return [
        replace(draft, kind=Kind.MARKETING, action=STOPPED_AT_ONCE[Right(draft.action)], material={})
        for draft in drafts
        if draft.kind is Kind.RIGHT and draft.action in STOPPED_AT_ONCE and draft.salesforce_ids
    ]


def _check(actor: Actor, drafts: Sequence[Draft], now: datetime) -> None:
    for draft in drafts:
        require(actor, CASE_PERMISSIONS[draft.kind])
        if not draft.reason_code.strip():
            raise Refused("Give a reason: without it nobody can understand this step later.")
        if draft.received_on > helsinki_date(now):
            raise Refused("The day received lies in the future: {day}.", day=draft.received_on)
        if draft.kind not in {Kind.RIGHT, Kind.BREACH, Kind.NOTICE} and not draft.salesforce_ids:
            raise Refused("Choose at least one person.")
        if draft.kind is Kind.RIGHT:
            deadline(Facts(right=Right(draft.action), received=draft.received_on))
        if any(each.startswith("@") for each in draft.salesforce_ids) and draft.action in IRREVERSIBLE:
            raise Refused("A record without a Salesforce Id cannot be changed there. Export it with its Id.")


def _check_same(known: Mapping[str, Case], drafts: Mapping[str, Draft]) -> None:
    """Raise `Stale` where an opened form is sent again with something else in it."""
    sent = {
        each: (draft.kind, draft.action, frozenset(draft.salesforce_ids)) for each, draft in drafts.items()
    }
    if sent != {each: (case.kind, case.action, case.salesforce_ids) for each, case in known.items()}:
        raise Stale("This form has been sent already with something else in it. Open it anew.")


def _first_state(draft: Draft, *, four_eyes: bool) -> State:
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
            needs_two = draft.action in IRREVERSIBLE and four_eyes
            return State.AWAITING_SECOND_APPROVAL if needs_two else State.APPROVED


def _check_not_blocked(
    transaction: Transaction, drafts: Sequence[Draft], states: Sequence[State], today: date
) -> None:
    if not any(draft.action in IRREVERSIBLE for draft in drafts):
        return
    ids_in_all = [each for draft in drafts for each in draft.salesforce_ids]
    if len(set(ids_in_all)) < len(ids_in_all):
        raise Refused("One person stands twice in this decision. Open the list again and choose anew.")
    standing = in_force(read_open(transaction), today)
    protected = frozenset().union(*(case.salesforce_ids for case in standing))
    for draft, state in zip(drafts, states, strict=True):
        ids = frozenset(draft.salesforce_ids)
        if draft.action in IRREVERSIBLE and ids & protected:
            guards.check_not_blocked(Case("", 0, draft.kind, draft.action, ids, state), standing)


def write_opened(transaction: Transaction, opening: Opening, opened: Sequence[Opened]) -> None:
    """Write cases whose rules have been checked, each with its first event."""
    last = transaction.rows("queue/last_numbers")[0]
    rows, events, papers = [], [], []
    for offset, (case_id, draft, state) in enumerate(opened, start=1):
        paper = _paper(case_id, draft, opening)
        papers += [paper.row] if paper else []
        rows.append(_row(case_id, draft, opening, last, offset))
        events.append(_event(case_id, draft, state, opening, paper.hash if paper else None))
    transaction.insert("request_queue", rows)
    transaction.insert("case_material", papers)
    append(transaction, opening.actor, opening.now, events)


def _store(
    transaction: Transaction,
    opening: Opening,
    plan: Plan,
    opened: Sequence[tuple[str, Draft]],
) -> None:
    items = {
        case_id: plan.of(draft.salesforce_ids) for case_id, draft in opened if draft.action == plan.action
    }
    store_plan(transaction, opening.actor, opening.now, items)


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
        "batch_no": None if right else batch_no + 1,
        "previous_case_id": draft.previous_case_id,
        "snapshot_id": opening.snapshot_id,
        "created_at": opening.now,
        "created_by": opening.actor.user,
    }
