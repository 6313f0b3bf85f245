"""Who looked at whose file: one line in the history for each session and case."""

from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions.opening import person_opened
from dashboard.vocabulary import Permission
from dashboard.widgets.case_view import CaseView

_SEEN: Final = "opened_persons"


def log_opening(view: CaseView) -> None:
    """Record that the persons of this case were opened, before anything of them is drawn."""
    seen: set[str] = streamlit.session_state.setdefault(_SEEN, set())
    if not view.persons or view.case.case_id in seen:
        return
    actor = session.actor(Permission.SEE_QUEUE)
    person_opened(session.store(), actor, view.case.case_id, view.case.case_number, session.now())
    seen.add(view.case.case_id)
