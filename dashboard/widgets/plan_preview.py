"""What a decision touches in Salesforce, in counts by object, before it is approved or carried out."""

from collections.abc import Mapping, Sequence

import polars
import streamlit

from dashboard.databases import Page
from dashboard.decisions.plan import Plan
from dashboard.outputs import waiting
from dashboard.text import N_, Text
from dashboard.vocabulary import Action, ObjectName
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.tables import number_column, show, written

_RESULTS: Mapping[str, str] = {
    "planned": N_("planned"),
    "downloaded": N_("file downloaded"),
    "succeeded": N_("done by the result file"),
    "failed": N_("refused by Salesforce"),
    "unknown": N_("not seen in the export"),
    "standing": N_("still there in the export"),
    "verified": N_("verified"),
}


def show_plan(_: Text, planned: Plan) -> None:
    """Draw what `planned` changes, and what the one who decides should know."""
    show_counts(_, planned.counts)
    _notes(_, planned)


def show_counts(_: Text, counts: Mapping[tuple[str, str], int]) -> None:
    """Draw how many records of each object are changed, by (object, act)."""
    rows = [
        {"object": _object(_, name), "act": _act(_, act), "count": written(_, count)}
        for (name, act), count in counts.items()
    ]
    columns = {"object": _("Records"), "act": _("What happens"), "count": number_column(_("Count"))}
    if rows:
        show(polars.DataFrame(rows), columns, alt=_("Records that will be touched, by object"))
    else:
        streamlit.caption(_("Nothing is left to do in Salesforce."))


def show_plan_narrow(_: Text, planned: Plan) -> None:
    """Draw the same in lines, one an act, where a table would not fit."""
    lines: dict[str, list[str]] = {}
    for (name, act), count in planned.counts.items():
        lines.setdefault(_act(_, act), []).append(f"{_object(_, name)} {_.number(count)}")
    for act, objects in lines.items():
        streamlit.markdown(f"**{act}**  \n{'  ·  '.join(objects)}")
    if not lines:
        streamlit.caption(_("Nothing is left to do in Salesforce."))
    _notes(_, planned)


def _notes(_: Text, planned: Plan) -> None:
    for note in planned.notes:
        values = {**note.values, "object": _object(_, note.values.get("object"))}
        streamlit.caption(f":material/info: {_(note.message, **values)}")


def show_progress(_: Text, page: Page, case_ids: Sequence[str]) -> None:
    """Draw what is planned for some cases and what has come of it so far."""
    found = waiting.items(page, case_ids)
    rows = [
        {
            "object": _object(_, row["object"]),
            "act": _act(_, row["action"]),
            "result": _(_RESULTS.get(str(row["result"]), str(row["result"]))),
            "code": row["code"] or "",
            "count": written(_, row["records"]),
        }
        for row in found
    ]
    columns = {
        "object": _("Records"),
        "act": _("What happens"),
        "result": _("Result"),
        "code": _("Code"),
        "count": number_column(_("Count")),
    }
    if rows:
        show(polars.DataFrame(rows), columns, alt=_("Records that will be touched, with results"))


def _object(_: Text, name: object) -> str:
    return label_of(_, ObjectName, name)


def _act(_: Text, act: object) -> str:
    return _("remove the link to the person") if act == "unlink" else label_of(_, Action, act)
