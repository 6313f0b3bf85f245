"""Tables of cases: coloured words for states and time limits, a button in each row that opens the case."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import polars
import streamlit

from dashboard.text import Text
from dashboard.widgets.actions import act
from dashboard.widgets.tables import DATE_FORMATS, fitting

_OPEN: Final = "open_case"
_CAME_FROM: Final = "came_from"
_PAGE: Final = "screens/case.py"
_BUTTON: Final = 88


def follow_links(screen: str | None = None) -> None:
    """Go to the case that the last click asked for; called first in a screen that lists cases.

    `screen` is its name: the case leads back to it, with the choices that stand in its address now.
    """
    number = streamlit.session_state.pop(_OPEN, None)
    if number is None:
        return
    if screen:
        choices = {name: streamlit.query_params.get_all(name) for name in streamlit.query_params}
        streamlit.session_state[_CAME_FROM] = (number, screen, choices)
    streamlit.switch_page(_PAGE, query_params={"case": str(number)})


def came_from(case_number: int) -> tuple[str, dict[str, list[str]]] | None:
    """Return from which screen, with which choices, somebody has come to this case in this tab."""
    number, screen, choices = streamlit.session_state.get(_CAME_FROM, (None, "", {}))
    return (screen, choices) if number == case_number else None


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
        _("Action"),
        # The browser does not always measure a button, and would put it into the middle of a wide column.
        width=_BUTTON,
        pinned=True,
        key=clicked,
        on_click=act(_at_row, clicked, on_click),
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
