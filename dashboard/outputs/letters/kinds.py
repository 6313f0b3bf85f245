"""The letters of a request: which fit a case as it stands, and what the law wants in each."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashboard.outputs.case_file import CaseFile
from dashboard.vocabulary import NEVER_IDENTIFIED, TERMINAL, Right, State


class LetterKind(StrEnum):
    """What a letter tells the person."""

    ACKNOWLEDGEMENT = "acknowledgement"
    IDENTITY_QUESTION = "identity_question"
    EXTENSION = "extension"
    REPLY = "reply"
    REFUSAL = "refusal"
    ERASURE_CONFIRMATION = "erasure_confirmation"


class NoticeLetter(StrEnum):
    """What a letter of informing tells many persons, each for themselves (clause 13.1, Art. 13 and 14)."""

    CHANGE = "notice_change"
    FIRST = "notice_first"


AnyLetter = LetterKind | NoticeLetter

# Every letter says which request it answers, when it came in, and whom to ask.
_ALWAYS: Final = frozenset({"date", "received_on", "right", "contact_point"})
_INFORMING: Final = frozenset({"date", "contact_point", "version", "text"})
NEEDED: Final[Mapping[AnyLetter, frozenset[str]]] = {
    LetterKind.ACKNOWLEDGEMENT: _ALWAYS | {"due_on"},
    LetterKind.IDENTITY_QUESTION: _ALWAYS | {"identity_reason"},  # Art. 12(6): reasonable doubt
    LetterKind.EXTENSION: _ALWAYS | {"due_on", "extension_reason"},  # Art. 12(3)
    LetterKind.REPLY: _ALWAYS | {"outcome"},
    LetterKind.REFUSAL: _ALWAYS | {"ground", "reason", "complaint", "remedy"},  # Art. 12(4)
    LetterKind.ERASURE_CONFIRMATION: _ALWAYS | {"outcome", "proved_on"},
    # Clause 13.1: what changed and the text itself; the source, as of those whom nobody has told of it yet.
    NoticeLetter.CHANGE: _INFORMING | {"changed", "sources", "rights", "complaint"},
    NoticeLetter.FIRST: _INFORMING | {"told"},  # Art. 14(1) and (2), point by point
}
_OF_COMPANY: Final = frozenset({"greeting", "controller", "business_id", "address", "notice", "signature"})
_OF_NOTICE: Final = frozenset().union(*(NEEDED[kind] for kind in NoticeLetter)) | _OF_COMPANY
PLACEHOLDERS: Final = (
    frozenset().union(*(NEEDED[kind] for kind in LetterKind)) | _OF_COMPANY | {"case_number"}
)

_BEFORE_WORK: Final = frozenset(
    {State.RECEIVED, State.IDENTITY_PENDING, State.CLARIFICATION_PENDING, State.IN_PROGRESS},
)
_CLOSED_WELL: Final = frozenset({State.FULFILLED, State.PARTIALLY_FULFILLED})
# Here the answer itself is what was asked, so that it leaves before the case is closed.
_ANSWERED: Final = frozenset({Right.ACCESS, Right.PORTABILITY, Right.PROFILING_QUESTION})


def placeholders(kind: AnyLetter) -> frozenset[str]:
    """Return what a template of this kind may hold."""
    return _OF_NOTICE if isinstance(kind, NoticeLetter) else PLACEHOLDERS


def fitting(file: CaseFile) -> list[LetterKind]:
    """Return the letters that fit a request as it stands, the likeliest first."""
    return [kind for kind, fits in reversed(_fits(file).items()) if fits]


def _fits(file: CaseFile) -> dict[LetterKind, bool]:
    right, state = file.right, file.state
    proved = right is Right.ERASURE and file.proof is not None
    answered = right in _ANSWERED and state is State.IN_PROGRESS
    return {
        LetterKind.ACKNOWLEDGEMENT: state in _BEFORE_WORK and right is not Right.COMPLAINT,
        LetterKind.IDENTITY_QUESTION: state is State.IDENTITY_PENDING and right not in NEVER_IDENTIFIED,
        LetterKind.EXTENSION: state not in TERMINAL and file.row["extension_told_on"] is not None,
        LetterKind.REPLY: (state in _CLOSED_WELL or answered) and not proved,
        LetterKind.REFUSAL: state is State.REJECTED,
        LetterKind.ERASURE_CONFIRMATION: proved,
    }
