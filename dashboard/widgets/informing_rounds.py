"""Rounds of informing: the newest first, and how many of each were told."""

from collections.abc import Sequence
from typing import Final

import streamlit

from dashboard.decisions.informing_rounds import Round
from dashboard.text import Text
from dashboard.vocabulary import State
from dashboard.widgets.case_table import button_table, pills
from dashboard.widgets.colours import AT_REST, DONE, NEAR
from dashboard.widgets.informing_words import word
from dashboard.widgets.query_state import keep
from dashboard.widgets.tables import number_column
from dashboard.widgets.user_names import Names, called

_COUNTS: Final = ("sent", "queued", "unclear", "bounced", "undeliverable", "exempt", "taken_back")


def chosen_round(rounds: Sequence[Round], asked: int | None) -> Round | None:
    """Return the round in the address, else the newest that is not ended."""
    found = next((each for each in rounds if each.number == asked), None)
    return found or next((each for each in rounds if each.is_open), rounds[0] if rounds else None)


def show_table(_: Text, rounds: Sequence[Round], names: Names) -> None:
    """Draw every round with a button that opens it."""
    states = sorted({_state(_, each) for each in rounds})
    heads = {
        "number": streamlit.column_config.NumberColumn(_("Case"), format="%d", width="small"),
        "state": pills(_("State"), states, width=130),
        "version": _("Version"),
        "audience": _("Whom"),
        "begun": _("Queued"),
        "by": _("By"),
        **{name: number_column(label) for name, label in counted(_).items() if _any(rounds, name)},
    }
    button_table(
        _,
        [_row(_, each, names) for each in rounds],
        heads,
        button=_("Open"),
        on_click=lambda row: open_round(rounds[row].number),
        key="informing_rounds",
        alt=_("Rounds of informing"),
    )


def _any(rounds: Sequence[Round], name: str) -> bool:
    """Tell whether a count is more than nothing in any round, so that it is worth a column."""
    return any(each.counts[name] for each in rounds)


def open_round(number: int) -> None:
    """Show a round (a callback)."""
    keep(case=str(number), stand=None)


def counted(_: Text) -> dict[str, str]:
    """Return what is counted of a round, in words."""
    return {
        "sent": _("Sent"),
        "queued": _("Waiting"),
        "unclear": _("Unclear"),
        "bounced": _("Came back"),
        "undeliverable": _("Given up"),
        "exempt": _("Exempt"),
        "taken_back": _("Taken back"),
    }


def _row(_: Text, each: Round, names: Names) -> dict[str, object]:
    return {
        "number": each.number,
        "state": [_state(_, each)[0]],
        "version": each.version,
        "audience": word(_, each.audience),
        "begun": _.moment(each.created_at),
        "by": called(_, names, each.created_by),
        **{name: _.number(each.counts[name] or None) for name in _COUNTS},
    }


def _state(_: Text, each: Round) -> tuple[str, str]:
    if each.is_open:
        return _("Not finished"), NEAR
    if each.state is State.EXEMPT:
        return _("Exempt"), AT_REST
    return (_("Ended"), DONE) if each.sent else (_("Told nobody"), AT_REST)
