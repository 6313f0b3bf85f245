"""The derivation of a deadline, step by step, in the order in which it is counted."""

from collections.abc import Iterator
from datetime import timedelta

from dashboard.clock.counting import Counting
from dashboard.clock.pause import Pause
from dashboard.clock.steps import Reason, Step


def explain(counting: Counting) -> tuple[Step, ...]:
    """Return the steps from receipt to the limit and to the office's own target."""
    return (
        Step.of(Reason.RECEIVED, received=counting.facts.received),
        *_corrected(counting),
        counting.base.month_step,
        *counting.base.roll_steps,
        *_extension(counting),
        *_pauses(counting),
        *(counting.limit.roll_steps if counting.limit.last_day != counting.base.last_day else ()),
        *_target(counting),
    )


def _corrected(counting: Counting) -> Iterator[Step]:
    facts = counting.facts
    if facts.received_first and facts.received_first != facts.received:
        yield Step.of(Reason.RECEIVED_CORRECTED, first=facts.received_first, received=facts.received)


def _extension(counting: Counting) -> Iterator[Step]:
    told, notice_by = counting.facts.extension_told, counting.base.due
    if counting.facts.refused:
        yield Step.of(Reason.REFUSAL)
    elif told and counting.facts.at_once:
        yield Step.of(Reason.NEVER_EXTENDED)
    elif told and not counting.extended:
        yield Step.of(Reason.EXTENSION_LATE, told=told, notice_by=notice_by)
    elif told:
        yield Step.of(Reason.EXTENSION_COUNTED, told=told, notice_by=notice_by)
        yield counting.limit.month_step


def _pauses(counting: Counting) -> Iterator[Step]:
    added = 0
    for pause in counting.pauses:
        added += pause.days
        yield pause.denied or _pause(counting, pause, added)


def _pause(counting: Counting, pause: Pause, added: int) -> Step:
    """Say what a question did; `added`: the days of all pauses up to it."""
    asked, verified = pause.question.asked, pause.question.verified
    assert asked
    if verified is None:
        return Step.of(Reason.PAUSE_PENDING, asked=asked, base_due=counting.base.due)
    if not pause.days:
        return Step.of(Reason.PAUSE_EMPTY, asked=asked, verified=verified)
    last_day = counting.limit.last_day - timedelta(days=counting.paused_days - added)
    return Step.of(Reason.PAUSE_CREDITED, asked=asked, verified=verified, days=pause.days, last_day=last_day)


def _target(counting: Counting) -> Iterator[Step]:
    if counting.facts.at_once:
        yield Step.of(Reason.AT_ONCE, received=counting.facts.received)
        return
    if counting.restart:
        yield Step.of(Reason.RESTART, restart=counting.restart)
    days = counting.policy.internal_target_working_days
    yield Step.of(Reason.TARGET, target=counting.target, days=days)
