"""What the last decision has done, told where it was made: with the way to the queue, and the way back."""

from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions import bulk
from dashboard.decisions.bulk import Outcome
from dashboard.decisions.rules import four_eyes
from dashboard.text import Text
from dashboard.vocabulary import Action, Permission
from dashboard.widgets.actions import act
from dashboard.widgets.decision_labels import ACTS

_OUTCOME: Final = "decision_outcome"
_KEEPING: Final = frozenset({Action.KEEP, Action.HOLD})


def remember(outcome: Outcome) -> None:
    """Keep the outcome of a decision to be shown until the next one."""
    streamlit.session_state[_OUTCOME] = outcome


def show_outcome(_: Text) -> None:
    """Draw what the last decision has done, if there was one."""
    outcome = streamlit.session_state.get(_OUTCOME)
    if outcome is None:
        return
    with streamlit.container(horizontal=True, vertical_alignment="center", border=True, gap="medium"):
        done = ACTS[outcome.action].done(_, len(outcome.case_ids))
        streamlit.markdown(f":green[:material/check_circle:] {done}", width="content")
        streamlit.space("stretch")
        if outcome.action not in _KEEPING:
            streamlit.page_link("screens/queue.py", label=_("Open the queue"), icon=":material/checklist:")
        if _can_be_undone(outcome):
            streamlit.button(
                _("Undo"), icon=":material/undo:", key="decision_undo", on_click=act(_undo, outcome)
            )
        streamlit.button(
            "",
            icon=":material/close:",
            type="tertiary",
            key="decision_seen",
            help=_("Close"),
            on_click=_forget,
        )


def _can_be_undone(outcome: Outcome) -> bool:
    """Releasing a hold needs two officers, so there is no short way back."""
    return outcome.action is not Action.HOLD or not four_eyes(session.store())


def _undo(outcome: Outcome) -> str:
    actor = session.actor(Permission.DECIDE)
    bulk.undo(session.store(), actor, outcome, now=session.now())
    _forget()
    n = len(outcome.case_ids)
    return session.text().plural(
        "The decision about {n} person was taken back.", "The decision about {n} persons was taken back.", n
    )


def _forget() -> None:
    streamlit.session_state.pop(_OUTCOME, None)
