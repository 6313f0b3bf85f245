"""The steps between states: one table, complete and tested.

A case's state is the state of its last event. Overdue, paused, due soon and blocked are computed, never
stored. Closed never reopens: a new case links the old.
"""

from dashboard.vocabulary.errors import Refused
from dashboard.vocabulary.states import Kind, State, Step

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
    # Proved, but recipients have still to be told (Art. 19): the case stays until they are.
    State.EXECUTED: {
        Step.VERIFY: State.EXECUTED,
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


def _later(state: State) -> dict[Step, State]:
    """Return what goes on after the first notification: supplements to it (Art. 33(4)), a new assessment."""
    return dict.fromkeys((Step.NOTIFY_AUTHORITY, Step.ASSESS), state)


_BREACH: Moves = {
    State.SUSPECTED: {Step.BECOME_AWARE: State.AWARE, Step.CLOSE: State.CLOSED},
    State.AWARE: {Step.ASSESS: State.ASSESSED},
    State.ASSESSED: {
        Step.ASSESS: State.ASSESSED,
        Step.NOTIFY_AUTHORITY: State.AUTHORITY_NOTIFIED,
        Step.REASON_NOT_NOTIFIED: State.NOT_NOTIFIED_REASONED,
    },
    State.AUTHORITY_NOTIFIED: {**_later(State.AUTHORITY_NOTIFIED), **_SUBJECTS, Step.CLOSE: State.CLOSED},
    # A new assessment asks anew whether the authority is to be notified.
    State.NOT_NOTIFIED_REASONED: {Step.ASSESS: State.ASSESSED, **_SUBJECTS, Step.CLOSE: State.CLOSED},
    State.SUBJECTS_INFORMED: {
        **_later(State.SUBJECTS_INFORMED),
        Step.INFORM_SUBJECTS: State.SUBJECTS_INFORMED,
        Step.CLOSE: State.CLOSED,
    },
    # Art. 34(4): the authority may require that they are informed after all.
    State.SUBJECTS_EXEMPT: {
        **_later(State.SUBJECTS_EXEMPT),
        Step.INFORM_SUBJECTS: State.SUBJECTS_INFORMED,
        Step.CLOSE: State.CLOSED,
    },
}

# What the program found has to be confirmed by an officer before anything is approved.
_FOUND: Moves = {
    **_CARRIED_OUT,
    State.AWAITING_SECOND_APPROVAL: {
        Step.CONFIRM_MATCH: State.AWAITING_SECOND_APPROVAL,
        **_CARRIED_OUT[State.AWAITING_SECOND_APPROVAL],
    },
}

_TELLING = frozenset({State.IN_PROGRESS, State.APPROVED, State.CLAIMED, State.EXECUTED})


def _in_place(state: State) -> dict[Step, State]:
    """Return the steps that leave a request where it is: Art. 12(3) moves its limit, Art. 19 its duties."""
    told = (Step.TELL_RECIPIENT, Step.EXCUSE_RECIPIENT) if state in _TELLING else ()
    return dict.fromkeys((Step.EXTEND, *told), state)


_REQUEST: Moves = {state: {**moves, **_in_place(state)} for state, moves in _RIGHT.items()}

TRANSITIONS: dict[Kind, Moves] = {
    Kind.RIGHT: _REQUEST,
    Kind.RETENTION: _CARRIED_OUT,
    Kind.MARKETING: _CARRIED_OUT,
    Kind.FINDING: _FOUND,
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
