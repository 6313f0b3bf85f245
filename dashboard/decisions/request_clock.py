"""When a request is due: its facts from the history, given to the clock. Computed, never stored."""

from collections.abc import Mapping
from datetime import date
from typing import Final, cast

from dashboard.clock import ClockPolicy, Deadline, Facts, deadline
from dashboard.vocabulary import LIGHT_METHODS, Right

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


def deadline_of(row: Mapping[str, object], policy: ClockPolicy, today: date) -> Deadline:
    """Return the time limit of a request (see `facts_of`); `today` is a Helsinki date."""
    return deadline(facts_of(row), policy, today=today)


def _day(row: Mapping[str, object], name: str) -> date | None:
    return cast("date | None", row[name])
