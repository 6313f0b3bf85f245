"""The pause while identity is in doubt: weakly founded (EDPB 01/2022 §159), so credited narrowly."""

from dataclasses import dataclass
from datetime import date

from dashboard.clock.calendar import add_working_days
from dashboard.clock.facts import Facts
from dashboard.clock.policy import ClockPolicy
from dashboard.clock.steps import Reason, Step


@dataclass(frozen=True, kw_only=True)
class Pause:
    """`days` to add, counted to `until`; or `since` when a proper question is open; or why it is `denied`."""

    days: int = 0
    until: date | None = None
    since: date | None = None
    denied: Step | None = None


def identity_pause(facts: Facts, policy: ClockPolicy) -> Pause:
    """Return the days between asking and verifying identity, where the law lets them count."""
    asked, verified = facts.identity_asked, facts.identity_verified
    if asked is None:
        return Pause(denied=Step.of(Reason.IDENTITY_NOT_ASKED) if verified else None)
    denied = _why_not(facts, asked, policy)
    if denied:
        return Pause(denied=denied)
    if verified is None:
        return Pause(since=asked)
    return Pause(days=(verified - asked).days, until=verified) if verified > asked else Pause()


def _why_not(facts: Facts, asked: date, policy: ClockPolicy) -> Step | None:
    """Return the reason why asking pauses nothing, or None when it pauses."""
    if facts.at_once:
        return Step.of(Reason.IDENTITY_NOT_NEEDED)
    if facts.light_proof:
        return Step.of(Reason.LIGHT_PROOF)
    if not (facts.doubt_reason or "").strip():
        return Step.of(Reason.NO_DOUBT)
    ask_by = ask_identity_by(facts.received, policy)
    return Step.of(Reason.ASKED_LATE, asked=asked, ask_by=ask_by) if asked > ask_by else None


def ask_identity_by(received: date, policy: ClockPolicy) -> date:
    """Return the last day on which asking identity is still without undue delay (house policy, EDPB §159)."""
    return add_working_days(
        received,
        policy.identity_asked_within_working_days,
        eves_are_working_days=policy.eves_are_working_days,
    )
