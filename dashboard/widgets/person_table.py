"""A page of the retention list as a table: persons, where they stand, what has been decided about them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import polars
import streamlit

from dashboard.text import N_, Text
from dashboard.vocabulary import Action, Relationship, Source
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_table import dates, pills
from dashboard.widgets.colours import AT_REST, DONE, GOING_ON, LATE, NEAR
from dashboard.widgets.decision_labels import STATUS_WORDS
from dashboard.widgets.list_pages import Days
from dashboard.widgets.tables import fitting

Row = Mapping[str, Any]
Mark = tuple[str, str]

_BY_DAY: Final = {"expired": LATE, "due_soon": NEAR, "later": DONE, "unknown": AT_REST}
_QUEUED: Final[Mapping[str, str]] = {
    Action.DELETE: N_("In the queue: delete"),
    Action.ANONYMISE: N_("In the queue: anonymise"),
    Action.CONTACT_CHECK: N_("In the queue: check"),
}


def person_table(
    _: Text, rows: Sequence[Row], titles: Mapping[str, str], days: Days, *, with_status: bool, key: str
) -> list[int]:
    """Draw the rows and return the positions of the chosen ones; `titles` are the rules' names by code."""
    marks = [[*status_marks(_, row, days)] * with_status + decision_marks(_, row, days) for row in rows]
    colours = {mark for each in marks for mark in each}
    columns = _columns(_, _("Status") if with_status else _("Decision"), colours)
    shown = [
        _cells(_, row, titles) | {"marks": [word for word, _colour in own]}
        for row, own in zip(rows, marks, strict=True)
    ]
    event = streamlit.dataframe(
        polars.DataFrame([{name: row[name] for name in columns} for row in shown], infer_schema_length=None),
        column_config=columns,
        hide_index=True,
        height=fitting(len(rows)),
        on_select="rerun",
        selection_mode="multi-row",
        placeholder="–",
        key=key,
        alt=_("Persons in the order in which their data fall due"),
    )
    return [row for row in event.selection.rows if row < len(rows)]


def status_marks(_: Text, row: Row, days: Days) -> list[Mark]:
    """Return where a person stands by the last day of keeping, with its colour."""
    expires_on = row["expires_on"]
    if expires_on is None:
        status = "unknown"
    elif expires_on < days.today:
        status = "expired"
    else:
        status = "due_soon" if expires_on <= days.soon else "later"
    return [(_(STATUS_WORDS[status]), _BY_DAY[status])]


def decision_marks(_: Text, row: Row, days: Days) -> list[Mark]:
    """Return what has been decided or asked about a person since the import, each with its colour."""
    marks: list[Mark] = []
    if row["queued_action"] is not None:
        marks.append((_(_QUEUED.get(row["queued_action"], STATUS_WORDS["queued"])), GOING_ON))
    if row["held"]:
        marks.append((_(STATUS_WORDS["held"]), NEAR))
    if row["kept_until"] is not None and row["kept_until"] >= days.today:
        marks.append((_("Kept until {day}", day=row["kept_until"]), DONE))
    if row["has_open_request"]:
        marks.append((_(STATUS_WORDS["requested"]), NEAR))
    return marks


def _columns(_: Text, marks: str, colours: set[Mark]) -> dict[str, Any]:
    text = streamlit.column_config.TextColumn
    return {
        # The browser measures the first rows only, and cuts longer names further down.
        "name": text(_("Name"), width=190),
        "company": text(_("Company"), width=190),
        "expires_on": dates(_, _("Kept until")),
        "marks": pills(marks, sorted(colours), width=240),
        "last_contact_on": dates(_, _("Last contact")),
        "relationship": text(_("Relationship")),
        "rule": text(_("Rule")),
        "source": text(_("Source")),
        "email": text(_("E-mail")),
    }


def _cells(_: Text, row: Row, titles: Mapping[str, str]) -> dict[str, object]:
    return {
        **row,
        "relationship": label_of(_, Relationship, row["relationship"]),
        "source": label_of(_, Source, row["source"]),
        "rule": titles.get(str(row["rule"]), row["rule"]),
    }
