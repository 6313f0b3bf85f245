"""Who has objected to marketing, a page at a time: through which channels, or since the import."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import streamlit

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import OptOutChannel
from dashboard.widgets.case_labels import label
from dashboard.widgets.people_page import begin_anew, show_people
from dashboard.widgets.sections import choose

_KEY: Final = "opt_out_persons"
_COLUMNS: Final[Mapping[OptOutChannel, str]] = {
    channel: f"{channel.value}_opt_out" for channel in OptOutChannel
}


def show_persons(_: Text, page: Page) -> None:
    """Draw the choice of which, and the persons."""
    words = {"all": _("All"), "since": _("Recorded since the import")}
    which = choose(_("Which"), words, key="objected", on_change=partial(begin_anew, _KEY))

    def read(after: int, rows: int) -> list[dict[str, object]]:
        found = page.rows("opt_outs/persons", after=after, rows=rows, since=which == "since")
        return [{**row, "channels": _channels(_, row)} for row in found]

    columns = {
        "name": streamlit.column_config.TextColumn(_("Name"), width=220),
        "company": streamlit.column_config.TextColumn(_("Company"), width=220),
        "channels": _("Channel"),
    }
    if not show_people(_, page, read, columns, key=_KEY, alt=_("Persons who have objected to marketing")):
        streamlit.info(_("There is nobody in this part of the list."), icon=":material/inbox:")


def _channels(_: Text, row: Mapping[str, object]) -> str:
    if row["recorded_since"]:
        return _("Recorded since the import")
    return " · ".join(label(_, channel) for channel, column in _COLUMNS.items() if row[column])
