"""All that the register holds about the persons of a case, object by object, read when it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import polars
import streamlit

from dashboard.databases import Page
from dashboard.outputs.report.field_names import FIELD_NAMES, called, shown
from dashboard.text import N_, Text
from dashboard.vocabulary import ObjectName
from dashboard.widgets.case_hits import show_hits
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_view import CaseView, Row
from dashboard.widgets.tables import DATE_FORMATS, show

_MOST: Final = 200
_NO_FIELD: Final = frozenset({"person_no", "file_no", "extra", "object", "Id"})
_FIELDS: Final = "fields"
_HITS: Final = "hits"
_PARTS: Final[Mapping[str, str]] = {
    _FIELDS: N_("Fields"),
    "activities": N_("Activities"),
    "campaigns": N_("Campaigns"),
    "deals": N_("Deals"),
    "consents": N_("Consents"),
    "others": N_("Other records"),
    "rejects": N_("Rows not read"),
    _HITS: N_("All that was found"),
}
_HEADS: Final[Mapping[str, str]] = {
    "occurred_at": N_("When"),
    "object": N_("Record"),
    "subject": N_("Subject"),
    "text": N_("Text"),
    "status": N_("Status"),
    "sender": N_("Sender"),
    "receiver": N_("Receiver"),
    "opened": N_("Opened"),
    "role": N_("Role"),
    "campaign": N_("Campaign"),
    "type": N_("Type"),
    "responded": N_("Responded"),
    "responded_on": N_("Responded on"),
    "added_at": N_("Added"),
    "deal": N_("Deal"),
    "stage": N_("Stage"),
    "closed_on": N_("Closed on"),
    "about": N_("About"),
    "captured_at": N_("Captured"),
    "source": N_("Source"),
    "data": N_("Data"),
    "file": N_("File"),
    "line_no": N_("Line"),
    "column_name": N_("Column"),
    "reason": N_("Why"),
}
_HIDDEN: Final = frozenset({"record_id"})
_DAYS: Final = frozenset({"responded_on", "closed_on"})
_MOMENTS: Final = frozenset({"occurred_at", "added_at", "captured_at"})


def show_data(_: Text, page: Page, view: CaseView) -> None:
    """Draw the choice of a part and the part that is chosen."""
    part = streamlit.segmented_control(
        _("Part"),
        list(_PARTS),
        default=_FIELDS,
        format_func=lambda each: _(_PARTS[each]),
        key="case_data",
        label_visibility="collapsed",
        required=True,
        wrap=True,
    )
    match part:
        case "fields":
            _fields(_, page, view.case.case_id)
        case "hits":
            show_hits(_, page, view)
        case _:
            _table(_, _READ[str(part)](page, view.case.case_id))


_READ: Final[Mapping[str, Callable[[Page, str], list[Row]]]] = {
    "activities": lambda page, case_id: page.rows("case/activities", case_id=case_id, rows=_MOST),
    "campaigns": lambda page, case_id: page.rows("case/campaigns", case_id=case_id),
    "deals": lambda page, case_id: page.rows("case/deals", case_id=case_id),
    "consents": lambda page, case_id: page.rows("case/consents", case_id=case_id),
    "others": lambda page, case_id: page.rows("case/others", case_id=case_id),
    "rejects": lambda page, case_id: page.rows("case/rejects", case_id=case_id),
}


def _fields(_: Text, page: Page, case_id: str) -> None:
    contacts = page.rows("case/contacts", case_id=case_id)
    individuals = [{"object": "Individual", **row} for row in page.rows("case/individuals", case_id=case_id)]
    rows = [
        {
            "object": label_of(_, ObjectName, row["object"]),
            "field": called(_, name),
            "value": shown(_, name, value),
        }
        for row in [*contacts, *individuals]
        for name, value in sorted(row.items(), key=lambda cell: cell[0] not in FIELD_NAMES)
        if name not in _NO_FIELD and value is not None
    ]
    columns = {"object": _("Record"), "field": _("Field"), "value": _("Value")}
    show(polars.DataFrame(rows), columns, alt=_("Fields of the person's records"))


def _table(_: Text, rows: Sequence[Row]) -> None:
    if not rows:
        streamlit.caption(_("The register has nothing of this kind about the person."))
        return
    if len(rows) == _MOST:
        streamlit.caption(_("The newest {n} are shown.", n=_MOST))
    names = [name for name in rows[0] if name not in _HIDDEN]
    shown = [{name: _cell(_, name, row[name]) for name in names} for row in rows]
    config = {name: _column(_, name) for name in names}
    show(
        polars.DataFrame(shown, infer_schema_length=None),
        config,
        alt=_("Records about the person"),
        placeholder="",
    )


def _cell(_: Text, name: str, value: object) -> object:
    if name == "object":
        return label_of(_, ObjectName, value)
    return shown(_, name, value) if isinstance(value, bool) else value


def _column(_: Text, name: str) -> object:
    head = _(_HEADS[name])
    if name in _DAYS:
        return streamlit.column_config.DateColumn(head, format=DATE_FORMATS[_.language])
    if name in _MOMENTS:
        return streamlit.column_config.DatetimeColumn(head, format=f"{DATE_FORMATS[_.language]} H.mm")
    return head
