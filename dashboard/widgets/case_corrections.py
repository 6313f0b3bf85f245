"""What a rectification request corrects, field by field, beside what the register has."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

import polars
import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions import corrections
from dashboard.decisions.correctable import spans_lines
from dashboard.decisions.corrections import Asked, Correction, Record
from dashboard.outputs.report.field_names import called
from dashboard.text import Text
from dashboard.vocabulary import Kind, ObjectName, Permission, Refused, Right
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_table import button_table
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.tables import show

_KEY: Final = "correction"


def show_corrections(_: Text, page: Page, view: CaseView) -> None:
    """Draw the corrections of a request for rectification; of other cases nothing."""
    case = view.case
    if case.kind is not Kind.RIGHT or case.action != Right.RECTIFICATION or not view.persons:
        return
    asked = corrections.asked(page, [case.case_id]).get(case.case_id)
    changeable = case.state in corrections.CHANGEABLE
    if asked is None and not changeable:
        return
    with streamlit.container(border=True, key="corrections"):
        streamlit.header(_("What is to be corrected"))
        if asked:
            _table(_, view, asked, changeable=changeable)
        else:
            streamlit.caption(
                _("Nothing is written down yet. What stands here goes into the files for Salesforce.")
            )
        if changeable:
            _form(_, view, corrections.correctable(page, case.case_id))


def correction_lines(_: Text, paper: Mapping[str, str]) -> list[str]:
    """Return the corrections of a paper of the history as plain text, a line a field."""
    listed = json.loads(paper.get("corrections", "[]"))
    lines = [f"{called(_, each['column'])}: {each['old'] or '–'} → {each['new'] or '–'}" for each in listed]
    return lines or [_("Nothing is to be corrected any more.")]


def _table(_: Text, view: CaseView, asked: Asked, *, changeable: bool) -> None:
    listed = asked.corrections
    rows = [_row(_, each) for each in listed]
    columns = {"field": _("Field"), "old": _("Was"), "new": _("Is to be")}
    if len({each.record_id for each in listed}) > 1:
        columns = {"object": _("Record"), **columns}
    alt = _("Corrections that were asked for")
    if not changeable:
        show(polars.DataFrame(rows), columns, alt=alt)
        return
    button_table(
        _,
        rows,
        columns,
        button=_("Remove"),
        on_click=lambda row: remove(view.case.case_id, view.case.version, _place(listed[row])),
        key=f"{_KEY}_list",
        alt=alt,
    )


def _row(_: Text, correction: Correction) -> dict[str, object]:
    return {
        "object": label_of(_, ObjectName, correction.object),
        "field": called(_, correction.column),
        "old": correction.old or "",
        "new": correction.new or _("to be emptied"),
    }


def _place(correction: Correction) -> tuple[str, str]:
    return correction.record_id, correction.column


def _form(_: Text, view: CaseView, records: Sequence[Record]) -> None:
    """Draw the choice of a field with its value, and what it should be."""
    if not records:
        streamlit.caption(_("No record of this person can be corrected by a file: correct it in Salesforce."))
        return
    record = _choose_record(_, records)
    column = streamlit.selectbox(
        _("Field"),
        list(record.values),
        format_func=lambda name: called(_, name),
        key=f"{_KEY}_field_{record.record_id}",
        placeholder=_("Choose"),
    )
    place = (record.record_id, str(column))
    key = f"{_KEY}_{record.record_id}_{column}_{view.case.version}"
    old = record.values[str(column)] or ""
    field = streamlit.text_area if spans_lines(str(column)) else streamlit.text_input
    now, wanted = streamlit.columns(2)
    with now:
        field(_("In the register"), value=old, disabled=True, key=f"{key}_old")
    with wanted:
        emptied = bool(streamlit.session_state.get(f"{key}_emptied"))
        field(_("Is to be"), value=old, disabled=emptied, key=f"{key}_new")
        streamlit.checkbox(_("Empty the field"), key=f"{key}_emptied")
    streamlit.button(
        _("Write down the correction"),
        icon=":material/edit:",
        key=f"{key}_add",
        on_click=act(add, view.case.case_id, view.case.version, place, key),
    )


def _choose_record(_: Text, records: Sequence[Record]) -> Record:
    by_id = {record.record_id: record for record in records}
    if len(records) == 1:
        return records[0]
    chosen = streamlit.selectbox(
        _("Record"),
        list(by_id),
        format_func=lambda each: f"{label_of(_, ObjectName, by_id[each].object)} {each}",
        key=f"{_KEY}_record",
        placeholder=_("Choose"),
    )
    return by_id[str(chosen)]


def add(case_id: str, version: int, place: tuple[str, str], key: str) -> str:
    """Write down the correction that was filled in."""
    actor, state = session.actor(Permission.REGISTER_REQUEST), streamlit.session_state
    emptied, value = bool(state.get(f"{key}_emptied")), str(state.get(f"{key}_new") or "")
    if not emptied and not value.strip():
        raise Refused("Write what the value should be, or choose to empty the field.")
    corrections.add(
        session.store(), actor, (case_id, version), place, "" if emptied else value, now=session.now()
    )
    return session.text()("The correction is written down.")


def remove(case_id: str, version: int, place: tuple[str, str]) -> str:
    """Take a correction off the list."""
    actor = session.actor(Permission.REGISTER_REQUEST)
    corrections.remove(session.store(), actor, (case_id, version), place, now=session.now())
    return session.text()("The correction is off the list.")
