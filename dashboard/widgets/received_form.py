"""The form that corrects on which day a request was received, and the words for it in the history."""

from collections.abc import Mapping
from datetime import date

import streamlit

from dashboard import session
from dashboard.decisions.correcting import correct_received
from dashboard.text import Text
from dashboard.vocabulary import TERMINAL, Permission, allows
from dashboard.widgets.actions import act
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.tables import INPUT_FORMATS


def received_form(_: Text, view: CaseView) -> None:
    """Draw the form for officers, for as long as the request is open."""
    case = view.case
    actor = session.actor(Permission.SEE_QUEUE)
    if case.state in TERMINAL or not allows(actor.role, Permission.DECIDE):
        return
    key = f"{case.case_id}_{case.version}"
    with streamlit.expander(_("Correct the day of receipt"), icon=":material/edit_calendar:"):
        streamlit.caption(
            _("The limit runs from the day on which the request reached the company, whoever read it.")
        )
        streamlit.date_input(
            _("Received on"),
            value=case.received_on,
            max_value=session.today(),
            format=INPUT_FORMATS[_.language],
            key=f"received_{key}",
        )
        streamlit.text_area(_("Why the first day was wrong"), key=f"received_why_{key}", height=90)
        streamlit.button(
            _("Correct the day"),
            on_click=act(_correct, case.case_id, case.version),
            key=f"received_take_{key}",
        )


def _correct(case_id: str, version: int) -> str:
    session.actor(Permission.DECIDE)
    state, key = streamlit.session_state, f"{case_id}_{version}"
    day = state[f"received_{key}"]
    assert isinstance(day, date)
    return correct(case_id, version, day, str(state.get(f"received_why_{key}") or ""))


def correct(case_id: str, version: int, received_on: date, reason: str) -> str:
    """Correct the day of receipt and say so."""
    actor = session.actor(Permission.DECIDE)
    correct_received(session.store(), actor, case_id, version, received_on, reason=reason, now=session.now())
    return session.text()("The time limit is counted from {day}.", day=received_on)


def received_words(_: Text, details: Mapping[str, object]) -> str:
    """Say which day of receipt took the place of which; nothing for other steps."""
    if not {"was", "received_on"} <= details.keys():
        return ""
    was, now = (date.fromisoformat(str(details[name])) for name in ("was", "received_on"))
    return " · " + _("{was} became {now}", was=was, now=now)
