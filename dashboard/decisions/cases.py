"""Opening cases: the first row and the first event in one transaction, once for each opened form."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from dashboard.clock import Facts, deadline, helsinki_date
from dashboard.databases import Store, Transaction
from dashboard.decisions import guards
from dashboard.decisions.case import Case, in_force, read_cases, read_near
from dashboard.decisions.case_rows import Opened, Opening, add_cases, case_id_of, write_cases
from dashboard.decisions.draft import Draft
from dashboard.decisions.items import store_plan
from dashboard.decisions.ledger import append
from dashboard.decisions.plan import Plan
from dashboard.decisions.rules import read_rules
from dashboard.decisions.suppression import reason_of, remember
from dashboard.vocabulary import (
    CASE_PERMISSIONS,
    IRREVERSIBLE,
    STOPPED_AT_ONCE,
    SYSTEM,
    Action,
    Actor,
    Kind,
    Refused,
    Right,
    Stale,
    State,
    require,
)

__all__ = ["Draft", "open_cases", "open_found"]


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
    it asks for something else. Cases of one call belong together: rights share an intake number, acts a batch
    number. `now` is naive UTC. `plan` is what was looked at: each case gets the items of its person; a
    download is held against them later.
    Raises `Denied`, `Refused`, `Blocked`, `Stale`.
    """
    drafts = [*drafts, *_stop_marketing(drafts)]
    _check(actor, drafts, now)
    case_ids = [case_id_of(f"{key}/{index}") for index in range(len(drafts))]
    with store.transaction() as transaction:
        if known := read_cases(transaction, case_ids):
            _check_same(known, dict(zip(case_ids, drafts, strict=True)))
            return case_ids
        needs_two = read_rules(store).four_eyes
        states = [_first_state(draft, four_eyes=needs_two) for draft in drafts]
        _check_not_blocked(transaction, drafts, states, helsinki_date(now))
        opening = Opening(actor, now, snapshot_id, plan.hash if plan else preview_hash)
        opened = list(zip(case_ids, drafts, states, strict=True))
        events = add_cases(transaction, opening, opened)
        if plan:
            _store(transaction, opening, plan, opened)
        _remember(store, transaction, opened, now)
        append(transaction, actor, now, events)
    return case_ids


def open_found(
    store: Store, found: Mapping[str, Draft], *, now: datetime, snapshot_id: str | None
) -> list[str]:
    """Open a case for each thing that the program has found, by its key, and return the ids of the new ones.

    What has been opened once is not opened again, whatever became of it. Each waits for an officer; nothing
    is blocked here, because whoever approves looks at what protects the person.
    """
    if not found:
        return []
    drafts = {case_id_of(key): draft for key, draft in found.items()}
    with store.transaction() as transaction:
        known = read_cases(transaction, list(drafts))
        new = [
            (case_id, draft, State.AWAITING_SECOND_APPROVAL)
            for case_id, draft in drafts.items()
            if case_id not in known
        ]
        write_cases(transaction, Opening(SYSTEM, now, snapshot_id, None), new)
    return [case_id for case_id, *_ in new]


def _remember(store: Store, transaction: Transaction, opened: Sequence[Opened], now: datetime) -> None:
    """Remember the persons of what needs no approval."""
    approved = [
        Case(case_id, 0, draft.kind, draft.action, frozenset(draft.salesforce_ids), state)
        for case_id, draft, state in opened
        if state is State.APPROVED and reason_of(draft.action)
    ]
    remember(store, transaction, approved, now)


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
        if _is_about_somebody(draft) and not draft.salesforce_ids:
            raise Refused("Choose at least one person.")
        if draft.kind is Kind.RIGHT:
            given = draft.parameters.get("answer_by")
            answer_by = date.fromisoformat(str(given)) if given else None
            deadline(Facts(right=Right(draft.action), received=draft.received_on, answer_by=answer_by))
        if any(each.startswith("@") for each in draft.salesforce_ids) and draft.action in IRREVERSIBLE:
            raise Refused("A record without a Salesforce Id cannot be changed there. Export it with its Id.")


def _is_about_somebody(draft: Draft) -> bool:
    """Tell whether a draft needs a person: a column or a campaign corrected by hand belongs to nobody."""
    return (
        draft.kind not in {Kind.RIGHT, Kind.BREACH, Kind.NOTICE}
        and draft.action is not Action.CORRECT_BY_HAND
    )


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
            return State.AWARE if draft.parameters.get("aware_at") else State.SUSPECTED
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
    standing = in_force(read_near(transaction, ids_in_all), today)
    protected = frozenset().union(*(case.salesforce_ids for case in standing))
    for draft, state in zip(drafts, states, strict=True):
        ids = frozenset(draft.salesforce_ids)
        if draft.action in IRREVERSIBLE and ids & protected:
            guards.check_not_blocked(Case("", 0, draft.kind, draft.action, ids, state), standing)


def _store(
    transaction: Transaction,
    opening: Opening,
    plan: Plan,
    opened: Sequence[Opened],
) -> None:
    items = {
        case_id: plan.of(draft.salesforce_ids) for case_id, draft, _ in opened if draft.action == plan.action
    }
    store_plan(transaction, opening.actor, opening.now, items)
