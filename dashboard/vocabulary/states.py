"""Kinds of case, their states and the steps between them: one table, complete and tested.

A case's state is the state of its last event. Overdue, paused, due soon and blocked are computed, never stored.
Closed never reopens: a new case links the old.
"""

from enum import StrEnum

from dashboard.vocabulary.errors import Refused
from dashboard.vocabulary.roles import Permission


class Kind(StrEnum):
    """What a case is about."""

    RIGHT = "right"
    RETENTION = "retention"
    MARKETING = "marketing"
    FINDING = "finding"
    KEEP_UNTIL = "keep_until"
    LEGAL_HOLD = "legal_hold"
    NOTICE = "notice"
    BREACH = "breach"


class Right(StrEnum):
    """The rights of clauses 13.2–13.9 and those that the law adds."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    MARKETING_OBJECTION = "marketing_objection"
    OBJECTION = "objection"
    CONSENT_WITHDRAWAL = "consent_withdrawal"
    PROFILING_QUESTION = "profiling_question"
    COMPLAINT = "complaint"


class Action(StrEnum):
    """What is to be done in Salesforce, or not done for a while."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    OPT_OUT = "opt_out"
    SOURCE_CHECK = "source_check"
    CONTACT_CHECK = "contact_check"
    KEEP = "keep"
    HOLD = "hold"


IRREVERSIBLE = frozenset({Action.DELETE, Action.ANONYMISE})


