"""What an import did: its files, the records it could not use, and what has changed since the one before."""

import json
from collections.abc import Mapping
from typing import Any, Final, cast

import polars
import streamlit

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import ObjectName
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.tables import number_column, show, written

PAGE_SIZE: Final = 100
_AFTER: Final = "rejects_after"
_CHANGES: Final = ("added", "removed", "changed")
_COUNTS: Final = ("read", "loaded", "rejected", "duplicates")


def show_files(_: Text, page: Page) -> None:
    """Draw a row a file: read = loaded + rejected + duplicates, and what the import had to say."""
    found = page.rows("imports/files")
    rows = [
        {
            "name": _file_name(row),
            "object": label_of(_, ObjectName, row["object"]) or "–",
            **{name: written(_, row[name]) for name in _COUNTS},
            "said": " ".join(messages(_, row)),
        }
        for row in found
    ]
    columns = {
        "name": _("File"),
        "object": _("Records"),
        "read": number_column(_("Read")),
        "loaded": number_column(_("Loaded")),
        "rejected": number_column(_("Rejected")),
        "duplicates": number_column(_("Duplicates")),
        "said": streamlit.column_config.TextColumn(_("Worth knowing"), width="large"),
    }
    show(polars.DataFrame(rows), columns, alt=_("Files of the import"))
    faulty = sum(row["error"] is not None for row in found)
    if faulty:
        streamlit.warning(_.plural("{n} file could not be read.", "{n} files could not be read.", faulty))


def show_rejects(_: Text, page: Page) -> None:
    """Draw the records that could not be used, a page at a time, each with why and what was in it."""
    after = cast("int", streamlit.session_state.get(_AFTER, -1))
    found = page.rows("imports/rejects", file_no=None, after=after, rows=PAGE_SIZE)
    if not found and after < 0:
        streamlit.success(_("Every record of the export could be used."))
        return
    streamlit.caption(
        _("They are in no figure, but access and erasure find them. Correct them in Salesforce.")
    )
    rows = [
        {
            "file": row["file"],
            "line": row["line_no"],
            "column": row["column_name"] or "",
            "why": _(str(row["reason"])),
            "value": row["value"] or "",
            "text": row["text"] or "",
        }
        for row in found
    ]
    columns = {
        "file": _("File"),
        "line": _("Line"),
        "column": _("Column"),
        "why": _("Why"),
        "value": _("Value"),
        "text": streamlit.column_config.TextColumn(_("The record"), width="large"),
    }
    show(
        polars.DataFrame(rows, infer_schema_length=None),
        columns,
        alt=_("Records that could not be used"),
        placeholder="",
    )
    _turn_pages(_, after, found)


def show_difference(_: Text, page: Page) -> None:
    """Draw how many records of each object are new, gone, or other than in the copy before."""
    found = page.rows("imports/difference")
    if not found:
        streamlit.info(_("There is no earlier copy to compare with."))
        return
    rows = [
        {
            "object": label_of(_, ObjectName, row["object"]),
            **{name: written(_, row[name]) for name in _CHANGES},
        }
        for row in found
    ]
    columns = {
        "object": _("Records"),
        "added": number_column(_("New")),
        "removed": number_column(_("Gone")),
        "changed": number_column(_("Changed")),
    }
    show(polars.DataFrame(rows), columns, alt=_("Changes since the copy before"))


def messages(_: Text, row: Mapping[str, object]) -> list[str]:
    """Return what the import said about a file, in this language."""
    said: list[dict[str, Any]] = json.loads(str(row["messages"])) if row["messages"] else []
    return [_(each["message"], **each["values"]) for each in said]


def _file_name(row: Mapping[str, object]) -> str:
    return f"{row['container']} / {row['name']}" if row["container"] else str(row["name"])


def _turn_pages(_: Text, after: int, found: list[dict[str, object]]) -> None:
    if after < 0 and len(found) < PAGE_SIZE:
        return
    with streamlit.container(horizontal=True):
        streamlit.button(_("From the beginning"), disabled=after < 0, on_click=_turn, args=(-1,))
        last = cast("int", found[-1]["place"]) if found else after
        streamlit.button(_("Next page"), disabled=len(found) < PAGE_SIZE, on_click=_turn, args=(last,))


def _turn(after: int) -> None:
    streamlit.session_state[_AFTER] = after
