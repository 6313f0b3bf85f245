"""When a request is due: its facts from the history, given to the clock. Computed, never stored."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, cast

from dashboard.clock import ClockPolicy, Deadline, Facts, deadline
from dashboard.vocabulary import LIGHT_METHODS, Refused, Right, Step

_DATED: Final[Mapping[Step, str]] = {
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
        identity_asked=_day(row, "identity_asked_on"),
        identity_verified=_day(row, "identity_confirmed_on"),
        doubt_reason=cast("str | None", row["doubt"]),
        light_proof=row["identity_method"] in _LIGHT,
        extension_told=_day(row, "extension_told_on"),
        extension_reason=cast("str | None", row["extension_reason"]),
        refused=bool(row["refused"]),
        withdrawn=_day(row, "withdrawn_on"),
    )


def check_facts(
    right: Right, received: date, step: Step, day: date, *, today: date, reason: str | None
) -> None:
    """Raise `Refused` where a step on `day` would leave facts that the clock cannot read; Helsinki dates."""
    if day > today:
        raise Refused("That day has not come yet: {day}.", day=day)
    known: dict[str, Any] = {_DATED[step]: day} if step in _DATED else {}
    Facts(right=right, received=received, extension_reason=reason, **known)


def deadline_of(row: Mapping[str, object], policy: ClockPolicy, today: date) -> Deadline:
    """Return the time limit of a request (see `facts_of`); `today` is a Helsinki date."""
    return deadline(facts_of(row), policy, today=today)


def _day(row: Mapping[str, object], name: str) -> date | None:
    return cast("date | None", row[name])
