"""The form that corrects when a breach became known."""

from datetime import datetime

import streamlit

from dashboard import session
from dashboard.decisions.breach_awareness import correct_aware
from dashboard.outputs.breach import BreachFile
from dashboard.text import Text
from dashboard.vocabulary import Actor, Permission, Refused, allows
from dashboard.widgets.actions import act
from dashboard.widgets.breach_form import given_moment, moment_input


def aware_form(_: Text, file: BreachFile, actor: Actor) -> None:
    """Draw the form for officers, for as long as the breach is open and known."""
    aware_at = file.history.aware_at
    if not file.is_open or aware_at is None or not allows(actor.role, Permission.DECIDE):
        return
    key = f"aware_{file.case_id}_{file.version}"
    with streamlit.expander(_("Correct when it became known"), icon=":material/edit_calendar:"):
        moment_input(_, _("Became aware"), aware_at, f"{key}_moment")
        streamlit.text_area(_("Why the first moment was wrong"), key=f"{key}_why", height=90)
        streamlit.button(_("Correct the moment"), key=f"{key}_take", on_click=act(_correct, file, key))


def _correct(file: BreachFile, key: str) -> str:
    session.actor(Permission.DECIDE)
    moment = given_moment(f"{key}_moment")
    if moment is None:
        raise Refused("Give the moment: date and time in Finland.")
    return correct(file, moment, str(streamlit.session_state.get(f"{key}_why") or ""))


def correct(file: BreachFile, aware_at: datetime, reason: str) -> str:
    """Correct the moment (naive UTC) and say from when the hours run now."""
    actor, seen = session.actor(Permission.DECIDE), (file.case_id, file.version)
    correct_aware(session.store(), actor, seen, aware_at, reason=reason, now=session.now())
    return session.text()("The hours run from {moment}.", moment=aware_at)
