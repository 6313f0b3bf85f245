"""When a request is due: its facts from the history, given to the clock. Computed, never stored."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, cast

from dashboard.clock import ClockPolicy, Deadline, Facts, Question, deadline
from dashboard.vocabulary import LIGHT_METHODS, TOLD_BY, Refused, Right, Step

DATED: Final[Mapping[Step, str]] = {
    Step.ASK_IDENTITY: "identity_asked",
    Step.CONFIRM_IDENTITY: "identity_verified",
    Step.EXTEND: "extension_told",
    Step.WITHDRAW: "withdrawn",
}
_LIGHT: Final = frozenset(method.value for method in LIGHT_METHODS)


def facts_of(row: Mapping[str, object]) -> Facts:
    """Return the facts of a request: a row of `case_now` joined with its row of `case_clock`."""
    return Facts(
        right=Right(str(row["action"])),
        received=cast("date", row["received_on"]),
        received_first=_day(row, "received_first"),
        later_questions=_questions(cast("Sequence[Mapping[str, object]]", row["identity_steps"])),
        extension_told=_day(row, "extension_told_on"),
        extension_reason=cast("str | None", row["extension_reason"]),
        refused=bool(row["refused"]),
        withdrawn=_day(row, "withdrawn_on"),
        answer_by=_day(row, "answer_by"),
    )


def _questions(steps: Sequence[Mapping[str, object]]) -> tuple[Question, ...]:
    """Return every question with its own answer; a proof without an open question stands by itself."""
    found: list[Question] = []
    for step in steps:
        day, reason = cast("date", step["day"]), cast("str | None", step["reason"])
        if step["step"] == Step.ASK_IDENTITY:
            found.append(Question(asked=day, doubt_reason=reason))
        elif found and found[-1].verified is None:
            found[-1] = replace(found[-1], verified=day, light_proof=reason in _LIGHT)
        else:
            found.append(Question(verified=day, light_proof=reason in _LIGHT))
    return tuple(found)


def check_facts(
    right: Right, received: date, step: Step, day: date, *, today: date, reason: str | None
) -> None:
    """Raise `Refused` where a step on `day` would leave facts that the clock cannot read; Helsinki dates."""
    if day > today:
        raise Refused("That day has not come yet: {day}.", day=day)
    known: dict[str, Any] = {DATED[step]: day} if step in DATED else {}
    Facts(right=right, received=received, extension_reason=reason, **known)


def check_told(step: Step, details: Mapping[str, object], note: str) -> None:
    """Raise `Refused` where an extension has no words, or no proof that the person was told (Art. 12(3))."""
    if step is not Step.EXTEND:
        return
    if not note.strip():
        raise Refused("Say in words what makes the request complex: the code alone is no reason.")
    if details.get("channel") not in TOLD_BY:
        raise Refused("Record how the person was told: without proof of that an extension counts nothing.")


def deadline_of(row: Mapping[str, object], policy: ClockPolicy, today: date) -> Deadline:
    """Return the time limit of a request (see `facts_of`); `today` is a Helsinki date.

    A request that was received under a clock that was wrong is shown as of its day, to be corrected.
    """
    facts = facts_of(row)
    return deadline(facts, policy, today=max(today, facts.received))


def _day(row: Mapping[str, object], name: str) -> date | None:
    return cast("date | None", row[name])
