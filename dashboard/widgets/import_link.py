"""The way to where an export is brought in."""

import streamlit

from dashboard.text import Text


def import_link(_: Text, words: str | None = None) -> None:
    """Draw the link, with the words of its place where it has none of its own."""
    streamlit.page_link(
        "screens/imports.py",
        label=words or _("Go to imports"),
        icon=":material/upload_file:",
        query_params={"section": "new"},
    )
