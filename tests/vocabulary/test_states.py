"""The transition table is complete and says one thing."""

import pytest

from dashboard.vocabulary import (
    CASE_PERMISSIONS,
    FIRST_STATES,
    PERMISSIONS,
    STEP_PERMISSIONS,
    TERMINAL,
    TRANSITIONS,
    Kind,
    Permission,
    Refused,
    State,
    Step,
    next_state,
    steps_from,
)


def reachable(kind):
    seen, waiting = set(), list(FIRST_STATES[kind])
    while waiting:
        state = waiting.pop()
        seen.add(state)
        waiting += [after for after in steps_from(kind, state).values() if after not in seen]
    return seen


@pytest.mark.parametrize("kind", Kind)
def test_every_state_of_a_kind_can_be_reached_from_its_first(kind):
    assert set(TRANSITIONS[kind]) <= reachable(kind)


@pytest.mark.parametrize("kind", Kind)
def test_a_case_ends_exactly_in_the_terminal_states(kind):
    for state in reachable(kind):
        assert (not steps_from(kind, state)) == (state in TERMINAL), state


def test_every_state_and_every_step_belongs_to_some_kind():
    states = set().union(*(reachable(kind) for kind in Kind))
    steps = {step for kind in Kind for moves in TRANSITIONS[kind].values() for step in moves}

    assert set(State) == states
    assert set(Step) == steps


def test_every_kind_step_and_permission_says_who_may():
    assert set(Kind) == set(CASE_PERMISSIONS)
    assert set(Step) == set(STEP_PERMISSIONS)
    assert set(Permission) == set(PERMISSIONS)


def test_a_closed_case_never_reopens():
    with pytest.raises(Refused, match="cannot take the step start"):
        next_state(Kind.RIGHT, State.FULFILLED, Step.START)
