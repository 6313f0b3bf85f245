"""Taking a step in one or many cases: permission, guards, transition and event in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from dashboard.clock import helsinki_date
from dashboard.databases import Store, Transaction
from dashboard.decisions import guards, material
from dashboard.decisions.case import Case, by_record, in_force, near, read_all, read_open, whole_persons
from dashboard.decisions.items import Result, store_plan
from dashboard.decisions.ledger import Event, append
from dashboard.decisions.plan import Plan
from dashboard.decisions.request_clock import check_facts, check_told
from dashboard.decisions.rules import four_eyes
from dashboard.vocabulary import (
    KEEPING,
    STEP_PERMISSIONS,
    Action,
    Actor,
    Kind,
    Refused,
    Right,
    Role,
    Stale,
    State,
    Step,
    allows,
    next_state,
    require,
    steps_from,
)

SYSTEM = Actor("system", Role.SYSTEM)
_BY_ITSELF = frozenset({Step.FAIL, Step.FULFIL, Step.FULFIL_PARTIALLY, Step.SEND_BACK, Step.SUPERSEDE})


@dataclass(frozen=True)
class Words:
    """Why a step was taken: a coded reason and ground for the history, free words for the case material."""

    reason_code: str | None = None
    ground: str | None = None
    note: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


def take_step(
    store: Store,
    actor: Actor,
    step: Step,
    versions: Mapping[str, int],
    *,
    now: datetime,
    words: Words = Words(),
    snapshot_id: str | None = None,
    plan: Plan | None = None,
) -> None:
    """Take `step` in every case of `versions` (case id → the version the person saw), or in none.

    `plan` is what was looked at when an erasure is proposed or approved: it becomes what is to be done.
    Raises `Denied`, `Refused`, `Blocked`, `NotFound`, and `Stale` where somebody was faster.
    """
    _check_permission(actor, step)
    guards.check_reason(step, words.reason_code or words.note)
    with store.transaction() as transaction:
        cases = _whole(store, _read(transaction, list(versions)), step)
        standing = by_record(in_force(read_open(transaction), helsinki_date(now)))
        needs_two = four_eyes(store)
        for case in cases:
            _check_version(case, versions[case.case_id])
            next_state(case.kind, case.state, step)
            others = near(standing, case.salesforce_ids)
            guards.check_step(case, step, actor, others, four_eyes=needs_two)
            _check_day(case, step, words, now)
        if plan:
            _check_kept(cases, step, plan, words)
            words = replace(words, details={**words.details, "preview": plan.hash})
            items = {case.case_id: plan.of(case.salesforce_ids) for case in cases}
            # A record that an export still shows stays on the list, though its person is gone.
            store_plan(transaction, actor, now, items, keep={Result.STANDING})
        write_step(transaction, actor, step, cases, now=now, words=words, snapshot_id=snapshot_id)
        if step is Step.APPROVE:
            _supersede_retention(transaction, cases, standing, now)


def _read(transaction: Transaction, case_ids: Sequence[str]) -> list[Case]:
    handed_out = {row["case_id"] for row in transaction.rows("queue/handed_out", case_ids=list(case_ids))}
    return [replace(case, handed_out=case.case_id in handed_out) for case in read_all(transaction, case_ids)]


def _whole(store: Store, cases: Sequence[Case], step: Step) -> Sequence[Case]:
    """Return the cases with all that their persons have today, where a guard looks at who is protected."""
    if not any(guards.looks_around(case, step) for case in cases):
        return cases
    with store.page(SYSTEM) as page:
        return whole_persons(page, cases)


def _check_day(case: Case, step: Step, words: Words, now: datetime) -> None:
    if case.kind is Kind.RIGHT and case.received_on:
        check_told(step, words.details, words.note)
        today = helsinki_date(now)
        given = words.details.get("on")
        day = date.fromisoformat(str(given)) if given else today
        check_facts(Right(case.action), case.received_on, step, day, today=today, reason=words.reason_code)


def _check_kept(cases: Sequence[Case], step: Step, plan: Plan, words: Words) -> None:
    """Raise `Refused` where an erasure is to keep a part and nobody says why: the answer has to (12(4))."""
    keeps = plan.action is Action.ANONYMISE and any(case.kind is Kind.RIGHT for case in cases)
    if step is Step.PROPOSE and keeps and words.ground not in KEEPING:
        raise Refused("A part is kept: choose the ground for keeping it (Art. 17(3)).")


def write_step(
    transaction: Transaction,
    actor: Actor,
    step: Step,
    cases: Sequence[Case],
    *,
    now: datetime,
    words: Words = Words(),
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


def steps_for(case: Case, actor: Actor) -> dict[Step, State]:
    """Return the steps that state and role allow: the grey twin of `take_step` without its guards."""
    return {step: state for step, state in steps_from(case.kind, case.state).items() if _permits(actor, step)}


def _permits(actor: Actor, step: Step) -> bool:
    return (actor.role is Role.SYSTEM and step in _BY_ITSELF) or allows(actor.role, STEP_PERMISSIONS[step])


def _check_permission(actor: Actor, step: Step) -> None:
    if not _permits(actor, step):
        require(actor, STEP_PERMISSIONS[step])


def _check_version(case: Case, seen: int) -> None:
    if case.version != seen:
        raise Stale(
            "Case {case} was changed meanwhile by somebody else. Look at it again, then decide again.",
            case=case.case_number,
        )


def _supersede_retention(
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


def _superseded(other: Case) -> bool:
    return other.kind is Kind.RETENTION and Step.SUPERSEDE in steps_from(other.kind, other.state)
