"""Accepting what a check found until a day, and taking that back."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit

from dashboard import session
from dashboard.controls import Control
from dashboard.decisions.accepting import Acceptance, accept, take_back
from dashboard.decisions.last_days import latest_day
from dashboard.text import Text
from dashboard.vocabulary import Permission, Refused
from dashboard.widgets.actions import act
from dashboard.widgets.notice_counts import draw_all_anew
from dashboard.widgets.notice_mend import Chosen
from dashboard.widgets.notice_rows import choose_no_row
from dashboard.widgets.safe import safe
from dashboard.widgets.tables import INPUT_FORMATS
from dashboard.widgets.user_names import Names, called

_UNTIL: Final = "notice_accept_until"
_REASON: Final = "notice_accept_reason"


def accept_form(_: Text, control: Control, chosen: Chosen) -> None:
    """Draw the form that accepts the chosen rows, or all that the check finds, until a last day."""
    if not chosen.rows.num_rows:
        return
    with streamlit.expander(_("Accept for now"), icon=":material/verified_user:"):
        streamlit.write(
            _("The rows do not count as open until the day has passed. Then they are open again.")
        )
        streamlit.date_input(
            _("Last day"),
            value=None,
            key=_UNTIL,
            max_value=latest_day(session.today()),
            format=INPUT_FORMATS[_.language],
            width=200,
        )
        streamlit.text_area(
            _("Reason"), key=_REASON, height=80, placeholder=_("Why this can be left as it is for now.")
        )
        words = (
            _("Accept all that the check finds, new rows too")
            if chosen.everything
            else _.plural("Accept {n} row", "Accept {n} rows", chosen.count)
        )
        streamlit.button(
            words, key="notice_accept", disabled=not chosen.count, on_click=act(_accept, control, chosen)
        )


def show_accepted(_: Text, acceptances: Sequence[Acceptance], names: Names) -> None:
    """Draw what has been accepted, by whom, why and until when, with the way to take it back."""
    for each in acceptances:
        ended = each.until < session.today()
        with streamlit.container(border=True):
            streamlit.markdown(f"**{_what(_, each)}** {_until(_, each, ended=ended)}")
            streamlit.text(each.reason)
            streamlit.caption(
                _("Accepted by {user} on {day}.", user=safe(called(_, names, each.by)), day=each.on)
            )
            if not ended:
                _take_back_form(_, each)


def _what(_: Text, acceptance: Acceptance) -> str:
    if acceptance.rows is None:
        return _("All that the check finds")
    return _.plural("{n} row", "{n} rows", len(acceptance.rows))


def _until(_: Text, acceptance: Acceptance, *, ended: bool) -> str:
    if ended:
        return f":gray-badge[{_('ended on {day}', day=acceptance.until)}]"
    return f":blue-badge[{_('accepted until {day}', day=acceptance.until)}]"


def _take_back_form(_: Text, acceptance: Acceptance) -> None:
    key = f"notice_take_back_{acceptance.number}"
    with streamlit.popover(_("Take back"), icon=":material/undo:"):
        streamlit.text_input(_("Reason"), key=key)
        streamlit.button(_("Take back"), key=f"{key}_send", on_click=act(_take_back, acceptance, key))


def _accept(control: Control, chosen: Chosen) -> None:
    actor, _ = session.actor(Permission.DECIDE), session.text()
    until = streamlit.session_state.get(_UNTIL)
    if not isinstance(until, date):
        raise Refused("Say until when: a day after today.")
    keys = None if chosen.everything else [key for key, _row in chosen.picked]
    reason = str(streamlit.session_state.get(_REASON, ""))
    accept(session.store(), actor, control.short, keys, until=until, reason=reason, now=session.now())
    streamlit.session_state.update({_UNTIL: None, _REASON: ""})
    choose_no_row(control.short)
    draw_all_anew(_("Accepted until {day}.", day=until))


def _take_back(acceptance: Acceptance, key: str) -> None:
    actor, _ = session.actor(Permission.DECIDE), session.text()
    reason = str(streamlit.session_state.get(key, ""))
    take_back(session.store(), actor, acceptance, reason=reason, now=session.now())
    draw_all_anew(_("Taken back: the rows are open again."))
