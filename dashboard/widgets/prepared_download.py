"""Downloads that are made, checked and written into the history before the browser gets them.

The first click makes the file and records it; the second one saves it. Streamlit keeps a file at a guessable
address for as long as the session lives, so nothing is made before it is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit

from dashboard.text import Text
from dashboard.widgets.actions import act


@dataclass(frozen=True)
class File:
    """A file for the browser: its name, what it is, what is in it."""

    name: str
    mime: str
    content: bytes


def prepared_download(
    _: Text,
    words: str,
    make: Callable[[], File],
    *,
    key: str,
    disabled: bool = False,
    primary: bool = False,
) -> None:
    """Draw the button that prepares, and after it the one that saves. `make` asks the session who acts."""
    kept = f"{key}_file"
    streamlit.button(
        words,
        key=f"{key}_prepare",
        icon=":material/download:",
        type="primary" if primary and kept not in streamlit.session_state else "secondary",
        disabled=disabled,
        on_click=act(_prepare, kept, make),
    )
    file: File | None = streamlit.session_state.get(kept)
    if file is not None:
        streamlit.download_button(
            _("Save {file}", file=file.name),
            data=file.content,
            file_name=file.name,
            mime=file.mime,
            key=f"{key}_save",
            type="primary",
            icon=":material/save:",
            on_click="ignore",
        )


def drop_prepared(key: str) -> None:
    """Forget a prepared file, e.g. when what it was made of has changed."""
    streamlit.session_state.pop(f"{key}_file", None)


def _prepare(kept: str, make: Callable[[], File]) -> None:
    streamlit.session_state.pop(kept, None)
    streamlit.session_state[kept] = make()
