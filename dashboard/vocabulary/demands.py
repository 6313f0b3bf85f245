"""Which permission a case or a step asks for, and which steps ask for more than a permission."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashboard.vocabulary.reasons import Doubt, ExtensionReason, IdentityMethod
from dashboard.vocabulary.roles import Permission
from dashboard.vocabulary.states import Action, Kind, Right, Step

IRREVERSIBLE = frozenset({Action.DELETE, Action.ANONYMISE})

CASE_PERMISSIONS: dict[Kind, Permission] = {
    Kind.RIGHT: Permission.REGISTER_REQUEST,
    Kind.MARKETING: Permission.REGISTER_REQUEST,
    Kind.RETENTION: Permission.DECIDE,
    Kind.FINDING: Permission.DECIDE,
    Kind.KEEP_UNTIL: Permission.DECIDE,
    Kind.LEGAL_HOLD: Permission.DECIDE,
    Kind.NOTICE: Permission.DECIDE,
    Kind.BREACH: Permission.REGISTER_REQUEST,
}

_BY_ANOTHER = {Step.APPROVE, Step.SEND_BACK, Step.ASK_RELEASE, Step.RELEASE}
_BY_HAND = {
    Step.CLAIM,
    Step.RELEASE_CLAIM,
    Step.EXECUTE,
    Step.FAIL,
    Step.FULFIL,
    Step.FULFIL_PARTIALLY,
    Step.TELL_RECIPIENT,
}
_AT_THE_DESK = {
    Step.START,
    Step.ASK_IDENTITY,
    Step.CONFIRM_IDENTITY,
    Step.ASK_CLARIFICATION,
    Step.RECEIVE_CLARIFICATION,
    Step.PROPOSE,
    Step.WITHDRAW,
    Step.MARK_DUPLICATE,
}

STEP_PERMISSIONS: dict[Step, Permission] = {
    **dict.fromkeys(Step, Permission.DECIDE),
    **dict.fromkeys(_BY_ANOTHER, Permission.APPROVE),
    **dict.fromkeys(_BY_HAND, Permission.CARRY_OUT),
    **dict.fromkeys(_AT_THE_DESK, Permission.REGISTER_REQUEST),
    Step.VERIFY: Permission.VERIFY,
    Step.LAPSE: Permission.VERIFY,
}

# Steps that carry a coded reason into the history, and the codes of each.
CODES: Final[Mapping[Step, type[StrEnum]]] = {
    Step.ASK_IDENTITY: Doubt,
    Step.CONFIRM_IDENTITY: IdentityMethod,
    Step.EXTEND: ExtensionReason,
}

# A step that cannot be understood later without the words of the one who took it.
REASON_NEEDED = frozenset(
    {
        Step.FAIL,
        Step.EXTEND,
        Step.EXCUSE_RECIPIENT,
        Step.REJECT,
        Step.WITHDRAW,
        Step.SEND_BACK,
        Step.CANCEL,
        Step.ASK_RELEASE,
        Step.RELEASE,
    },
)

# Clauses 13.2–13.5 ask for an identity step; 13.7 asks for none, ever.
IDENTITY_RIGHTS = frozenset({Right.ACCESS, Right.RECTIFICATION, Right.ERASURE, Right.PORTABILITY})

# Rights that are answered to whoever asks: nobody proves who they are.
NEVER_IDENTIFIED = frozenset(
    {Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL, Right.PROFILING_QUESTION, Right.COMPLAINT},
)

# Art. 19: a recipient is told, or it is said why not.
SETTLING = frozenset({Step.TELL_RECIPIENT, Step.EXCUSE_RECIPIENT})

# Rights that stop marketing at once, and how much of it: a consent that is withdrawn was given for e-mail
# (Art. 7(3)), and stops nothing else. The month of Art. 12(3) is only for the answer.
STOPPED_AT_ONCE = {
    Right.MARKETING_OBJECTION: Action.OPT_OUT,
    Right.CONSENT_WITHDRAWAL: Action.OPT_OUT_EMAIL,
}
OPT_OUT_RIGHTS = frozenset(STOPPED_AT_ONCE)
