"""The history checked by a button: whether it is whole, and by which heads written down elsewhere."""

from typing import Final

import streamlit

from dashboard import session, settings
from dashboard.decisions.ledger import record_act
from dashboard.decisions.whole_history import Checked, check_history
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets.actions import act, sentence

CHECKED: Final = "history_checked"


def check_button(_: Text) -> None:
    """Draw the button that checks all of it."""
    streamlit.button(_("Check the history"), icon=":material/verified_user:", on_click=act(check))


def show_check(_: Text) -> None:
    """Draw what came of the last click in this session."""
    checked: Checked | None = streamlit.session_state.get(CHECKED)
    if checked is None:
        return
    if checked.fault:
        streamlit.error(sentence(_, checked.fault))
        return
    words = _.plural("The history is whole: {n} event.", "The history is whole: {n} events.", checked.events)
    if checked.heads:
        words += " " + _.plural(
            "It agrees with {n} head that was written down outside of it.",
            "It agrees with {n} heads that were written down outside of it.",
            checked.heads,
        )
    else:
        words += " " + _("No head of it was written down yet: that its end was cut off would not be seen.")
    if checked.older:
        words += " " + _.plural(
            "{n} row of the queue is older than seals: it is sealed as it stood when they began.",
            "{n} rows of the queue are older than seals: they are sealed as they stood when these began.",
            checked.older,
        )
    streamlit.success(words)


def check() -> None:
    """Check the history as it is now; that it was checked, and what came of it, is written into it."""
    actor, store = session.actor(Permission.SEE_HISTORY), session.store()
    streamlit.session_state.pop(CHECKED, None)
    checked = check_history(store, settings.anchors(store.settings))
    found = {"events": checked.events, "what": "broken" if checked.fault else "whole"}
    with store.transaction() as transaction:
        record_act(transaction, actor, "check_history", session.now(), found)
    streamlit.session_state[CHECKED] = checked
