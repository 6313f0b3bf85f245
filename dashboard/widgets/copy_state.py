"""How old the copy of the register is, and what it cannot tell."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import streamlit

from dashboard.clock import helsinki_date
from dashboard.databases import Snapshot
from dashboard.text import Text
from dashboard.widgets.unknown_facts import fact_words

Row = Mapping[str, object]

OLD_DAYS: Final = 8


def show_copy(_: Text, snapshot: Snapshot, unknown: Sequence[Row], today: date) -> None:
    """Draw the age of the copy, with a warning when it is old, and each fact that it cannot tell."""
    exported = helsinki_date(snapshot.exported_at or snapshot.imported_at)
    with streamlit.container(border=True):
        streamlit.markdown(_age(_, age_of(snapshot, today)))
        streamlit.caption(
            _("Exported {exported}, imported {imported}.", exported=exported, imported=snapshot.imported_at)
        )
        for row in unknown:
            streamlit.caption(f":orange[:material/help:] {fact_words(_, row)}")
        streamlit.page_link(
            "screens/imports.py", label=_("Import a newer copy"), icon=":material/upload_file:"
        )


def age_of(snapshot: Snapshot, today: date) -> int:
    """Return how many days ago the copy left Salesforce, by what is known of it."""
    return (today - helsinki_date(snapshot.exported_at or snapshot.imported_at)).days


def _age(_: Text, age: int) -> str:
    if age > OLD_DAYS:
        words = _.plural("The copy is {n} day old.", "The copy is {n} days old.", age)
        return f":orange[:material/warning: {words}] {_('Decisions rest on old data: import a newer one.')}"
    if age <= 0:
        return f":green[:material/check_circle:] {_('The copy is from today.')}"
    words = _.plural("The copy is {n} day old.", "The copy is {n} days old.", age)
    return f":green[:material/check_circle:] {words}"
