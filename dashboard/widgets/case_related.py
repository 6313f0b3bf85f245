"""Other cases of the same person, and what one message or one decision opened together."""

import streamlit

from dashboard.decisions.case import Case
from dashboard.text import Text
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import action_label, label
from dashboard.widgets.case_table import go_to_case
from dashboard.widgets.case_view import CaseView


def show_related(_: Text, view: CaseView) -> None:
    """Draw the other cases of the person, each a way to it."""
    if not view.related:
        return
    with streamlit.container(border=True):
        streamlit.subheader(_("Other cases of the same person"))
        for other in view.related:
            _link(_, other)


def _link(_: Text, other: Case) -> None:
    words = f"{other.case_number}  ·  {action_label(_, other.kind, other.action)}  ·  {label(_, other.state)}"
    streamlit.button(
        words,
        type="tertiary",
        key=f"related_{other.case_number}",
        on_click=act(go_to_case, other.case_number),
    )
