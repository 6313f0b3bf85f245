"""States in words, with a sign that says at a glance how far a case has come."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashboard.text import N_
from dashboard.vocabulary import State

STATES: Final[Mapping[StrEnum, str]] = {
    State.RECEIVED: N_("Received"),
    State.IDENTITY_PENDING: N_("Waiting for proof of identity"),
    State.CLARIFICATION_PENDING: N_("Waiting for clarification"),
    State.IN_PROGRESS: N_("In progress"),
    State.AWAITING_SECOND_APPROVAL: N_("Waiting for approval"),
    State.APPROVED: N_("Approved, to be carried out"),
    State.CLAIMED: N_("Being carried out"),
    State.EXECUTED: N_("Carried out, not yet verified"),
    State.FAILED: N_("Failed"),
    State.FULFILLED: N_("Fulfilled"),
    State.PARTIALLY_FULFILLED: N_("Partly fulfilled"),
    State.REJECTED: N_("Refused"),
    State.WITHDRAWN: N_("Withdrawn"),
    State.DUPLICATE: N_("Duplicate"),
    State.VERIFIED: N_("Verified"),
    State.CANCELLED: N_("Cancelled"),
    State.SUPERSEDED: N_("Replaced by an erasure request"),
    State.ACTIVE: N_("In force"),
    State.RELEASED: N_("Released"),
    State.LAPSED: N_("Ended"),
    State.OPEN: N_("Not handled yet"),
    State.QUEUED: N_("In the queue"),
    State.BOUNCED: N_("Bounced"),
    State.SENT: N_("Sent"),
    State.UNDELIVERABLE: N_("Cannot be delivered"),
    State.EXEMPT: N_("Exempt"),
    State.SUSPECTED: N_("Suspected"),
    State.AWARE: N_("Established"),
    State.ASSESSED: N_("Assessed"),
    State.AUTHORITY_NOTIFIED: N_("Authority notified"),
    State.NOT_NOTIFIED_REASONED: N_("Not notified, reasons given"),
    State.SUBJECTS_INFORMED: N_("Persons informed"),
    State.SUBJECTS_EXEMPT: N_("Persons need not be informed"),
    State.CLOSED: N_("Closed"),
}

_WAITING: Final = "◔"
_GOING_ON: Final = "◐"
_DONE: Final = "✓"
_NOT_DONE: Final = "✕"
_SIGNS: Final[Mapping[StrEnum, str]] = {
    **dict.fromkeys((State.RECEIVED, State.OPEN, State.SUSPECTED), "○"),
    **dict.fromkeys(
        (State.IDENTITY_PENDING, State.CLARIFICATION_PENDING, State.AWAITING_SECOND_APPROVAL, State.QUEUED),
        _WAITING,
    ),
    **dict.fromkeys((State.IN_PROGRESS, State.CLAIMED, State.AWARE, State.ASSESSED), _GOING_ON),
    **dict.fromkeys((State.APPROVED, State.AUTHORITY_NOTIFIED, State.NOT_NOTIFIED_REASONED), "◑"),
    **dict.fromkeys((State.EXECUTED, State.SUBJECTS_INFORMED, State.SUBJECTS_EXEMPT), "◕"),
    **dict.fromkeys((State.FAILED, State.BOUNCED), "⚠"),
    **dict.fromkeys((State.FULFILLED, State.PARTIALLY_FULFILLED, State.VERIFIED, State.SENT), _DONE),
    **dict.fromkeys((State.REJECTED, State.UNDELIVERABLE), _NOT_DONE),
    State.ACTIVE: "■",
}


def icon(state: StrEnum) -> str:
    """Return the sign of a state: ○ new, ◔ waits for somebody, ◐ under way, ✓ done, ⚠ needs attention."""
    return _SIGNS.get(state, "–")
