"""A page of a list of persons by their numbers: one can be chosen to see the cases about them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

import polars
import streamlit

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.widgets.person_cases import show_cases
from dashboard.widgets.tables import fitting

PAGE_SIZE: Final = 50

Row = Mapping[str, object]


def begin_anew(key: str) -> None:
    """Go back to the first page of a list (a callback of its filters)."""
    streamlit.session_state.pop(_after(key), None)


def show_people(
    _: Text,
    page: Page,
    read: Callable[[int, int], Sequence[Row]],
    columns: Mapping[str, Any],
    *,
    key: str,
    alt: str,
) -> int:
    """Draw the page that `read(after, rows)` returns, and return how many rows it has.

    Each row has `person_no`, by which they are ordered, and the cells of `columns`.
    """
    after = cast("int", streamlit.session_state.get(_after(key), 0))
    rows = read(after, PAGE_SIZE)
    if not rows and after:
        begin_anew(key)
        return show_people(_, page, read, columns, key=key, alt=alt)
    if not rows:
        return 0
    cells = {name: [row[name] for row in rows] for name in columns}
    picked = streamlit.dataframe(
        polars.DataFrame(cells, strict=False),
        column_config=dict(columns),
        hide_index=True,
        height=fitting(len(rows)),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="–",
        key=f"{key}_{after}",
        alt=alt,
    )
    _turning(_, rows, after, key)
    chosen = [rows[place] for place in picked.selection.rows if place < len(rows)]
    if chosen:
        show_cases(_, page, cast("int", chosen[0]["person_no"]), none=True)
    else:
        streamlit.caption(_("Choose a row to see the cases of the person."))
    return len(rows)


def _turning(_: Text, rows: Sequence[Row], after: int, key: str) -> None:
    if not after and len(rows) < PAGE_SIZE:
        return
    with streamlit.container(horizontal=True):
        streamlit.button(
            _("From the beginning"), key=f"{key}_first", disabled=not after, on_click=_turn, args=(key, 0)
        )
        last = cast("int", rows[-1]["person_no"])
        streamlit.button(
            _("Next page"),
            key=f"{key}_next",
            disabled=len(rows) < PAGE_SIZE,
            on_click=_turn,
            args=(key, last),
        )


def _turn(key: str, after: int) -> None:
    streamlit.session_state[_after(key)] = after


def _after(key: str) -> str:
    return f"{key}_after"
