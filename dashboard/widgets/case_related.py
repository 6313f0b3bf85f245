"""Cases that belong together: continued, repeated, come in with one message, about the same person."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit

from dashboard.decisions.case import Case
from dashboard.text import N_, Text
from dashboard.vocabulary import State
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import action_label, label
from dashboard.widgets.case_table import go_to_case
from dashboard.widgets.case_view import CaseView

_TIES: Final[Mapping[str, str]] = {
    "previous": N_("Continues"),
    "next": N_("Goes on as"),
    "original": N_("Repeats"),
    "duplicate": N_("Repeated by"),
    "message": N_("Came in with the same message"),
}
_UNANSWERED: Final = frozenset({State.REJECTED, State.WITHDRAWN})


def show_related(_: Text, view: CaseView) -> None:
    """Draw the other cases by what ties them to this one, each a way to it."""
    if not view.tied and not view.related:
        return
    with streamlit.container(border=True):
        streamlit.header(_("Other cases"))
        _warn(_, view)
        shown: set[int] = set()
        for tie, words in _TIES.items():
            _group(_, _(words), view.tied.get(tie, ()), shown)
        _group(_, _("About the same person"), view.related, shown)


def _warn(_: Text, view: CaseView) -> None:
    """Say so where a request was closed as the repeat of one that was then not answered."""
    if view.case.state in _UNANSWERED and view.tied.get("duplicate"):
        streamlit.warning(
            _(
                "A request was closed as a duplicate of this one, which was not fulfilled. Open it anew "
                "if the person still waits for an answer."
            )
        )


def _group(_: Text, words: str, cases: Sequence[Case], shown: set[int]) -> None:
    fresh = [case for case in cases if case.case_number not in shown]
    if fresh:
        streamlit.caption(words)
    for case in fresh:
        shown.add(case.case_number)
        _link(_, case)


def _link(_: Text, other: Case) -> None:
    words = f"{other.case_number}  ·  {action_label(_, other.kind, other.action)}  ·  {label(_, other.state)}"
    streamlit.button(
        words,
        type="tertiary",
        key=f"related_{other.case_number}",
        on_click=act(go_to_case, other.case_number),
    )
