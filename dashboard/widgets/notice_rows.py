"""The rows that a check finds, a page at a time, and as a file."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import polars
import pyarrow
import streamlit

from dashboard import policy, session
from dashboard.controls import Control, inputs, offending
from dashboard.databases import Page
from dashboard.decisions.ledger import record_act
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.text import Text
from dashboard.vocabulary import ObjectName, Permission
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.notice_detail import Titles, detail, titles_of
from dashboard.widgets.notice_words import fault
from dashboard.widgets.prepared_download import File, prepared_download
from dashboard.widgets.tables import fitting, number_column, written

Row = Mapping[str, object]

PAGE_SIZE: Final = 25
MOST: Final = 100_000
_CASE: Final = "case"
# So that the detail stands beside who it is about, where the table has half a screen.
_WIDTHS: Final[Mapping[str, int]] = {"name": 145, "company": 115}
_ALL: Final = "notice_all"


def page_number(control: Control, total: int) -> int:
    """Return the page that is shown, from 1; fewer rows than before begin at the first again."""
    number = int(streamlit.session_state.get(_paging_key(control, total), 1))
    return min(number, pages(total))


def pages(total: int) -> int:
    """Return how many pages the rows fill, at least one."""
    return max(1, -(-total // PAGE_SIZE))


def row_table(_: Text, page: Page, control: Control, rows: Sequence[Row], place: str) -> list[int]:
    """Draw the rows with the names of their persons; return the positions of the ticked ones.

    `place` names the page and how many rows there are in all: ticks are positions, and when one row has
    gone the same position is somebody else.
    """
    names, titles = _names(page, rows), _titles(_)
    lines = [_line(_, control, row, names, titles) for row in rows]
    heads = {key: head for key, head in _heads(_).items() if _tells(key, lines)}
    columns: dict[str, Any] = {
        key: number_column(head)
        if key == "affected"
        else streamlit.column_config.Column(head, width=_WIDTHS.get(key))
        for key, head in heads.items()
    }
    event = streamlit.dataframe(
        polars.DataFrame([{key: line[key] for key in heads} for line in lines], infer_schema_length=None),
        column_config=columns,
        hide_index=True,
        height=fitting(len(rows)),
        on_select="rerun",
        selection_mode="multi-row",
        placeholder="–",
        key=f"notice_rows_{control.short}_{place}",
        alt=_("What the check has found"),
    )
    ticked = [position for position in event.selection.rows if position < len(rows)]
    _cases(_, [rows[position] for position in ticked] or rows[:1])
    return ticked


def show_paging(_: Text, control: Control, rows: pyarrow.Table) -> bool:
    """Draw the choice of every row, the pages and the export; tell whether every row is chosen."""
    total = rows.num_rows
    with streamlit.container(horizontal=True, vertical_alignment="center"):
        everything = streamlit.checkbox(
            _.plural("Choose all, {n} row", "Choose all, {n} rows", total), key=f"{_ALL}_{control.short}"
        )
        streamlit.space("stretch")
        if pages(total) > 1:
            streamlit.pagination(pages(total), key=_paging_key(control, total))
    prepared_download(
        _, _("Export as CSV"), lambda: export(control), key=f"notice_export_{control.short}_{total}"
    )
    return everything


def choose_no_row(control: str) -> None:
    """Take the ticks away after a decision."""
    for key in list(streamlit.session_state):
        if str(key).startswith((f"notice_rows_{control}_", f"{_ALL}_{control}")):
            del streamlit.session_state[key]


def export(control: Control) -> File:
    """Return the open rows of a check as CSV, without names, and record that."""
    actor, store, _ = session.actor(Permission.SEE_REGISTER), session.store(), session.text()
    with store.page(actor) as page:
        rows = offending(page, control, inputs(store.settings, session.now()), MOST)
    titles = _titles(_)
    lines = [_line(_, control, row, {}, titles) for row in rows]
    with store.transaction() as transaction:
        details = {"what": control.short, "rows": len(rows)}
        record_act(transaction, actor, "export", session.now(), details)
    heads = {key: head for key, head in _heads(_).items() if key not in {"name", "company"}}
    return File(f"{control.short}-{session.today():%Y%m%d}.csv", "text/csv", guarded_csv(heads, lines))


def _heads(_: Text) -> dict[str, str]:
    return {
        "name": _("Name"),
        "company": _("Company"),
        "fault": _("What is wrong"),
        "subject": _("Detail"),
        "object": _("Where"),
        "affected": _("Records"),
        "record_id": _("Record"),
    }


def _tells(key: str, lines: Sequence[Row]) -> bool:
    """Tell whether a column says something that the title of the check does not say of every row."""
    values = {line[key] for line in lines}
    if key == "affected":
        return values != {"1"}
    return len(values) > 1 if key == "fault" else values != {None}


def _titles(_: Text) -> Titles:
    settings = session.store().settings
    return titles_of(_, policy.load(settings.policy, settings.overrides))


def _line(
    _: Text, control: Control, row: Row, names: Mapping[object, Row], titles: Titles
) -> dict[str, object]:
    person = names.get(row["person_no"], {})
    return {
        "fault": fault(_, row["reason"]),
        "name": person.get("name"),
        "company": person.get("company"),
        "object": _("Case") if row["object"] == _CASE else label_of(_, ObjectName, row["object"]),
        "subject": detail(_, control.short, row["subject"], titles),
        "affected": written(_, row["affected"]),
        "record_id": None if row["object"] == _CASE else row["record_id"],
    }


def _names(page: Page, rows: Sequence[Row]) -> dict[object, Row]:
    numbers = [row["person_no"] for row in rows if row["person_no"] is not None]
    return {row["person_no"]: row for row in page.rows("retention/names", person_nos=numbers)}


def _cases(_: Text, rows: Sequence[Row]) -> None:
    """Draw the way to the cases of the rows that are ticked, else of the first."""
    numbers = [cast("str", row["subject"]) for row in rows if row["object"] == _CASE]
    for number in numbers[:5]:
        streamlit.page_link(
            "screens/case.py",
            label=_("Open case {n}", n=number),
            icon=":material/folder_open:",
            query_params={"case": number},
        )


def _paging_key(control: Control, total: int) -> str:
    """Another number of rows begins at its first page."""
    return f"notice_page_{control.short}_{total}"
