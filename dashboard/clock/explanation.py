"""The derivation of a deadline, step by step, in the order in which it is counted."""

from collections.abc import Iterator

from dashboard.clock.counting import Counting
from dashboard.clock.steps import Reason, Step


def explain(counting: Counting) -> tuple[Step, ...]:
    """Return the steps from receipt to the limit and to the office's own target."""
    return (
        Step.of(Reason.RECEIVED, received=counting.facts.received),
        counting.base.month_step,
        *counting.base.roll_steps,
        *_extension(counting),
        *_pause(counting),
        *(counting.limit.roll_steps if counting.limit.last_day != counting.base.last_day else ()),
        *_target(counting),
    )


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


def _pause(counting: Counting) -> Iterator[Step]:
    asked, verified = counting.facts.identity_asked, counting.facts.identity_verified
    if counting.pause.denied:
        yield counting.pause.denied
    elif asked and verified is None:
        yield Step.of(Reason.PAUSE_PENDING, asked=asked, base_due=counting.base.due)
    elif asked and verified and counting.pause.days:
        yield Step.of(
            Reason.PAUSE_CREDITED,
            asked=asked,
            verified=verified,
            days=counting.pause.days,
            last_day=counting.limit.last_day,
        )
    elif asked and verified:
        yield Step.of(Reason.PAUSE_EMPTY, asked=asked, verified=verified)


def _target(counting: Counting) -> Iterator[Step]:
    if counting.facts.at_once:
        yield Step.of(Reason.AT_ONCE, received=counting.facts.received)
        return
    if counting.restart:
        yield Step.of(Reason.RESTART, restart=counting.restart)
    days = counting.policy.internal_target_working_days
    yield Step.of(Reason.TARGET, target=counting.target, days=days)
