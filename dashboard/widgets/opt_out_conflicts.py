"""Persons of whom one record says out and another says in: which says what, and one click that settles it."""

import secrets
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, cast

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.settling import MOST, contradictions, settle
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets.actions import act
from dashboard.widgets.case_table import button_table
from dashboard.widgets.opt_out_records import export, in_few_words, record_table, records_of
from dashboard.widgets.outcome import follow_undo, remember, show_outcome
from dashboard.widgets.people_search import folded
from dashboard.widgets.prepared_download import drop_prepared, prepared_download
from dashboard.widgets.sections import choose

PAGE_SIZE: Final = 50
_AFTER: Final = "opt_out_conflicts_after"
_SEARCH: Final = "opt_out_conflicts_search"
_QUEUED: Final = "queued"
_FORM: Final = "opt_out_conflicts_form"
_FILE: Final = "opt_out_conflicts_file"

Row = Mapping[str, object]


def show_conflicts(_: Text, page: Page) -> None:
    """Draw the contradictions, a page at a time, each with the click that settles it, or all at once."""
    follow_undo()
    show_outcome(_)
    search, queued = _narrowing(_)
    after = cast("int", streamlit.session_state.get(_AFTER, 0))
    rows = contradictions(page, search=search, queued=queued, after=after, rows=PAGE_SIZE)
    if not rows and not after:
        streamlit.info(_nothing(_, page, search, queued=queued))
        return
    streamlit.caption(
        _("Marketing to them is forbidden: the least permissive record counts. A click tells the others.")
    )
    assert page.snapshot is not None
    if not queued:
        _settle_all(_, page, search)
    said = records_of(page, rows)
    _persons(_, rows, said, page.snapshot.snapshot_id, queued=queued)
    _turning(_, rows, after)
    streamlit.header(_("What each record says"))
    record_table(_, said)
    prepared_download(_, _("Export as CSV"), partial(export, search, queued=queued), key=_FILE)


def settle_rows(snapshot_id: str, rows: Sequence[Row]) -> None:
    """Queue the opt-outs of some persons of a snapshot (a callback)."""
    actor, state = session.actor(Permission.DECIDE), streamlit.session_state
    key = state.setdefault(_FORM, secrets.token_hex(16))
    remember(
        settle(session.store(), actor, snapshot_id, rows, key=key, today=session.today(), now=session.now())
    )
    state.pop(_FORM)
    _begin_anew()


def settle_all(snapshot_id: str, search: str) -> None:
    """Queue the opt-outs of everybody whom the search lets through (a callback)."""
    with session.store().page(session.actor(Permission.DECIDE)) as page:
        rows = contradictions(page, search=search)
    settle_rows(snapshot_id, rows)


def _narrowing(_: Text) -> tuple[str, bool]:
    with streamlit.container(horizontal=True, vertical_alignment="center", gap="small"):
        search = streamlit.text_input(
            _("Search"),
            key=_SEARCH,
            type="search",
            placeholder=_("Name or company"),
            icon=":material/search:",
            label_visibility="collapsed",
            on_change=_begin_anew,
        )
        words = {"open": _("To settle"), _QUEUED: _("In the queue")}
        which = choose(_("Which"), words, key="settling", on_change=_begin_anew)
    return folded((search or "").strip()), which == _QUEUED


def _nothing(_: Text, page: Page, search: str, *, queued: bool) -> str:
    if search:
        return _("No contradiction fits the search.")
    if queued:
        return _("No contradiction is in the queue.")
    if contradictions(page, queued=True, rows=1):
        return _("Nothing is left to settle: what is in the queue is carried out in Salesforce.")
    return _("No contradictions: all records of a person say the same.")


def _settle_all(_: Text, page: Page, search: str) -> None:
    """Draw the one button for everybody whom the search lets through."""
    count = page.count("opt_outs/conflicts_count", search=search, most=MOST)
    assert page.snapshot is not None
    if count > 1:
        streamlit.button(
            _("Settle the first {n}", n=count) if count == MOST else _("Settle all {n}", n=count),
            key="opt_out_settle_all",
            type="primary",
            icon=":material/notifications_off:",
            help=_("Where only e-mail is refused, only e-mail is stopped. Can be undone until work begins."),
            on_click=act(settle_all, page.snapshot.snapshot_id, search),
        )


def _persons(_: Text, rows: Sequence[Row], said: Sequence[Row], snapshot_id: str, *, queued: bool) -> None:
    shown = [
        {
            **row,
            "out": in_few_words(_, said, row["person_no"], is_out=True),
            "in": in_few_words(_, said, row["person_no"], is_out=False),
        }
        for row in rows
    ]
    button_table(
        _,
        shown,
        {"name": _("Name"), "company": _("Company"), "out": _("Says out"), "in": _("Says in")},
        button="" if queued else _("Settle"),
        on_click=lambda place: settle_rows(snapshot_id, [rows[place]]),
        key=f"opt_out_conflicts_{queued}",
        alt=_("Persons whose records contradict each other"),
    )


def _turning(_: Text, rows: Sequence[Row], after: int) -> None:
    if not after and len(rows) < PAGE_SIZE:
        return
    with streamlit.container(horizontal=True):
        streamlit.button(_("From the beginning"), disabled=not after, on_click=_turn, args=(0,))
        last = cast("int", rows[-1]["person_no"]) if rows else after
        streamlit.button(_("Next page"), disabled=len(rows) < PAGE_SIZE, on_click=_turn, args=(last,))


def _turn(after: int) -> None:
    streamlit.session_state[_AFTER] = after


def _begin_anew() -> None:
    """Go back to the first page, and forget a file of what was shown before."""
    streamlit.session_state.pop(_AFTER, None)
    drop_prepared(_FILE)
