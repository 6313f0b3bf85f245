"""What the last decision has done, told where it was made: with the way to the queue, and the way back."""

from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions import bulk
from dashboard.decisions.bulk import Outcome
from dashboard.decisions.rules import read_rules
from dashboard.text import Text
from dashboard.vocabulary import Action, Permission
from dashboard.widgets.actions import act
from dashboard.widgets.decision_labels import ACTS

_OUTCOME: Final = "decision_outcome"
_UNDONE: Final = "decision_undone"
_FRESH: Final = "decision_fresh"
_KEEPING: Final = frozenset({Action.KEEP, Action.HOLD})


def remember(outcome: Outcome) -> None:
    """Keep the outcome of a decision to be shown until the next one."""
    streamlit.session_state[_OUTCOME] = outcome
    streamlit.session_state.pop(_UNDONE, None)


def follow_undo() -> None:
    """Draw the whole screen anew after an undo: a click in a fragment draws only the fragment."""
    if streamlit.session_state.pop(_FRESH, False):
        streamlit.rerun()


def show_outcome(_: Text) -> None:
    """Draw what the last decision has done, or that it was taken back, if there was one."""
    if _UNDONE in streamlit.session_state:
        _show_undone(_, streamlit.session_state[_UNDONE])
        return
    outcome = streamlit.session_state.get(_OUTCOME)
    if outcome is None:
        return
    with streamlit.container(horizontal=True, vertical_alignment="center", border=True, gap="small"):
        done = ACTS[outcome.action].done(_, len(outcome.case_ids))
        streamlit.markdown(f":green[:material/check_circle:] {done}", width="content")
        streamlit.space("stretch")
        if outcome.action not in _KEEPING:
            streamlit.page_link("screens/queue.py", label=_("Open the queue"), icon=":material/checklist:")
        if _can_be_undone(outcome):
            streamlit.button(
                _("Undo"), icon=":material/undo:", key="decision_undo", on_click=act(_undo, outcome)
            )
        _close_button(_)


def _show_undone(_: Text, n: int) -> None:
    words = _.plural(
        "The decision about {n} person was taken back.", "The decision about {n} persons was taken back.", n
    )
    with streamlit.container(horizontal=True, vertical_alignment="center", border=True, gap="small"):
        streamlit.markdown(f":gray[:material/undo:] {words}", width="content")
        streamlit.space("stretch")
        _close_button(_)


def _close_button(_: Text) -> None:
    streamlit.button(
        "", icon=":material/close:", type="tertiary", key="decision_seen", help=_("Close"), on_click=_forget
    )


def _can_be_undone(outcome: Outcome) -> bool:
    """Releasing a hold needs two officers, so there is no short way back."""
    return outcome.action is not Action.HOLD or not read_rules(session.store()).four_eyes


def _undo(outcome: Outcome) -> None:
    actor = session.actor(Permission.DECIDE)
    bulk.undo(session.store(), actor, outcome, now=session.now())
    _forget()
    streamlit.session_state[_UNDONE] = len(outcome.case_ids)
    streamlit.session_state[_FRESH] = True


def _forget() -> None:
    for name in (_OUTCOME, _UNDONE):
        streamlit.session_state.pop(name, None)
