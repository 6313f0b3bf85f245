"""What came of the last files or of the last sending: which cases were in them, what Salesforce did."""

from typing import Final

import streamlit

from dashboard.outputs.results import Imported
from dashboard.outputs.write_back import HandOut
from dashboard.text import Text
from dashboard.vocabulary import Kind
from dashboard.widgets.case_labels import case_numbers, label_of

_HANDED: Final = "queue_handed_out"
_BROUGHT: Final = "queue_results"


def keep(*, handed: HandOut | None = None, brought: Imported | None = None) -> None:
    """Keep what came of the last files, to be shown on the coming runs."""
    if handed is not None:
        streamlit.session_state[_HANDED] = handed
    if brought is not None:
        streamlit.session_state[_BROUGHT] = brought


def show_handed(_: Text) -> None:
    """Say which cases are in the files and which are not, and why."""
    handed: HandOut | None = streamlit.session_state.get(_HANDED)
    if handed is None:
        return
    if handed.handed:
        streamlit.caption(
            _.plural("The files hold {n} case.", "The files hold {n} cases.", len(handed.handed))
        )
    for why, numbers in _left_out(_, handed).items():
        streamlit.caption(f":orange[:material/block:] {why} ({case_numbers(_, numbers)})")
    for number, difference in handed.sent_back.items():
        why = (
            _("Case {case} went back to approval: its records are of several persons now.", case=str(number))
            if difference.split
            else _(
                "Case {case} went back to approval: the person has {n} new records since.",
                case=str(number),
                n=len(difference.added),
            )
        )
        streamlit.caption(why)
    for number in handed.done:
        streamlit.caption(_("Case {case}: nothing is left to do. It waits for proof.", case=str(number)))


def _left_out(_: Text, handed: HandOut) -> dict[str, list[str]]:
    """Return the numbers of the cases that were left out, by why."""
    found: dict[str, list[str]] = {}
    for each in handed.left_out:
        values = {**each.values, "kind": label_of(_, Kind, each.values.get("kind"))}
        found.setdefault(_(each.message, **values), []).append(str(each.case_number))
    return found


def show_brought(_: Text) -> None:
    """Say what came of the results."""
    brought: Imported | None = streamlit.session_state.get(_BROUGHT)
    if brought is None:
        return
    lines = [
        _.plural("{n} record was changed.", "{n} records were changed.", brought.succeeded),
        _.plural("{n} record was refused.", "{n} records were refused.", brought.refused)
        if brought.refused
        else "",
        _.plural("{n} record was not tried.", "{n} records were not tried.", brought.unprocessed)
        if brought.unprocessed
        else "",
        _.plural(
            "{n} row is about a record that was never handed out.",
            "{n} rows are about records that were never handed out.",
            brought.strangers,
        )
        if brought.strangers
        else "",
        _.plural("{n} case is carried out.", "{n} cases are carried out.", len(brought.executed)),
        _.plural("{n} case failed.", "{n} cases failed.", len(brought.failed)) if brought.failed else "",
        _.plural(
            "{n} case still waits for results.", "{n} cases still wait for results.", len(brought.incomplete)
        )
        if brought.incomplete
        else "",
    ]
    streamlit.caption("  \n".join(line for line in lines if line))
