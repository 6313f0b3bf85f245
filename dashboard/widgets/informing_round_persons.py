"""How many persons of a round stand where, each figure with the way to them."""

from typing import Final

import streamlit

from dashboard.databases import Page
from dashboard.decisions.informing_rounds import Round
from dashboard.text import Text
from dashboard.vocabulary import Delivery
from dashboard.widgets.figure import Query, Way, figure, show_way
from dashboard.widgets.informing_rounds import counted
from dashboard.widgets.people_page import show_people
from dashboard.widgets.query_state import keep

_STAND: Final = "stand"
# What each figure of queries/informing/rounds.sql counts.
_STATES: Final = {
    "sent": (Delivery.SENT,),
    "queued": (Delivery.QUEUED,),
    "unclear": (Delivery.SENDING, Delivery.UNCLEAR),
    "bounced": (Delivery.BOUNCED,),
    "undeliverable": (Delivery.UNDELIVERABLE,),
    "exempt": (Delivery.EXEMPT,),
    "taken_back": (Delivery.OPEN,),
}


def show_counts(_: Text, page: Page, found: Round) -> None:
    """Draw the figures that are not nothing and, where the address asks for one, its persons."""
    shown = {name: label for name, label in counted(_).items() if found.counts[name]}
    with streamlit.grid(max(len(shown), 4), min_column_width=150):
        for name, label in shown.items():
            figure(label, _.number(found.counts[name]), _way(_("Persons"), found, {_STAND: name}))
    asked = streamlit.query_params.get(_STAND)
    if asked in shown:
        # A link within a screen changes the address here only: writing it tells the browser of it.
        streamlit.query_params[_STAND] = asked
        _show_persons(_, page, found, asked, shown[asked])
    elif asked:
        keep(stand=None)


def _show_persons(_: Text, page: Page, found: Round, name: str, label: str) -> None:
    def read(after: int, rows: int) -> list[dict[str, object]]:
        states = [each.value for each in _STATES[name]]
        listed = page.rows(
            "informing/round_persons", case_id=found.case_id, states=states, after=after, rows=rows
        )
        return [{**row, "since": _.moment(row["happened_at"])} for row in listed]  # type: ignore[arg-type]

    columns = {
        "name": streamlit.column_config.TextColumn(_("Name"), width=220),
        "company": streamlit.column_config.TextColumn(_("Company"), width=220),
        "email": _("E-mail"),
        "since": _("Since"),
    }
    title = _("{what}: persons of the round", what=label)
    streamlit.subheader(title)
    if not show_people(_, page, read, columns, key=f"round_{found.number}_{name}", alt=title):
        streamlit.info(_("All of them have left the register since."))
    else:
        streamlit.caption(_("Who has left the register since is not listed."))
    show_way(_way(_("Close the list"), found, {_STAND: "none"}))


def _way(words: str, found: Round, query: Query) -> Way:
    return Way(words, "screens/informing.py", {"section": "rounds", "case": str(found.number), **query})
