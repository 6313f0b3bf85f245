"""Whose case it is: said, taken on, given to somebody else."""

from collections.abc import Sequence

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.assigning import assign
from dashboard.text import Text
from dashboard.vocabulary import TERMINAL, Actor, Permission
from dashboard.widgets.actions import act
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.safe import safe
from dashboard.widgets.user_names import called


def show_assignee(_: Text, page: Page, view: CaseView, actor: Actor) -> None:
    """Draw who answers for the case; while it is open, the choice of somebody else."""
    now = view.row["assigned_to"]
    assignee = None if now is None else str(now)
    if view.case.state in TERMINAL:
        if assignee:
            streamlit.caption(_("Assignee: {user}", user=safe(called(_, view.names, assignee))))
        return
    handlers = [str(row["user_name"]) for row in page.rows("users/handlers")]
    key = f"assignee_{view.case.case_id}_{view.case.version}"
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        streamlit.selectbox(
            _("Assignee"),
            _choices(handlers, assignee),
            index=None if assignee is None else _choices(handlers, assignee).index(assignee),
            format_func=lambda user: called(_, view.names, user),
            placeholder=_("Nobody yet"),
            key=key,
            on_change=act(_assign_chosen, view.case.case_id, key),
        )
        if assignee != actor.user:
            streamlit.button(
                _("Assign to me"), key=f"{key}_me", on_click=act(give, view.case.case_id, actor.user)
            )


def give(case_id: str, assignee: str | None) -> None:
    """Give the case to a user, or to nobody."""
    assign(session.store(), session.actor(Permission.REGISTER_REQUEST), [case_id], assignee, session.now())


def _assign_chosen(case_id: str, key: str) -> None:
    chosen = streamlit.session_state[key]
    give(case_id, None if chosen is None else str(chosen))


def _choices(handlers: Sequence[str], assignee: str | None) -> list[str]:
    """Return who may be chosen; whoever has the case stays there, though the account is in use no more."""
    return [*handlers, *([assignee] if assignee and assignee not in handlers else [])]
