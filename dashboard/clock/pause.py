"""The pause while identity is in doubt: weakly founded (EDPB 01/2022 §159), so credited narrowly."""

from dataclasses import dataclass
from datetime import date

from dashboard.clock.calendar import add_working_days
from dashboard.clock.facts import Facts, Question
from dashboard.clock.policy import ClockPolicy
from dashboard.clock.steps import Reason, Step


@dataclass(frozen=True, kw_only=True)
class Pause:
    """What one question of identity does to the limit.

    `days` to add, counted to `until`; or `since` when it is proper and open; or why it is `denied`.
    """

    question: Question
    days: int = 0
    until: date | None = None
    since: date | None = None
    denied: Step | None = None


def identity_pauses(facts: Facts, policy: ClockPolicy) -> tuple[Pause, ...]:
    """Return each question with the days to its own answer, where the law lets them count; no day twice."""
    pauses: list[Pause] = []
    for question in facts.questions:
        counted_to = max((each.until for each in pauses if each.until), default=facts.received)
        pauses.append(_pause(facts, question, policy, counted_to))
    return tuple(pauses)


def _pause(facts: Facts, question: Question, policy: ClockPolicy, counted_to: date) -> Pause:
    """Return what a question does; days up to `counted_to` have been counted already."""
    if question.asked is None:
        return Pause(question=question, denied=Step.of(Reason.IDENTITY_NOT_ASKED))
    denied = _why_not(facts, question, policy)
    if denied:
        return Pause(question=question, denied=denied)
    start = max(question.asked, counted_to)
    if question.verified is None:
        return Pause(question=question, since=start)
    if question.verified <= start:
        return Pause(question=question)
    return Pause(question=question, days=(question.verified - start).days, until=question.verified)


def _why_not(facts: Facts, question: Question, policy: ClockPolicy) -> Step | None:
    """Return the reason why asking pauses nothing, or None when it pauses."""
    if facts.at_once:
        return Step.of(Reason.IDENTITY_NOT_NEEDED)
    if question.light_proof:
        return Step.of(Reason.LIGHT_PROOF)
    if not (question.doubt_reason or "").strip():
        return Step.of(Reason.NO_DOUBT)
    ask_by = ask_identity_by(facts.received, policy)
    if question.asked is None or question.asked <= ask_by:
        return None
    return Step.of(Reason.ASKED_LATE, asked=question.asked, ask_by=ask_by)


def ask_identity_by(received: date, policy: ClockPolicy) -> date:
    """Return the last day on which asking identity is still without undue delay (house policy, EDPB §159)."""
    return add_working_days(
        received,
        policy.identity_asked_within_working_days,
        eves_are_working_days=policy.eves_are_working_days,
    )
