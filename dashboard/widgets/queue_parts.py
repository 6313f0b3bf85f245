"""The parts of the queue, in the order of the work, with how many cases wait in each."""

from collections.abc import Mapping
from typing import Final

import streamlit

from dashboard.text import N_, Text
from dashboard.vocabulary import Actor, Role, State
from dashboard.widgets.query_state import flag_remembered, keep, keep_flag, remembered
from dashboard.widgets.queue_groups import PART
from dashboard.widgets.queue_table import forget_choice

_OTHERS: Final = "others"
PARTS: Final[Mapping[State, str]] = {
    State.AWAITING_SECOND_APPROVAL: N_("Waiting for approval"),
    State.APPROVED: N_("To be carried out"),
    State.CLAIMED: N_("Taken on"),
    State.EXECUTED: N_("Waiting for proof"),
    State.FAILED: N_("Failed"),
    State.VERIFIED: N_("Verified"),
}
EMPTY: Final[Mapping[State, str]] = {
    State.AWAITING_SECOND_APPROVAL: N_("Nothing waits for approval."),
    State.APPROVED: N_("Nothing waits to be carried out."),
    State.CLAIMED: N_("You have taken nothing on. Take cases on from what is to be carried out."),
    State.EXECUTED: N_("Nothing waits for proof."),
    State.FAILED: N_("Nothing has failed."),
    State.VERIFIED: N_(
        "Nothing has been verified yet: the next copy of the register proves what was carried out."
    ),
}


def choose_state(_: Text, counts: Mapping[State, tuple[int, int]], actor: Actor) -> State:
    """Draw the parts with their counts and return the chosen one; staff begin at what is approved."""
    remembered(PART, [state.value for state in PARTS], _first(counts, actor).value)
    flag_remembered(_OTHERS)
    words = {state.value: _part(_, state, counts) for state in PARTS}
    chosen = streamlit.segmented_control(
        _("Part"),
        list(words),
        format_func=words.__getitem__,
        key=PART,
        label_visibility="collapsed",
        required=True,
        wrap=True,
        on_change=forget_choice,
    )
    assert chosen is not None
    keep(part=chosen)
    return State(chosen)


def whose(_: Text, state: State, actor: Actor) -> str | None:
    """Return whose claims are shown: one's own, or, for an officer who asks, everybody's."""
    if state is not State.CLAIMED:
        return None
    if actor.role is not Role.OFFICER:
        return actor.user
    everybody = streamlit.toggle(_("What others have taken on, too"), key=_OTHERS, on_change=forget_choice)
    keep_flag(_OTHERS, on=everybody)
    return None if everybody else actor.user


def _first(counts: Mapping[State, tuple[int, int]], actor: Actor) -> State:
    """Return where somebody's work begins: officers approve first, case handlers carry out."""
    order = [state for state in PARTS if state is not State.VERIFIED]
    if actor.role is Role.STAFF:
        order = [*order[1:], order[0]]
    return next((state for state in order if state in counts), order[0])


def _part(_: Text, state: State, counts: Mapping[State, tuple[int, int]]) -> str:
    total, own = counts.get(state, (0, 0))
    if state is State.CLAIMED and not streamlit.session_state.get(_OTHERS):
        total = own
    return f"{_(PARTS[state])}  ·  {_.number(total)}" if total else _(PARTS[state])
