"""The few colours that mean something, the same everywhere: late, near, done, going on, at rest."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashboard.vocabulary import TERMINAL, State

LATE: Final = "#b84444"
NEAR: Final = "#99630f"
GOING_ON: Final = "#30757a"
DONE: Final = "#587a3a"
AT_REST: Final = "#6b7780"

_STATES: Final[Mapping[StrEnum, str]] = {
    **dict.fromkeys((State.FAILED, State.BOUNCED), LATE),
    **dict.fromkeys(
        (
            State.RECEIVED,
            State.IDENTITY_PENDING,
            State.CLARIFICATION_PENDING,
            State.AWAITING_SECOND_APPROVAL,
            State.SUSPECTED,
        ),
        NEAR,
    ),
    **dict.fromkeys((State.FULFILLED, State.PARTIALLY_FULFILLED, State.VERIFIED, State.SENT), DONE),
}
_SOON: Final = 7


def state_colour(state: State) -> str:
    """Return the colour of a state: amber waits for somebody here, red needs attention, green is done."""
    if state in _STATES:
        return _STATES[state]
    return AT_REST if state in TERMINAL else GOING_ON


def due_colour(left: int | None) -> str:
    """Return the colour of a time limit, by the days that are left."""
    if left is None:
        return AT_REST
    if left < 0:
        return LATE
    return NEAR if left <= _SOON else GOING_ON
