"""Coded reasons and grounds that steps of a request carry into the history: each names its article."""

from enum import StrEnum
from typing import Final

from dashboard.vocabulary.states import Channel, Right


class IdentityMethod(StrEnum):
    """How identity was confirmed (Art. 12(6)); the first three ask the person for nothing."""

    REGISTER_REPLY = "register_reply"
    CALL_BACK = "call_back"
    SIGNED_IN = "signed_in"
    QUESTIONS = "questions"
    DOCUMENT_SHOWN = "document_shown"
    STRONG_IDENTIFICATION = "strong_identification"


# EDPB 01/2022 §65, §73: the sender is known already, so nothing pauses the clock.
LIGHT_METHODS: Final = frozenset(
    {IdentityMethod.REGISTER_REPLY, IdentityMethod.CALL_BACK, IdentityMethod.SIGNED_IN},
)


class Doubt(StrEnum):
    """Why more proof of identity was asked: Art. 12(6) wants reasonable doubt (TSV/224/2023)."""

    UNKNOWN_ADDRESS = "unknown_address"
    SEVERAL_PERSONS = "several_persons"
    CONTRADICTION = "contradiction"
    NO_MANDATE = "no_mandate"
    OTHER = "other"


class ExtensionReason(StrEnum):
    """Art. 12(3): the only two reasons for two more months; both need words (EDPB 01/2022 §163)."""

    COMPLEXITY = "complexity"
    NUMBER_OF_REQUESTS = "number_of_requests"


# How the person was told about it: what can be shown later, by a copy or a note of the talk.
TOLD_BY: Final = (Channel.EMAIL, Channel.LETTER, Channel.TELEPHONE, Channel.IN_PERSON)


class Excuse(StrEnum):
    """Why a recipient is not told (Art. 19): it never had the data, or telling it is out of reach."""

    NEVER_DISCLOSED = "never_disclosed"
    IMPOSSIBLE = "impossible"
    DISPROPORTIONATE = "disproportionate"


class Ground(StrEnum):
    """Grounds for refusing, for keeping a part, for erasing and for restricting; the value is the article."""

    UNFOUNDED = "12(5)"
    NOT_IDENTIFIED = "12(6)"
    OTHERS_RIGHTS = "15(4)"
    DATA_PROTECTION_ACT = "1050/2018 § 34"
    DATA_CORRECT = "16"
    NO_ERASURE_GROUND = "17(1)"
    NO_LONGER_NECESSARY = "17(1)(a)"
    CONSENT_WITHDRAWN = "17(1)(b)"
    OBJECTED = "17(1)(c)"
    PROCESSED_UNLAWFULLY = "17(1)(d)"
    DUTY_TO_ERASE = "17(1)(e)"
    EXPRESSION = "17(3)(a)"
    LEGAL_OBLIGATION = "17(3)(b)"
    ARCHIVING = "17(3)(d)"
    LEGAL_CLAIMS = "17(3)(e)"
    NO_RESTRICTION_GROUND = "18(1)"
    ACCURACY_CONTESTED = "18(1)(a)"
    UNLAWFUL = "18(1)(b)"
    NEEDED_FOR_CLAIMS = "18(1)(c)"
    OBJECTION_PENDING = "18(1)(d)"
    NOT_PORTABLE = "20(1)"
    COMPELLING = "21(1)"


_ALWAYS: Final = (Ground.UNFOUNDED, Ground.NOT_IDENTIFIED)
# Art. 17(1): why data are erased that somebody asks to be erased.
ERASING: Final = (
    Ground.NO_LONGER_NECESSARY,
    Ground.CONSENT_WITHDRAWN,
    Ground.OBJECTED,
    Ground.PROCESSED_UNLAWFULLY,
    Ground.DUTY_TO_ERASE,
)
# Art. 17(3): why a part may be kept although erasure was asked.
KEEPING: Final = (Ground.LEGAL_OBLIGATION, Ground.LEGAL_CLAIMS, Ground.EXPRESSION, Ground.ARCHIVING)
# Art. 18(1): why processing is restricted.
RESTRICTING: Final = (
    Ground.ACCURACY_CONTESTED,
    Ground.UNLAWFUL,
    Ground.NEEDED_FOR_CLAIMS,
    Ground.OBJECTION_PENDING,
)
_OWN: Final[dict[Right, tuple[Ground, ...]]] = {
    Right.ACCESS: (Ground.OTHERS_RIGHTS, Ground.DATA_PROTECTION_ACT),
    Right.RECTIFICATION: (Ground.DATA_CORRECT,),
    Right.ERASURE: (*KEEPING, Ground.NO_ERASURE_GROUND),
    Right.RESTRICTION: (Ground.NO_RESTRICTION_GROUND,),
    Right.PORTABILITY: (Ground.NOT_PORTABLE, Ground.OTHERS_RIGHTS),
    Right.OBJECTION: (Ground.COMPELLING,),
}


def grounds_for(right: Right) -> tuple[Ground, ...]:
    """Return the grounds on which a request may be refused or fulfilled in part only.

    "Traceability of business" (clause 13.4) is none of them: Art. 17(3) does not know it.
    """
    return (*_OWN.get(right, ()), *_ALWAYS)
