"""Where the free text of other people's records names the person: looked for when somebody asks."""

from typing import Final

import polars
import streamlit

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import ObjectName
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.tables import DATE_FORMATS, show

_MOST: Final = 200


def show_mentions(_: Text, page: Page, view: CaseView) -> None:
    """Draw the search through the free text, and what it has found."""
    asked = streamlit.toggle(
        _("Search the free text of other records too"),
        key=f"mentions_{view.case.case_id}",
        help=_("Notes, messages and descriptions of others are read row by row: this may take a while."),
    )
    if not asked:
        return
    found = page.rows("case/mentions", case_id=view.case.case_id, rows=_MOST)
    if not found:
        streamlit.caption(_("No free text of other records names the person by address or full name."))
        return
    rows = [{**row, "object": label_of(_, ObjectName, row["object"])} for row in found]
    columns = {
        "object": _("Record"),
        "record_id": "Id",
        "occurred_at": streamlit.column_config.DatetimeColumn(_("Date"), format=DATE_FORMATS[_.language]),
        "subject": _("Subject"),
    }
    show(polars.DataFrame(rows, infer_schema_length=None), columns, alt=_("Free text that names the person"))
    streamlit.caption(
        _(
            "No file changes these: they are somebody else's records. Take the person out of the text by "
            "hand, or give the ground for keeping it."
        )
    )
    if len(found) == _MOST:
        streamlit.caption(_("More were found than are shown."))
