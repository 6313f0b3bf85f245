"""What was counted for the notice board in this tab, for as long as nothing has happened since."""

from typing import Final

import streamlit

from dashboard import session
from dashboard.controls import forget, inputs
from dashboard.databases import Page
from dashboard.outputs.notice_board import Counts, checks_of_register, count
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets.actions import show_messages

_KEPT: Final = "notice_counts"
_FRESH: Final = "notice_fresh"
_DONE: Final = "notice_done"


def kept_counts(page: Page) -> Counts:
    """Return the counts that still hold, by control; a new copy, day or event begins anew."""
    snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    fresh = (snapshot_id, session.today(), page.count("notice/head"))
    known, counts = streamlit.session_state.get(_KEPT, (None, {}))
    if known != fresh:
        counts = {}
        streamlit.session_state[_KEPT] = (fresh, counts)
    return counts  # type: ignore[no-any-return]  # what was put there above


def draw_all_anew(done: str | None = None) -> None:
    """Ask from a callback for the whole screen, as a click in a fragment draws only the fragment.

    `done` is the sentence for beside the buttons of a check: the top of the screen is out of sight there.
    """
    streamlit.session_state[_FRESH] = True
    if done:
        streamlit.session_state[_DONE] = done


def show_done(_: Text) -> None:
    """Show, once, what the last click in a check has done or why it was refused, in a place of its own."""
    show_messages(_)
    with streamlit.container():
        if _DONE in streamlit.session_state:
            streamlit.success(streamlit.session_state.pop(_DONE))


def follow_changes() -> None:
    """Draw the whole screen anew where a callback has asked for it."""
    if streamlit.session_state.pop(_FRESH, False):
        streamlit.rerun()


def count_clause(page: Page, clause: str) -> None:
    """Look at the controls of a clause that is opened, where nobody has since the last event."""
    counts, values = kept_counts(page), None
    for control in checks_of_register():
        if page.snapshot and control.clause == clause and control.short not in counts:
            values = values or inputs(session.store().settings, session.now())
            counts[control.short] = count(page, control, values)


def count_everything() -> str:
    """Look at every control now, at the whole register and not at what is kept (a callback)."""
    store, _ = session.store(), session.text()
    with store.page(session.actor(Permission.SEE_REGISTER)) as page:
        counts, values = kept_counts(page), inputs(store.settings, session.now())
        forget(page)
        for control in checks_of_register():
            counts[control.short] = count(page, control, values)
    return _("Every clause has been looked at now.")