class Channel(StrEnum):
    """How a request came in."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    LETTER = "letter"
    IN_PERSON = "in_person"
    SALESFORCE = "salesforce"
    WEBSITE_FORM = "website_form"


class State(StrEnum):
    """Where a case stands after its last event."""

    RECEIVED = "received"
    IDENTITY_PENDING = "identity_pending"
    CLARIFICATION_PENDING = "clarification_pending"
    IN_PROGRESS = "in_progress"
    AWAITING_SECOND_APPROVAL = "awaiting_second_approval"
    APPROVED = "approved"
    CLAIMED = "claimed"
    EXECUTED = "executed"
    FAILED = "failed"
    FULFILLED = "fulfilled"
    PARTIALLY_FULFILLED = "partially_fulfilled"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    VERIFIED = "verified"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    ACTIVE = "active"
    RELEASED = "released"
    LAPSED = "lapsed"
    OPEN = "open"
    QUEUED = "queued"
    BOUNCED = "bounced"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    EXEMPT = "exempt"
    SUSPECTED = "suspected"
    AWARE = "aware"
    ASSESSED = "assessed"
    AUTHORITY_NOTIFIED = "authority_notified"
    NOT_NOTIFIED_REASONED = "not_notified_reasoned"
    SUBJECTS_INFORMED = "subjects_informed"
    SUBJECTS_EXEMPT = "subjects_exempt"
    CLOSED = "closed"


class Step(StrEnum):
    """What somebody does to a case; the name of the event that it leaves."""

    ASK_IDENTITY = "ask_identity"
    CONFIRM_IDENTITY = "confirm_identity"
    ASK_CLARIFICATION = "ask_clarification"
    RECEIVE_CLARIFICATION = "receive_clarification"
    START = "start"
    PROPOSE = "propose"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    CLAIM = "claim"
    RELEASE_CLAIM = "release_claim"
    EXECUTE = "execute"
    FAIL = "fail"
    VERIFY = "verify"
    FULFIL = "fulfil"
    FULFIL_PARTIALLY = "fulfil_partially"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    MARK_DUPLICATE = "mark_duplicate"
    CANCEL = "cancel"
    SUPERSEDE = "supersede"
    ASK_RELEASE = "ask_release"
    RELEASE = "release"
    LAPSE = "lapse"
    QUEUE = "queue"
    SEND = "send"
    BOUNCE = "bounce"
    GIVE_UP = "give_up"
    EXEMPT = "exempt"
    BECOME_AWARE = "become_aware"
    ASSESS = "assess"
    NOTIFY_AUTHORITY = "notify_authority"
    REASON_NOT_NOTIFIED = "reason_not_notified"
    INFORM_SUBJECTS = "inform_subjects"
    EXEMPT_SUBJECTS = "exempt_subjects"
    CLOSE = "close"


Moves = dict[State, dict[Step, State]]

_CLOSE_EARLY: dict[Step, State] = {
    Step.WITHDRAW: State.WITHDRAWN,
    Step.MARK_DUPLICATE: State.DUPLICATE,
}

_RIGHT: Moves = {
    State.RECEIVED: {
        Step.START: State.IN_PROGRESS,
        Step.ASK_IDENTITY: State.IDENTITY_PENDING,
        Step.ASK_CLARIFICATION: State.CLARIFICATION_PENDING,
        Step.REJECT: State.REJECTED,
        **_CLOSE_EARLY,
    },
    State.IDENTITY_PENDING: {
        Step.CONFIRM_IDENTITY: State.IN_PROGRESS,
        Step.REJECT: State.REJECTED,
        **_CLOSE_EARLY,
    },
    State.CLARIFICATION_PENDING: {
        Step.RECEIVE_CLARIFICATION: State.IN_PROGRESS,
        Step.REJECT: State.REJECTED,
        **_CLOSE_EARLY,
    },
    State.IN_PROGRESS: {
        Step.ASK_IDENTITY: State.IDENTITY_PENDING,
        Step.CONFIRM_IDENTITY: State.IN_PROGRESS,
        Step.ASK_CLARIFICATION: State.CLARIFICATION_PENDING,
        Step.PROPOSE: State.AWAITING_SECOND_APPROVAL,
        Step.APPROVE: State.APPROVED,
        Step.FULFIL: State.FULFILLED,
        Step.FULFIL_PARTIALLY: State.PARTIALLY_FULFILLED,
        Step.REJECT: State.REJECTED,
        **_CLOSE_EARLY,
    },
    State.AWAITING_SECOND_APPROVAL: {
        Step.APPROVE: State.APPROVED,
        Step.SEND_BACK: State.IN_PROGRESS,
        Step.WITHDRAW: State.WITHDRAWN,
    },
    State.APPROVED: {
        Step.CLAIM: State.CLAIMED,
        Step.SEND_BACK: State.IN_PROGRESS,
        Step.WITHDRAW: State.WITHDRAWN,
    },
    State.CLAIMED: {
        Step.EXECUTE: State.EXECUTED,
        Step.RELEASE_CLAIM: State.APPROVED,
    },
    State.EXECUTED: {
        Step.FULFIL: State.FULFILLED,
        Step.FULFIL_PARTIALLY: State.PARTIALLY_FULFILLED,
        Step.FAIL: State.APPROVED,
    },
}

_CARRIED_OUT: Moves = {
    State.AWAITING_SECOND_APPROVAL: {
        Step.APPROVE: State.APPROVED,
        Step.CANCEL: State.CANCELLED,
        Step.SUPERSEDE: State.SUPERSEDED,
    },
    State.APPROVED: {
        Step.CLAIM: State.CLAIMED,
        Step.SEND_BACK: State.AWAITING_SECOND_APPROVAL,
        Step.CANCEL: State.CANCELLED,
        Step.SUPERSEDE: State.SUPERSEDED,
    },
    State.CLAIMED: {
        Step.EXECUTE: State.EXECUTED,
        Step.RELEASE_CLAIM: State.APPROVED,
        Step.FAIL: State.FAILED,
    },
    State.EXECUTED: {
        Step.VERIFY: State.VERIFIED,
        Step.FAIL: State.FAILED,
    },
    State.FAILED: {
        Step.CLAIM: State.CLAIMED,
        Step.CANCEL: State.CANCELLED,
        Step.SUPERSEDE: State.SUPERSEDED,
    },
}

# Releasing a legal hold needs two: one asks, another releases; the hold stands meanwhile.
_KEPT: Moves = {
    State.ACTIVE: {
        Step.ASK_RELEASE: State.ACTIVE,
        Step.RELEASE: State.RELEASED,
        Step.LAPSE: State.LAPSED,
    },
}

_NOTICE: Moves = {
    State.OPEN: {Step.QUEUE: State.QUEUED, Step.EXEMPT: State.EXEMPT},
    State.QUEUED: {
        Step.SEND: State.SENT,
        Step.BOUNCE: State.BOUNCED,
        Step.GIVE_UP: State.UNDELIVERABLE,
    },
    State.BOUNCED: {Step.QUEUE: State.QUEUED, Step.GIVE_UP: State.UNDELIVERABLE, Step.EXEMPT: State.EXEMPT},
}

_SUBJECTS: dict[Step, State] = {
    Step.INFORM_SUBJECTS: State.SUBJECTS_INFORMED,
    Step.EXEMPT_SUBJECTS: State.SUBJECTS_EXEMPT,
}

_BREACH: Moves = {
    State.SUSPECTED: {Step.BECOME_AWARE: State.AWARE, Step.CLOSE: State.CLOSED},
    State.AWARE: {Step.ASSESS: State.ASSESSED},
    State.ASSESSED: {
        Step.ASSESS: State.ASSESSED,
        Step.NOTIFY_AUTHORITY: State.AUTHORITY_NOTIFIED,
        Step.REASON_NOT_NOTIFIED: State.NOT_NOTIFIED_REASONED,
    },
    State.AUTHORITY_NOTIFIED: {**_SUBJECTS, Step.CLOSE: State.CLOSED},
    State.NOT_NOTIFIED_REASONED: {**_SUBJECTS, Step.CLOSE: State.CLOSED},
    State.SUBJECTS_INFORMED: {Step.CLOSE: State.CLOSED},
    State.SUBJECTS_EXEMPT: {Step.CLOSE: State.CLOSED},
}

TRANSITIONS: dict[Kind, Moves] = {
    Kind.RIGHT: _RIGHT,
    Kind.RETENTION: _CARRIED_OUT,
    Kind.MARKETING: _CARRIED_OUT,
    Kind.FINDING: _CARRIED_OUT,
    Kind.KEEP_UNTIL: _KEPT,
    Kind.LEGAL_HOLD: _KEPT,
    Kind.NOTICE: _NOTICE,
    Kind.BREACH: _BREACH,
}

FIRST_STATES: dict[Kind, frozenset[State]] = {
    Kind.RIGHT: frozenset({State.RECEIVED}),
    Kind.RETENTION: frozenset({State.AWAITING_SECOND_APPROVAL, State.APPROVED}),
    Kind.MARKETING: frozenset({State.APPROVED}),
    Kind.FINDING: frozenset({State.AWAITING_SECOND_APPROVAL, State.APPROVED}),
    Kind.KEEP_UNTIL: frozenset({State.ACTIVE}),
    Kind.LEGAL_HOLD: frozenset({State.ACTIVE}),
    Kind.NOTICE: frozenset({State.OPEN}),
    Kind.BREACH: frozenset({State.SUSPECTED, State.AWARE}),
}

TERMINAL = frozenset(
    {
        State.FULFILLED,
        State.PARTIALLY_FULFILLED,
        State.REJECTED,
        State.WITHDRAWN,
        State.DUPLICATE,
        State.VERIFIED,
        State.CANCELLED,
        State.SUPERSEDED,
        State.RELEASED,
        State.LAPSED,
        State.SENT,
        State.UNDELIVERABLE,
        State.EXEMPT,
        State.CLOSED,
    },
)


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
_BY_HAND = {Step.CLAIM, Step.RELEASE_CLAIM, Step.EXECUTE, Step.FAIL, Step.FULFIL, Step.FULFIL_PARTIALLY}
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

# A step that cannot be understood later without the words of the one who took it.
REASON_NEEDED = frozenset(
    {Step.FAIL, Step.REJECT, Step.WITHDRAW, Step.SEND_BACK, Step.CANCEL, Step.ASK_RELEASE, Step.RELEASE},
)

# Clauses 13.2–13.5 ask for an identity step; 13.7 asks for none, ever.
IDENTITY_RIGHTS = frozenset({Right.ACCESS, Right.RECTIFICATION, Right.ERASURE, Right.PORTABILITY})

# Rights that stop marketing at once; the month of Art. 12(3) is only for the answer.
OPT_OUT_RIGHTS = frozenset({Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL})


def steps_from(kind: Kind, state: State) -> dict[Step, State]:
    """Return the steps that `state` allows in a case of `kind`, each with the state it leads to."""
    return TRANSITIONS[kind].get(state, {})


def next_state(kind: Kind, state: State, step: Step) -> State:
    """Return the state after `step`; raise `Refused` where the table has no such step."""
    try:
        return steps_from(kind, state)[step]
    except KeyError:
        raise Refused(
            "A case in state {state} cannot take the step {step}. Open the case to see what can be done.",
            state=state.value,
            step=step.value,
        ) from None
