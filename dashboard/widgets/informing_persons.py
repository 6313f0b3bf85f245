"""The persons behind the figures of informing: who has been told, and who must be by when."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import streamlit

from dashboard.databases import Page
from dashboard.policy import NoticeVersion
from dashboard.text import Text
from dashboard.vocabulary import Audience, Reach, Source
from dashboard.widgets.case_labels import label, label_of
from dashboard.widgets.case_table import dates
from dashboard.widgets.figure import Way, show_way
from dashboard.widgets.informing_figures import days
from dashboard.widgets.informing_words import word
from dashboard.widgets.people_page import begin_anew, show_people
from dashboard.widgets.sections import choose, choose_listed

_KEY: Final = "informing_persons"
_ALL: Final = "all"
# Who is told by a round for those in a part of the list.
_AUDIENCES: Final = {
    "overdue": Audience.FIRST,
    "due_soon": Audience.FIRST,
    "later": Audience.FIRST,
    "change": Audience.CHANGE,
}


def show_persons(_: Text, page: Page, version: NoticeVersion) -> None:
    """Draw the choices and the persons; `page` is one on which the version has been looked at."""
    anew = partial(begin_anew, _KEY)
    whom = {
        "overdue": _("Art. 14: past the last day"),
        "due_soon": _("Art. 14: within a week"),
        "later": _("Art. 14: later"),
        "change": _("Change not told (13.1)"),
        "told": _("Told of it"),
    }
    which = choose(_("Whom"), whom, key="whom", on_change=anew)
    sources = {_ALL: _("All sources"), **{each.value: label(_, each) for each in Source}}
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        source = choose_listed(_("Source"), sources, key="from", on_change=anew)
        if which in _AUDIENCES:
            query = {"section": "round", "audience": _AUDIENCES[which].value}
            show_way(Way(_("New round"), "screens/informing.py", query))

    def read(after: int, rows: int) -> list[dict[str, object]]:
        found = page.rows(
            "informing/persons",
            which=which,
            source=None if source == _ALL else source,
            changed_on=version.date,
            **days(),
            after=after,
            rows=rows,
        )
        return [_shown(_, row) for row in found]

    if not show_people(_, page, read, _columns(_), key=_KEY, alt=_("Persons to be informed or told")):
        streamlit.success(_("Nobody is in this part of the list."), icon=":material/check_circle:")


def _columns(_: Text) -> dict[str, object]:
    return {
        "name": streamlit.column_config.TextColumn(_("Name"), width=220),
        "company": streamlit.column_config.TextColumn(_("Company"), width=220),
        "due_on": dates(_, _("Last day (Art. 14)")),
        "source": _("Source"),
        "reach": _("How mail reaches them"),
        "under_way": _("In a round"),
    }


def _shown(_: Text, row: Mapping[str, object]) -> dict[str, object]:
    return {
        **row,
        "source": label_of(_, Source, row["source"]),
        "reach": word(_, Reach(str(row["reach"]))),
        "under_way": _("Yes") if row["under_way"] else None,
    }
