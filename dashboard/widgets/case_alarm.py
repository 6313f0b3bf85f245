"""Why somebody seems to have come back: what they were recognised by, the source and the day."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

import streamlit

from dashboard.decisions.alarms import CAME_BACK, OPT_OUT_RESET
from dashboard.decisions.hashing import Identifier
from dashboard.text import N_, Text
from dashboard.vocabulary import Source
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_view import CaseView

_BY: Final[Mapping[str, str]] = {
    Identifier.SALESFORCE_ID: N_("the Salesforce record itself"),
    Identifier.EMAIL: N_("the e-mail address"),
    Identifier.EMAIL_WITH_NAME: N_("a shared e-mail address and the name"),
    Identifier.PHONE: N_("the telephone number"),
}


def show_alarm(_: Text, view: CaseView) -> None:
    """Draw what an alarm rests on; other cases have none."""
    code = view.row["reason_code"]
    if code not in {CAME_BACK, OPT_OUT_RESET}:
        return
    found = json.loads(str(view.row["parameters"]))
    lines = [
        _(
            "Recognised by {what}. Only a keyed hash was kept, so look whether it is the person.",
            what=", ".join(_(_BY[each]) for each in found["recognised_by"]),
        ),
        _("Source: {source}", source=label_of(_, Source, found["source"] or Source.UNKNOWN)),
        _day(_, str(code), found["day"]),
    ]
    if view.previous:
        lines.append(_("Decided before in case {n}", n=str(view.previous)))
    streamlit.warning("  \n".join(line for line in lines if line), icon=":material/crisis_alert:")


def _day(_: Text, code: str, day: str | None) -> str:
    if day is None:
        return ""
    words = N_("In the register since {day}") if code == CAME_BACK else N_("Changed on {day}")
    return _(words, day=date.fromisoformat(day))
