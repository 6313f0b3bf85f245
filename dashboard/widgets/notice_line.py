"""The notice board in one line, for the first screen: how many clauses hold, what is open, the way there."""

from collections.abc import Sequence

import streamlit

from dashboard.outputs.notice_board import ClauseStand, summed
from dashboard.text import Text


def show_board_line(_: Text, stands: Sequence[ClauseStand]) -> None:
    """Draw how many clauses hold and how much is open, with the way to the board."""
    holding, open_rows, ending, _unanswered = summed(stands)
    with streamlit.container(border=True):
        colour, icon = ("green", "check_circle") if holding == len(stands) else ("orange", "fact_check")
        words = _("{holding} of {n} clauses hold.", holding=holding, n=len(stands))
        streamlit.markdown(f":{colour}[:material/{icon}: {words}]")
        parts = []
        if open_rows:
            parts.append(_.plural("{n} open finding", "{n} open findings", open_rows))
        if ending:
            parts.append(_.plural("{n} attestation to renew", "{n} attestations to renew", ending))
        if parts:
            streamlit.caption(", ".join(parts))
        streamlit.page_link(
            "screens/notice.py", label=_("Open the notice board"), icon=":material/fact_check:"
        )
