"""The parts of a screen, one shown at a time; which one stands in the address."""

from collections.abc import Mapping

import streamlit

from dashboard.text import Text
from dashboard.widgets.query_state import keep, remembered

KEY = "section"


def choose_section(_: Text, options: Mapping[str, str], *, first: str | None = None) -> str:
    """Draw the choice between `options` (code → word) and return the code of the chosen one.

    `first` is shown where nothing has been chosen yet, else the first of them.
    """
    if streamlit.session_state.get(KEY) not in options:
        streamlit.session_state.pop(KEY, None)
    remembered(KEY, options, first or next(iter(options)))
    chosen = streamlit.segmented_control(
        _("Section"),
        list(options),
        format_func=options.__getitem__,
        key=KEY,
        label_visibility="collapsed",
        required=True,
    )
    assert chosen is not None
    keep(section=chosen)
    return chosen
