"""How old the copy of the register is, and what it cannot tell."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit

from dashboard.clock import helsinki_date
from dashboard.databases import Snapshot
from dashboard.outputs.copy_age import OLD_DAYS, age_of
from dashboard.text import Text
from dashboard.widgets.import_link import import_link
from dashboard.widgets.noticed import show_copy_read
from dashboard.widgets.unknown_facts import fact_words

Row = Mapping[str, object]


def show_copy(_: Text, snapshot: Snapshot, unknown: Sequence[Row], today: date) -> None:
    """Draw the age of the copy, a warning when it is old, what it cannot tell, and whether it is sound."""
    exported = helsinki_date(snapshot.exported_at or snapshot.imported_at)
    with streamlit.container(border=True):
        streamlit.markdown(_age(_, age_of(snapshot, today)))
        streamlit.caption(
            _("Exported {exported}, imported {imported}.", exported=exported, imported=snapshot.imported_at)
        )
        for row in unknown:
            streamlit.caption(f":orange[:material/help:] {fact_words(_, row)}")
        show_copy_read(_)
        import_link(_, _("Import a newer copy"))


def _age(_: Text, age: int) -> str:
    if age > OLD_DAYS:
        words = _.plural("The copy is {n} day old.", "The copy is {n} days old.", age)
        return f":orange[:material/warning: {words}] {_('Decisions rest on old data: import a newer one.')}"
    if age <= 0:
        return f":green[:material/check_circle:] {_('The copy is from today.')}"
    words = _.plural("The copy is {n} day old.", "The copy is {n} days old.", age)
    return f":green[:material/check_circle:] {words}"
