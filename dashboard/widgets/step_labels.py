"""Steps and other accountable acts in words: on a button (what to do) and in a history (what was done)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashboard.text import N_, Text
from dashboard.vocabulary import Step

STEPS: Final[Mapping[StrEnum, str]] = {
    Step.ASK_IDENTITY: N_("Ask for proof of identity"),
    Step.CONFIRM_IDENTITY: N_("Confirm the identity"),
    Step.ASK_CLARIFICATION: N_("Ask to specify"),
    Step.RECEIVE_CLARIFICATION: N_("Clarification received"),
    Step.START: N_("Start handling"),
    Step.EXTEND: N_("Extend the time limit"),
    Step.PROPOSE: N_("Propose for approval"),
    Step.APPROVE: N_("Approve"),
    Step.SEND_BACK: N_("Send back"),
    Step.CLAIM: N_("Take on"),
    Step.RELEASE_CLAIM: N_("Put back in the queue"),
    Step.EXECUTE: N_("Mark as carried out"),
    Step.FAIL: N_("Mark as failed"),
    Step.VERIFY: N_("Verify"),
    Step.FULFIL: N_("Close as fulfilled"),
    Step.FULFIL_PARTIALLY: N_("Close as partly fulfilled"),
    Step.REJECT: N_("Refuse the request"),
    Step.WITHDRAW: N_("Mark as withdrawn"),
    Step.MARK_DUPLICATE: N_("Mark as a duplicate"),
    Step.CANCEL: N_("Cancel the decision"),
    Step.SUPERSEDE: N_("Replace by an erasure request"),
    Step.ASK_RELEASE: N_("Ask for release"),
    Step.RELEASE: N_("Release"),
    Step.LAPSE: N_("Let end"),
    Step.QUEUE: N_("Put in the queue"),
    Step.SEND: N_("Mark as sent"),
    Step.BOUNCE: N_("Mark as bounced"),
    Step.GIVE_UP: N_("Mark as undeliverable"),
    Step.EXEMPT: N_("Mark as exempt"),
    Step.BECOME_AWARE: N_("Establish the breach"),
    Step.ASSESS: N_("Assess the risk"),
    Step.NOTIFY_AUTHORITY: N_("Record the notification to the authority"),
    Step.REASON_NOT_NOTIFIED: N_("Record why the authority is not notified"),
    Step.INFORM_SUBJECTS: N_("Record that the persons were informed"),
    Step.EXEMPT_SUBJECTS: N_("Record why the persons are not informed"),
    Step.CLOSE: N_("Close the case"),
}

_DONE: Final[Mapping[str, str]] = {
    "open": N_("Case opened"),
    Step.ASK_IDENTITY: N_("Proof of identity asked"),
    Step.CONFIRM_IDENTITY: N_("Identity confirmed"),
    Step.ASK_CLARIFICATION: N_("Asked to specify"),
    Step.RECEIVE_CLARIFICATION: N_("Clarification received"),
    Step.START: N_("Handling started"),
    Step.EXTEND: N_("Time limit extended"),
    Step.PROPOSE: N_("Proposed for approval"),
    Step.APPROVE: N_("Approved"),
    Step.SEND_BACK: N_("Sent back"),
    Step.CLAIM: N_("Taken on"),
    Step.RELEASE_CLAIM: N_("Put back in the queue by its handler"),
    Step.EXECUTE: N_("Marked as carried out"),
    Step.FAIL: N_("Failed"),
    Step.VERIFY: N_("Verified in the next copy of the register"),
    Step.FULFIL: N_("Closed as fulfilled"),
    Step.FULFIL_PARTIALLY: N_("Closed as partly fulfilled"),
    Step.REJECT: N_("Refused"),
    Step.WITHDRAW: N_("Withdrawn"),
    Step.MARK_DUPLICATE: N_("Marked as a duplicate"),
    Step.CANCEL: N_("Cancelled"),
    Step.SUPERSEDE: N_("Replaced by an erasure request"),
    Step.ASK_RELEASE: N_("Release asked for"),
    Step.RELEASE: N_("Released"),
    Step.LAPSE: N_("Ended"),
    Step.QUEUE: N_("Put in the queue"),
    Step.SEND: N_("Sent"),
    Step.BOUNCE: N_("Bounced"),
    Step.GIVE_UP: N_("Given up as undeliverable"),
    Step.EXEMPT: N_("Marked as exempt"),
    Step.BECOME_AWARE: N_("Breach established"),
    Step.ASSESS: N_("Risk assessed"),
    Step.NOTIFY_AUTHORITY: N_("Authority notified"),
    Step.REASON_NOT_NOTIFIED: N_("Not notified, reasons given"),
    Step.INFORM_SUBJECTS: N_("Persons informed"),
    Step.EXEMPT_SUBJECTS: N_("Persons need not be informed"),
    Step.CLOSE: N_("Closed"),
    "person_opened": N_("A person's file was opened"),
    "download": N_("File downloaded"),
    "export": N_("Data exported"),
    "import": N_("Register imported"),
    "sign_in": N_("Signed in"),
    "sign_out": N_("Signed out"),
}


def done(_: Text, step: object) -> str:
    """Return what a row of the history says was done; an act without words of its own stays a code."""
    words = _DONE.get(str(step))
    return _(words) if words else str(step).replace("_", " ")
