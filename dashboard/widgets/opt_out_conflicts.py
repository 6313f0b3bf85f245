"""Persons of whom one record says out and another says in: the union counts, until Salesforce agrees."""

from collections.abc import Mapping
from typing import Final, cast

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import OptOutChannel, Permission
from dashboard.widgets.case_labels import label
from dashboard.widgets.case_table import button_table
from dashboard.widgets.opt_out_form import KEY
from dashboard.widgets.person_choice import choose
from dashboard.widgets.sections import KEY as SECTION

PAGE_SIZE: Final = 50
_AFTER: Final = "opt_out_conflicts_after"
_COLUMNS: Final[Mapping[OptOutChannel, str]] = {
    OptOutChannel.EMAIL: "email_opt_out",
    OptOutChannel.PHONE: "phone_opt_out",
    OptOutChannel.FAX: "fax_opt_out",
    OptOutChannel.INDIVIDUAL: "individual_opt_out",
    OptOutChannel.CONSENT: "consent_opt_out",
}


def show_conflicts(_: Text, page: Page) -> None:
    """Draw the contradictions, a page at a time, each with the way to settle it."""
    after = cast("int", streamlit.session_state.get(_AFTER, 0))
    rows = page.rows("opt_outs/conflicts", after=after, rows=PAGE_SIZE)
    if not rows and not after:
        streamlit.info(_("No contradictions: all records of a person say the same."))
        return
    streamlit.caption(
        _("Marketing to them is forbidden: the least permissive record counts. Record it for the others too.")
    )
    assert page.snapshot is not None
    numbers, snapshot_id = [cast("int", row["person_no"]) for row in rows], page.snapshot.snapshot_id
    button_table(
        [_shown(_, row) for row in rows],
        {
            "name": _("Name"),
            "company": _("Company"),
            **{column: label(_, channel) for channel, column in _COLUMNS.items()},
            "queued": _("In the queue"),
        },
        button=_("Settle"),
        on_click=lambda row: settle(snapshot_id, numbers[row]),
        key="opt_out_conflicts",
        alt=_("Persons whose records contradict each other"),
    )
    if not after and len(rows) < PAGE_SIZE:
        return
    with streamlit.container(horizontal=True):
        streamlit.button(_("From the beginning"), disabled=not after, on_click=_turn, args=(0,))
        last = numbers[-1] if numbers else after
        streamlit.button(_("Next page"), disabled=len(rows) < PAGE_SIZE, on_click=_turn, args=(last,))


def settle(snapshot_id: str, person_no: int) -> None:
    """Take a person to the form, chosen already (a callback)."""
    session.actor(Permission.REGISTER_REQUEST)
    choose(KEY, snapshot_id, person_no)
    streamlit.session_state[SECTION] = "record"


def _turn(after: int) -> None:
    streamlit.session_state[_AFTER] = after


def _shown(_: Text, row: Mapping[str, object]) -> dict[str, object]:
    flags = {column: _word(_, row[column]) for column in _COLUMNS.values()}
    return {**row, **flags, "queued": _("yes") if row["queued"] else ""}


def _word(_: Text, out: object) -> str:
    if out is None:
        return _("unknown")
    return _("objected") if out else "–"
