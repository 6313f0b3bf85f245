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
        cells(_, row, titles) | {"marks": [word for word, _colour in own]}
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
    status = days.status_of(row["expires_on"])
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


def heads(_: Text, marks: str) -> dict[str, str]:
    """Return the columns of the list with their heads; `marks` is the head of what has been decided."""
    return {
        "name": _("Name"),
        "company": _("Company"),
        "expires_on": _("Kept until"),
        "marks": marks,
        "last_contact_on": _("Last contact"),
        "relationship": _("Relationship"),
        "rule": _("Rule"),
        "source": _("Source"),
        "email": _("E-mail"),
    }


def _columns(_: Text, marks: str, colours: set[Mark]) -> dict[str, Any]:
    text, head = streamlit.column_config.TextColumn, heads(_, marks)
    return {
        **{name: text(title) for name, title in head.items()},
        # The browser measures the first rows only, and cuts longer names further down.
        "name": text(head["name"], width=190),
        "company": text(head["company"], width=190),
        "expires_on": dates(_, head["expires_on"]),
        "marks": pills(marks, sorted(colours), width=240),
        "last_contact_on": dates(_, head["last_contact_on"]),
    }


def cells(_: Text, row: Row, titles: Mapping[str, str]) -> dict[str, object]:
    """Return a row with its codes in words."""
    return {
        **row,
        "relationship": label_of(_, Relationship, row["relationship"]),
        "source": label_of(_, Source, row["source"]),
        "rule": titles.get(str(row["rule"]), row["rule"]),
    }
