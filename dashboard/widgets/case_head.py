"""The head of a case: its number and matter, where it stands, how it came."""

import json
import re
from collections.abc import Mapping
from typing import Final

import streamlit

from dashboard.text import N_, Text
from dashboard.vocabulary import Channel, Kind, State
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import action_label, label, label_of
from dashboard.widgets.case_table import came_from, go_to_case
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.reason_labels import reason_of
from dashboard.widgets.safe import safe
from dashboard.widgets.user_names import called

_PARAMETER = "case"
_NUMBER: Final = re.compile("[0-9]{1,9}")
_SCREENS: Final[Mapping[str, str]] = {
    "requests": N_("Requests"),
    "queue": N_("Queue"),
    "retention": N_("Retention"),
    "opt_outs": N_("Marketing opt-outs"),
    "informing": N_("Informing"),
}
_BACK: Final[Mapping[Kind, str]] = {
    Kind.RIGHT: "requests",
    Kind.KEEP_UNTIL: "retention",
    Kind.LEGAL_HOLD: "retention",
}


def asked_case() -> int | None:
    """Return the case number in the address, or None where there is none that a case could have."""
    asked = streamlit.query_params.get(_PARAMETER, "")
    return int(asked) if _NUMBER.fullmatch(asked) else None


def find_case(_: Text) -> None:
    """Draw the way to a case for those who came without a number."""
    screen_title(_, _("Case"), "case")
    streamlit.info(_("Open a case from the requests or the queue, or give its number."))
    streamlit.number_input(_("Case number"), min_value=1, step=1, value=None, key="case_number", width=200)
    streamlit.button(_("Open the case"), on_click=act(_go))


def show_head(_: Text, view: CaseView) -> None:
    """Draw the title and one line of facts."""
    case, row = view.case, view.row
    screen, choices = came_from(case.case_number) or (_BACK.get(case.kind, "queue"), {})
    streamlit.page_link(
        f"screens/{screen}.py",
        label=_(_SCREENS[screen]),
        icon=":material/arrow_back:",
        query_params=choices,
    )
    matter = action_label(_, case.kind, case.action)
    screen_title(_, _("Case {n}: {matter}", n=str(case.case_number), matter=matter), "case")
    facts = [
        f"**{_where(_, view)}**",
        _("Came in on {day}", day=row["received_on"]),
        label_of(_, Channel, row["channel"]),
        safe(reason_of(_, row["reason_code"])),
        _("Opened by {user}", user=safe(called(_, view.names, row["created_by"]))),
    ]
    reference = json.loads(str(row["parameters"])).get("authority_reference")
    if reference:
        facts.append(_("The authority's number: {number}", number=safe(reference)))
    if view.previous:
        facts.append(_("Continues case {n}", n=str(view.previous)))
    if row["claimed_by"]:
        facts.append(_("Taken on by {user}", user=safe(called(_, view.names, row["claimed_by"]))))
    streamlit.markdown("  ·  ".join(fact for fact in facts if fact))


def _where(_: Text, view: CaseView) -> str:
    """Say where the case stands; what is proved and waits for its recipients is no longer "not verified"."""
    if view.case.proof and view.case.state is State.EXECUTED:
        return _("A copy of the register has proved it; others have still to be told")
    return label(_, view.case.state)


def _go() -> None:
    number = streamlit.session_state.get("case_number")
    if number:
        go_to_case(int(number))
