"""Tables of cases: coloured words for states and time limits, a button in each row that opens the case."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import polars
import streamlit

from dashboard.text import Text
from dashboard.widgets.actions import act
from dashboard.widgets.tables import DATE_FORMATS, fitting

_OPEN: Final = "open_case"
_PAGE: Final = "screens/case.py"


def follow_links() -> None:
    """Go to the case that the last click asked for; called first in a screen that lists cases."""
    number = streamlit.session_state.pop(_OPEN, None)
    if number is not None:
        streamlit.switch_page(_PAGE, query_params={"case": str(number)})


def go_to_case(case_number: int) -> None:
    """Ask for a case from a callback, which cannot switch pages itself."""
    streamlit.session_state[_OPEN] = case_number


def pills(label: str, words: Iterable[tuple[str, str]], **more: Any) -> Any:
    """Return the configuration of a column of coloured words: (word, colour) for each that occurs."""
    colours = dict(words)
    return streamlit.column_config.MultiselectColumn(
        label, options=list(colours), color=list(colours.values()) or None, **more
    )


def dates(_: Text, label: str, **more: Any) -> Any:
    """Return the configuration of a column of calendar dates."""
    return streamlit.column_config.DateColumn(label, format=DATE_FORMATS[_.language], **more)


def button_table(
    _: Text,
    rows: Sequence[Mapping[str, object]],
    columns: Mapping[str, Any],
    *,
    button: str,
    on_click: Callable[[int], str | None],
    key: str,
    alt: str,
) -> None:
    """Draw `rows` (keys as in `columns`) with a button in each; `on_click` gets the position of the row."""
    cells = {name: [row[name] for row in rows] for name in columns}
    clicked = f"{key}_clicked"
    button_column = streamlit.column_config.ButtonColumn(
        _("Action"), pinned=True, key=clicked, on_click=act(_at_row, clicked, on_click)
    )
    # The name of the container tells the page's script that Enter presses these buttons.
    with streamlit.container(key=f"buttons_{key}"):
        streamlit.dataframe(
            polars.DataFrame({clicked: [button] * len(rows), **cells}, strict=False),
            column_config={clicked: button_column, **columns},
            hide_index=True,
            key=key,
            alt=alt,
            placeholder="",
            height=fitting(len(rows)),
        )


def case_table(
    _: Text,
    rows: Sequence[Mapping[str, object]],
    columns: Mapping[str, Any],
    *,
    numbers: Sequence[int],
    key: str,
    alt: str,
) -> None:
    """Draw `rows` (one a case) with a button in each that opens the case of `numbers`."""
    button_table(
        _,
        rows,
        columns,
        button=_("Open"),
        on_click=lambda row: go_to_case(numbers[row]),
        key=key,
        alt=alt,
    )


def _at_row(clicked: str, on_click: Callable[[int], str | None]) -> str | None:
    return on_click(streamlit.session_state[clicked]["row"])
