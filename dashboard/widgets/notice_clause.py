"""One clause of the notice: how it stands, what its checks find, its text, its attestation and remarks."""

import streamlit

from dashboard.databases import Page
from dashboard.outputs.notice_board import RIGHTS, ClauseStand
from dashboard.policy import Clause
from dashboard.text import Text
from dashboard.vocabulary import Right
from dashboard.widgets.case_labels import label
from dashboard.widgets.notice_attest import show_attestation
from dashboard.widgets.notice_control import control_section
from dashboard.widgets.notice_list import badges, go_to_clause
from dashboard.widgets.notice_remarks import show_remarks
from dashboard.widgets.query_state import keep, remembered
from dashboard.widgets.safe import safe
from dashboard.widgets.user_names import user_names

_CHECK = "check"
_BREACHES = "13.8"


def show_clause(_: Text, page: Page, stand: ClauseStand, clause: Clause) -> None:
    """Draw the clause: the checks to the left, what the notice says and the remarks about it to the right."""
    streamlit.button(
        _("All clauses"),
        icon=":material/arrow_back:",
        key="notice_all_clauses",
        type="tertiary",
        on_click=go_to_clause,
        args=(None,),
    )
    title = clause.title.in_language(_.language)
    streamlit.header(f"{safe(stand.clause)}  {safe(title)}")
    streamlit.markdown(" ".join(badges(_, stand)))
    names = user_names(page)
    left, right = streamlit.columns([2, 1], gap="large")
    with left:
        _workflow(_, stand)
        show_attestation(_, stand, names)
        _checks(_, page, stand)
    with right:
        with streamlit.container(border=True):
            streamlit.markdown(f"**{_('What the notice says')}**")
            streamlit.text(clause.text.in_language(_.language))
            if _.language != "fi":
                streamlit.caption(_("A translation: the Finnish text is the notice."))
        show_remarks(_, page, stand, names)


def _workflow(_: Text, stand: ClauseStand) -> None:
    """Say which requests carry the clause out, and where they stand."""
    rights = RIGHTS.get(stand.clause, ())
    if not rights and stand.clause != _BREACHES:
        return
    with streamlit.container(border=True):
        if stand.clause == _BREACHES:
            streamlit.markdown(_("The clause is carried out by the breach register, hour by hour."))
            streamlit.page_link(
                "screens/breaches.py", label=_("Open the breach register"), icon=":material/gpp_maybe:"
            )
            return
        streamlit.markdown(
            _("The clause is carried out request by request: {rights}.", rights=_named(_, rights))
        )
        streamlit.markdown(_requests(_, stand))
        streamlit.page_link("screens/requests.py", label=_("Open the requests"), icon=":material/inbox:")


def _named(_: Text, rights: tuple[Right, ...]) -> str:
    return ", ".join(label(_, right).lower() for right in rights)


def _requests(_: Text, stand: ClauseStand) -> str:
    if not stand.requests:
        return f":green[:material/check_circle:] {_('No request is open.')}"
    words = _.plural("{n} request is open", "{n} requests are open", stand.requests)
    late = _.plural("{n} of them is late", "{n} of them are late", stand.late)
    return f":red[:material/alarm:] {words}, {late}." if stand.late else f"{words}, {_('all in time')}."


def _checks(_: Text, page: Page, stand: ClauseStand) -> None:
    if page.snapshot is None:
        streamlit.info(_("The checks wait for the first copy of the register."), icon=":material/inbox:")
        return
    if not stand.checks:
        return
    names = [check.control.short for check in stand.checks]
    if len(names) == 1:
        control_section(names[0])
        return
    titles = {check.control.short: _(check.control.title) for check in stand.checks}
    counted = [_count(_, check.count.open_rows if check.count else None) for check in stand.checks]
    first = next((n for n, check in enumerate(stand.checks) if check.count and check.count.open_rows), 0)
    remembered(_CHECK, names, names[first])
    chosen = streamlit.radio(
        _("Checks of the clause"), names, format_func=titles.__getitem__, captions=counted, key=_CHECK
    )
    assert chosen is not None
    keep(check=chosen)
    control_section(chosen)


def _count(_: Text, open_rows: int | None) -> str:
    if open_rows is None:
        return _("not looked at")
    if not open_rows:
        return _("nothing open")
    return _.plural("{n} open finding", "{n} open findings", open_rows)
