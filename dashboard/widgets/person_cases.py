"""The ways from a person of the retention list to the cases about them: to look, or to take a hold back."""

from collections.abc import Mapping

import streamlit

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import TERMINAL, State
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import action_label, label_of
from dashboard.widgets.case_table import go_to_case


def show_cases(_: Text, page: Page, person_no: int, *, none: bool = False) -> None:
    """Draw a button for each open case of the person; with `none`, say where there is none."""
    closed = sorted(state.value for state in TERMINAL)
    rows = page.rows("retention/open_cases", person_no=person_no, closed=closed)
    if rows:
        with streamlit.container(horizontal=True, vertical_alignment="center", gap="small"):
            streamlit.caption(_("Open cases of the person:"), width="content")
            for row in rows:
                _button(_, row)
    elif none:
        streamlit.caption(_("No case about the person is open."))


def _button(_: Text, row: Mapping[str, object]) -> None:
    number = int(str(row["case_number"]))
    matter, state = action_label(_, row["kind"], row["action"]), label_of(_, State, row["state"])
    streamlit.button(
        f"{number}  ·  {matter}  ·  {state}",
        type="tertiary",
        key=f"person_case_{number}",
        on_click=act(go_to_case, number),
    )
