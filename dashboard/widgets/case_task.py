"""What has to be corrected by hand: which record, what a check found in it, and how to put it right."""

import json

import streamlit

from dashboard.controls import Control, controls
from dashboard.text import Text
from dashboard.vocabulary import Action, ObjectName
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.safe import safe


def show_task(_: Text, view: CaseView) -> None:
    """Draw the task of a correction by hand; other cases have none."""
    if view.case.action != Action.CORRECT_BY_HAND:
        return
    told = json.loads(str(view.row["parameters"]))
    control = Control(f"controls/{told['control']}")
    with streamlit.container(border=True):
        streamlit.markdown(f"**{_('To be corrected in Salesforce')}**")
        where = label_of(_, ObjectName, told["object"])
        streamlit.markdown("  \n".join(_lines(_, told, safe(where))))
        if control in controls():
            for line in control.documentation.split("\n"):
                streamlit.markdown(_(line))
        streamlit.caption(
            _("Mark it carried out when it is done. The check looks at the next copy of the register.")
        )


def _lines(_: Text, told: dict[str, object], where: str) -> list[str]:
    lines = [_("Where: {object}", object=where)]
    if told["record_id"]:
        lines.append(_("Record: {record}", record=f"`{told['record_id']}`"))
    if told["field"] or not told["record_id"]:
        subject = told["field"] or str(told["row"]).split("|")[2]
        lines.append(_("Field: {field}", field=safe(subject)))
    return lines
