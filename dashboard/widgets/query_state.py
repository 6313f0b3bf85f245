"""Choices that stand in the address, so that a link leads to them and a reload keeps them.

Not Streamlit's own binding: that writes the translated label, and a link would depend on the language.
Never for names or ids: addresses end up in histories and logs.
"""

import re
from collections.abc import Collection
from typing import Final

import streamlit

# What was last written into the address, by name: what differs from it has come by a link, or by going back.
_WRITTEN: Final = "address_written"
_YES: Final = "yes"
_NUMBER: Final = re.compile("[1-9][0-9]{0,8}")


def remembered(key: str, allowed: Collection[str], default: str | None) -> None:
    """Give the widget `key` its value from the address, where that is new; called before it is drawn.

    What the address says and is not in `allowed` is as if it were not there.
    """
    asked = streamlit.query_params.get(key)
    _give(key, asked if asked in allowed else default)


def all_remembered(key: str, allowed: Collection[str]) -> None:
    """Do the same for a widget that holds several values."""
    asked = streamlit.query_params.get_all(key)
    _give(key, [value for value in allowed if value in asked])


def flag_remembered(key: str) -> None:
    """Do the same for a toggle, which is off unless the address says otherwise."""
    _give(key, streamlit.query_params.get(key) == _YES)


def number_remembered(key: str) -> None:
    """Do the same for the number of a case, or none."""
    asked = streamlit.query_params.get(key, "")
    _give(key, int(asked) if _NUMBER.fullmatch(asked) else None)


def keep(**values: str | list[str] | None) -> None:
    """Write the present choices into the address; what is None or empty leaves it."""
    written = streamlit.session_state.setdefault(_WRITTEN, {})
    for key, value in values.items():
        written[key] = [value] if isinstance(value, str) else list(value or ())
        if not value:
            streamlit.query_params.pop(key, None)
        elif streamlit.query_params.get_all(key) != written[key]:
            streamlit.query_params[key] = value


def keep_flag(key: str, *, on: bool) -> None:
    """Write into the address that a toggle is on."""
    keep(**{key: _YES if on else None})


def _give(key: str, asked: object) -> None:
    """Give a widget what the address asks for, where that is new to this tab; else what it has.

    What it has is given to it again: a widget of another screen that had the same key takes its state along.
    """
    state = streamlit.session_state
    written = state.get(_WRITTEN, {}).get(key, [])
    is_new = key not in state or streamlit.query_params.get_all(key) != written
    state[key] = asked if is_new else state[key]
