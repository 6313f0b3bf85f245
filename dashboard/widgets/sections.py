"""Choices of one out of a closed list, such as the part of a screen; they stand in the address."""

from collections.abc import Callable, Mapping

import streamlit

from dashboard import session
from dashboard.text import Text
from dashboard.widgets.query_state import keep, remembered

KEY = "section"


def choose_section(_: Text, options: Mapping[str, str], *, first: str | None = None) -> str:
    """Draw the choice between the parts of a screen, `options` (code → word), and return the chosen code.

    `first` is shown where nothing has been chosen yet, else the first of them.
    """
    return choose(_("Section"), options, key=KEY, first=first)


def choose(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    first: str | None = None,
    on_change: Callable[[], None] | None = None,
) -> str:
    """Draw the choice between `options` (code → word) and return the code of the chosen one.

    `key` is the name of the choice in the address, `first` what is chosen until somebody chooses.
    """
    if streamlit.session_state.get(key) not in options:
        streamlit.session_state.pop(key, None)
    remembered(key, options, first or next(iter(options)))
    chosen = streamlit.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        label_visibility="collapsed",
        required=True,
        on_change=on_change or "rerun",
    )
    assert chosen is not None
    keep(**{key: chosen})
    return chosen


def choose_listed(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    first: str | None = None,
    on_change: Callable[[], None] | None = None,
    width: int = 360,
) -> str:
    """Do the same where there are too many to stand side by side."""
    remembered(key, options, first or next(iter(options)))
    chosen = streamlit.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=on_change or "rerun",
        width=width,
        placeholder=session.text()("Choose"),
    )
    keep(**{key: chosen})
    return chosen
