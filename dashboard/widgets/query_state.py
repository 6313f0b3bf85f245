"""Choices that stand in the address, so that a link leads to them and a reload keeps them.

Not Streamlit's own binding: that writes the translated label, and a link would depend on the language.
Never for names or ids: addresses end up in histories and logs.
"""

from collections.abc import Collection

import streamlit


def remembered(key: str, allowed: Collection[str], default: str) -> None:
    """Give the widget `key` its value from the address on its first run; called before it is drawn."""
    if key not in streamlit.session_state:
        asked = streamlit.query_params.get(key)
        streamlit.session_state[key] = asked if asked in allowed else default


def all_remembered(key: str, allowed: Collection[str]) -> None:
    """Do the same for a widget that holds several values."""
    if key not in streamlit.session_state:
        asked = streamlit.query_params.get_all(key)
        streamlit.session_state[key] = [value for value in asked if value in allowed]


def keep(**values: str | list[str] | None) -> None:
    """Write the present choices into the address; what is None or empty leaves it."""
    for key, value in values.items():
        if not value:
            streamlit.query_params.pop(key, None)
        elif streamlit.query_params.get_all(key) != ([value] if isinstance(value, str) else value):
            streamlit.query_params[key] = value
