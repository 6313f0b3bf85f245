"""The attested fact of a clause: who answers for it, on what evidence, until when; attesting it anew."""

from datetime import date
from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions.attesting import ATTESTED_CLAUSES, attest_clause, withdraw_attestation
from dashboard.decisions.last_days import latest_day
from dashboard.outputs.notice_board import ClauseStand
from dashboard.text import Text
from dashboard.vocabulary import Permission, Refused
from dashboard.widgets.actions import act
from dashboard.widgets.safe import safe
from dashboard.widgets.tables import INPUT_FORMATS
from dashboard.widgets.user_names import Names, called

_EVIDENCE: Final = "notice_attest_evidence"
_UNTIL: Final = "notice_attest_until"
_WHY: Final = "notice_attest_withdraw"


def show_attestation(_: Text, stand: ClauseStand, names: Names) -> None:
    """Draw the attestation of a clause that has one, and the form; other clauses are checked instead."""
    if stand.clause not in ATTESTED_CLAUSES:
        return
    attestation = stand.attestation
    with streamlit.container(border=True):
        streamlit.markdown(f"**{_('Attested fact')}**")
        streamlit.write(_("No copy of the register can show this. Somebody answers for it, with evidence."))
        if attestation:
            user = safe(called(_, names, attestation.by))
            said = _("Attested by {user} on {day}.", user=user, day=attestation.on)
            streamlit.markdown(f"{said} {_last_day(_, stand)}")
            streamlit.text(attestation.evidence)
        words = _("Attest anew") if attestation else _("Attest")
        with streamlit.expander(
            words, icon=":material/assignment_turned_in:", expanded=stand.needs_attesting
        ):
            _form(_, stand.clause)
        if attestation and not stand.needs_attesting:
            _withdraw_form(_, stand.clause)


def _last_day(_: Text, stand: ClauseStand) -> str:
    assert stand.attestation is not None
    until = stand.attestation.until
    if stand.needs_attesting:
        return f":red-badge[{_('ran out on {day}', day=until)}]"
    colour = "orange" if stand.attestation.ends_soon(stand.today) else "green"
    return f":{colour}-badge[{_('holds until {day}', day=until)}]"


def _form(_: Text, clause: str) -> None:
    streamlit.text_area(
        _("Evidence"), key=_EVIDENCE, height=100, placeholder=_("Which contract, setting or answer shows it.")
    )
    streamlit.session_state.setdefault(_UNTIL, latest_day(session.today()))
    streamlit.date_input(
        _("Last day"),
        key=_UNTIL,
        max_value=latest_day(session.today()),
        format=INPUT_FORMATS[_.language],
        width=200,
    )
    streamlit.button(_("Attest"), type="primary", key="notice_attest", on_click=act(_attest, clause))


def _withdraw_form(_: Text, clause: str) -> None:
    with streamlit.popover(_("It does not hold any more"), icon=":material/undo:"):
        streamlit.text_input(_("Reason"), key=_WHY)
        streamlit.button(_("Withdraw"), key="notice_withdraw", on_click=act(_withdraw, clause))


def _attest(clause: str) -> str:
    actor, state, _ = session.actor(Permission.CONFIGURE), streamlit.session_state, session.text()
    until, evidence = state.get(_UNTIL), str(state.get(_EVIDENCE, ""))
    if not isinstance(until, date):
        raise Refused("Say until when: a day after today.")
    attest_clause(session.store(), actor, clause, evidence=evidence, until=until, now=session.now())
    state.update({_EVIDENCE: "", _UNTIL: latest_day(session.today())})
    return _("Attested until {day}.", day=until)


def _withdraw(clause: str) -> str:
    actor, _ = session.actor(Permission.CONFIGURE), session.text()
    reason = str(streamlit.session_state.get(_WHY, ""))
    withdraw_attestation(session.store(), actor, clause, reason=reason, now=session.now())
    streamlit.session_state[_WHY] = ""
    return _("The attestation has been withdrawn.")
