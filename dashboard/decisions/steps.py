"""Taking a step in one or many cases: permission, guards, transition and event in one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from dashboard.clock import helsinki_date
from dashboard.databases import Store, Taken, Transaction
from dashboard.decisions import guards, restrictions
from dashboard.decisions.breach_demands import check_breach
from dashboard.decisions.case import (
    Case,
    by_record,
    ids_of,
    in_force,
    near,
    read_all,
    read_near,
    whole_persons,
)
from dashboard.decisions.consequences import close_proved, supersede_retention
from dashboard.decisions.demands import check_demands
from dashboard.decisions.items import Result, store_plan
from dashboard.decisions.plan import Plan
from dashboard.decisions.proposals import check_proposal
from dashboard.decisions.recipients import untold
from dashboard.decisions.request_clock import check_facts, check_told
from dashboard.decisions.rules import read_rules
from dashboard.decisions.step_rows import NO_WORDS, Words, write_step
from dashboard.decisions.suppression import remember
from dashboard.policy import Policy
from dashboard.text import N_
from dashboard.vocabulary import (
    SETTLING,
    STEP_PERMISSIONS,
    SYSTEM,
    Actor,
    Kind,
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

__all__ = ["Words", "steps_for", "take_step", "write_step"]

_CHANGED = N_(
    "One of these cases was changed meanwhile by somebody else. Look at them again, then decide again."
)
_MOVES_OTHERS = frozenset({Step.APPROVE, Step.RELEASE})
# Steps for which only what has happened in the case itself counts: others may write while they are judged.
_OWN_HISTORY = frozenset(
    {
        Step.START,
        Step.ASK_IDENTITY,
        Step.CONFIRM_IDENTITY,
        Step.ASK_CLARIFICATION,
        Step.RECEIVE_CLARIFICATION,
        Step.REJECT,
        Step.WITHDRAW,
        Step.CLAIM,
        Step.RELEASE_CLAIM,
    }
)
_ALONE = {"four_eyes": "off"}
_BY_ITSELF = frozenset({Step.FAIL, Step.FULFIL, Step.FULFIL_PARTIALLY, Step.SEND_BACK, Step.SUPERSEDE})


def take_step(
    store: Store,
    actor: Actor,
    step: Step,
    versions: Mapping[str, int],
    *,
    now: datetime,
    words: Words = NO_WORDS,
    snapshot_id: str | None = None,
    plan: Plan | None = None,
) -> None:
    """Take `step` in every case of `versions` (case id → the version the person saw), or in none.

    `plan` is what was looked at when an erasure is proposed or approved: it becomes what is to be done.
    Raises `Denied`, `Refused`, `Blocked`, `NotFound`, and `Stale` where somebody was faster.
    """
    _check_permission(actor, step)
    guards.check_reason(step, words.reason_code or words.note)
    rules, taking = read_rules(store), _Taking(actor, step, now)
    with _first_wins(), store.transaction(later=True) as transaction:
        cases = _whole(store, _judged(transaction, list(versions), step), step)
        standing = by_record(in_force(_around(transaction, cases, step), helsinki_date(now)))
        for case in cases:
            _check_version(case, versions[case.case_id])
            _check(transaction, taking, case, near(standing, case.salesforce_ids), rules, words)
        if plan:
            words = _freeze(transaction, taking, cases, plan, words)
        alone = _alone(cases, step, needs_two=rules.four_eyes)
        if step is Step.APPROVE:
            remember(store, transaction, cases, now)
        write_step(
            transaction, actor, step, cases, now=now, words=words, snapshot_id=snapshot_id, details=alone
        )
        if step is Step.APPROVE:
            supersede_retention(transaction, cases, standing, now)
            restrictions.begin(transaction, actor, cases, words.ground, now=now, snapshot_id=snapshot_id)
        if step is Step.RELEASE:
            restrictions.end(transaction, actor, cases, standing, now=now, snapshot_id=snapshot_id)
        if step in SETTLING:
            close_proved(transaction, list(versions), rules.recipients, now)


@contextmanager
def _first_wins() -> Iterator[None]:
    """Raise `Stale` where another server has taken a step in one of the cases while these were read."""
    try:
        yield
    except Taken as error:
        raise Stale(_CHANGED) from error


@dataclass(frozen=True)
class _Taking:
    actor: Actor
    step: Step
    now: datetime


def _check(
    transaction: Transaction, taking: _Taking, case: Case, others: Sequence[Case], rules: Policy, words: Words
) -> None:
    """Raise where a case may not take the step, or what was given with it does not fit."""
    step = taking.step
    next_state(case.kind, case.state, step)
    waiting = untold(case, rules.recipients)
    guards.check_step(case, step, taking.actor, others, four_eyes=rules.four_eyes, untold=waiting)
    guards.check_asking(case, step, rules.identity, words.reason_code)
    check_breach(transaction, case, step, words, rules.clock, taking.now)
    check_demands(transaction, case, step, words)
    restrictions.check_ground(case, step, words.ground)
    restrictions.check_told(case, step, words.details, helsinki_date(taking.now))
    if step in SETTLING:
        guards.check_settling(case, step, waiting, words.details.get("recipient"), words.note)
    if case.kind is Kind.RIGHT and case.received_on:
        check_told(step, words.details, words.note)
        _check_day(case, case.received_on, taking, words)


def _check_day(case: Case, received_on: date, taking: _Taking, words: Words) -> None:
    today = helsinki_date(taking.now)
    given = words.details.get("on")
    day = date.fromisoformat(str(given)) if given else today
    check_facts(Right(case.action), received_on, taking.step, day, today=today, reason=words.reason_code)


def _freeze(
    transaction: Transaction, taking: _Taking, cases: Sequence[Case], plan: Plan, words: Words
) -> Words:
    """Make the list that was looked at what is to be done; return the words with its hash."""
    if taking.step is Step.PROPOSE:
        check_proposal(cases, plan, words)
    items = {case.case_id: plan.of(case.salesforce_ids) for case in cases}
    # A record that an export still shows stays on the list, though its person is gone.
    store_plan(transaction, taking.actor, taking.now, items, keep={Result.STANDING})
    return replace(words, details={**words.details, "preview": plan.hash})


def _judged(transaction: Transaction, case_ids: Sequence[str], step: Step) -> list[Case]:
    """Return the cases; where more than their own history decides, nobody else writes from here on."""
    cases = _read(transaction, case_ids, step)
    if all(_judged_alone(case, step) for case in cases):
        return cases
    transaction.stand_in_row()
    return _read(transaction, case_ids, step)


def _judged_alone(case: Case, step: Step) -> bool:
    return step in _OWN_HISTORY and case.kind is not Kind.BREACH and not guards.looks_around(case, step)


def _read(transaction: Transaction, case_ids: Sequence[str], step: Step) -> list[Case]:
    """Return the cases; whether files have left is asked only for steps that depend on it."""
    cases = read_all(transaction, case_ids)
    if step not in guards.ASKS_FOR_FILES:
        return cases
    handed_out = {row["case_id"] for row in transaction.rows("queue/handed_out", case_ids=list(case_ids))}
    return [replace(case, handed_out=case.case_id in handed_out) for case in cases]


def _around(transaction: Transaction, cases: Sequence[Case], step: Step) -> list[Case]:
    """Return the open cases about the same persons, for steps that depend on them or change them."""
    if step in _MOVES_OTHERS or any(guards.looks_around(case, step) for case in cases):
        return read_near(transaction, ids_of(cases))
    return []


def _whole(store: Store, cases: Sequence[Case], step: Step) -> Sequence[Case]:
    """Return the cases with all that their persons have today, where a guard looks at who is protected."""
    if not any(guards.looks_around(case, step) for case in cases):
        return cases
    with store.page(SYSTEM) as page:
        return whole_persons(page, cases)


def _alone(cases: Sequence[Case], step: Step, *, needs_two: bool) -> dict[str, Mapping[str, object]]:
    """Say of each case where one person does what takes two: the policy allows it, the history tells it."""
    return {case.case_id: _ALONE for case in cases if not needs_two and guards.takes_two(case, step)}


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
