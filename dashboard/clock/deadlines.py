"""The deadline of a request (Art. 12(3) and (4), Reg. 1182/71): when the answer is due, and why."""

from dataclasses import dataclass, replace
from datetime import date

from dashboard.clock.calendar import add_working_days
from dashboard.clock.counting import Counting, count_request
from dashboard.clock.explanation import explain
from dashboard.clock.facts import Facts
from dashboard.clock.policy import LAWFUL, ClockPolicy
from dashboard.clock.steps import Reason, Step
from dashboard.vocabulary import Right


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """When an answer is due, with every date that led to it; None where there is no such date.

    `due`: the limit in force. None: no limit (complaint without the authority's date), or withdrawn.
    `base_due`: one month from receipt, no extension, no pause; always shown beside `due`.
    `internal_target`: when the office wants to be ready.
    `act_at_once`: the day on which the act itself is due (marketing objection, consent withdrawal).
    `extension_notice_by`: the last day to tell about an extension; None where none is possible.
    `paused_days`: days credited, of all questions. `paused_since`: identity asked and still open, and so far
    without days of its own.
    `due_if_verified_today`: where the limit goes if identity is verified today; only while it is open.
    `restart_model`: one month from verification, the other reading of §159; only when days are credited.
    """

    due: date | None
    base_due: date | None
    internal_target: date | None
    steps: tuple[Step, ...]
    act_at_once: date | None = None
    extension_counted: bool = False
    extension_notice_by: date | None = None
    paused_days: int = 0
    paused_since: date | None = None
    due_if_verified_today: date | None = None
    restart_model: date | None = None


@dataclass(frozen=True)
class Change:
    """What the history keeps when a due date moves: the old date, the new one, and the steps that are new."""

    old: date | None
    new: date | None
    why: tuple[Step, ...]


def deadline(facts: Facts, policy: ClockPolicy = LAWFUL, *, today: date | None = None) -> Deadline:
    """Return the deadline of a request. `today` is a Helsinki date; a request from after it is `Refused`."""
    if today:
        facts.check_today(today)
    if facts.right is Right.COMPLAINT:
        return _of_authority(facts, policy)
    counted = _deadline(count_request(facts, policy), today)
    if facts.withdrawn and counted.due and facts.withdrawn <= counted.due:
        return _withdrawn(counted, facts.withdrawn)
    return counted


def change(before: Deadline, after: Deadline) -> Change:
    """Return what to log when facts are corrected or added: both dates and why the new one is what it is."""
    return Change(before.due, after.due, tuple(step for step in after.steps if step not in before.steps))


def _deadline(counting: Counting, today: date | None) -> Deadline:
    facts = counting.facts
    return Deadline(
        due=counting.limit.due,
        base_due=counting.base.due,
        internal_target=counting.target,
        steps=explain(counting),
        act_at_once=facts.received if facts.at_once else None,
        extension_counted=counting.extended,
        extension_notice_by=counting.base.due if counting.extendable else None,
        paused_days=counting.paused_days,
        paused_since=counting.paused_since,
        due_if_verified_today=counting.due_if_verified(today) if today else None,
        restart_model=counting.restart,
    )


def _of_authority(facts: Facts, policy: ClockPolicy) -> Deadline:
    """Take the authority's own date; the law sets none, and what an authority sets is not moved."""
    none = Step.of(Reason.NO_STATUTORY_LIMIT)
    if facts.answer_by is None:
        return Deadline(due=None, base_due=None, internal_target=None, steps=(none,))
    days = policy.internal_target_working_days
    target = max(facts.received, add_working_days(facts.answer_by, -days))
    steps = (
        none,
        Step.of(Reason.SET_BY_AUTHORITY, day=facts.answer_by),
        Step.of(Reason.TARGET, target=target, days=days),
    )
    return Deadline(due=facts.answer_by, base_due=facts.answer_by, internal_target=target, steps=steps)


def _withdrawn(counted: Deadline, withdrawn: date) -> Deadline:
    """Leave nothing due; what was counted until then stays readable."""
    steps = (*counted.steps, Step.of(Reason.WITHDRAWN, withdrawn=withdrawn))
    return replace(counted, due=None, internal_target=None, act_at_once=None, steps=steps)
