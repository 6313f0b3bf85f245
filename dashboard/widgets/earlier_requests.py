"""What the chosen person has asked before: the same asked twice is one, a later one can go on from it."""

from collections.abc import Sequence

import streamlit

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import TERMINAL, Right, State
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label, label_of
from dashboard.widgets.case_table import go_to_case
from dashboard.widgets.people_search import Row
from dashboard.widgets.person_choice import chosen_ids


def show_earlier(_: Text, page: Page, key: str, asked: Sequence[Right]) -> None:
    """Draw the requests of the chosen person, and the choice of the one that the new request continues."""
    rows = _earlier(page, key)
    if not rows:
        return
    with streamlit.container(border=True):
        streamlit.markdown(f"**{_('Earlier requests of the person')}**")
        for row in rows:
            _request(_, row)
        if any(row["action"] in set(asked) and not _is_closed(row) for row in rows):
            streamlit.warning(
                _(
                    "The same is asked in an open case. Register it all the same if it came as a message "
                    "of its own, and mark it as a duplicate there: its day is kept."
                )
            )
        streamlit.selectbox(
            _("Continues"),
            [int(str(row["case_number"])) for row in rows],
            index=None,
            placeholder=_("None of them"),
            key=f"{key}_continues",
        )


def continued(page: Page, key: str) -> str | None:
    """Return the id of the case that the new request continues, if the chosen person has such a case."""
    number = streamlit.session_state.get(f"{key}_continues")
    return next((str(row["case_id"]) for row in _earlier(page, key) if row["case_number"] == number), None)


def _earlier(page: Page, key: str) -> list[Row]:
    ids = chosen_ids(page, key)
    return page.rows("requests/of_records", record_ids=sorted(ids)) if ids else []


def _request(_: Text, row: Row) -> None:
    number, state = int(str(row["case_number"])), label(_, State(str(row["state"])))
    streamlit.button(
        f"{number}  ·  {label_of(_, Right, row['action'])}  ·  {state}",
        type="tertiary",
        key=f"earlier_{number}",
        on_click=act(go_to_case, number),
    )


def _is_closed(row: Row) -> bool:
    return State(str(row["state"])) in TERMINAL
