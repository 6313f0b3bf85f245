"""Callbacks without a browser: what a click runs, as somebody who is signed in."""

import pytest
import streamlit

from dashboard import session
from dashboard.text import text
from dashboard.vocabulary import require


@pytest.fixture
def acting(store, monkeypatch):
    """Return a function that makes somebody the one who acts; the session state begins empty."""
    state = {}
    monkeypatch.setattr(streamlit, "session_state", state)

    def act_as(actor):
        def who(permission=None):
            if permission:
                require(actor, permission)
            return actor

        monkeypatch.setattr(session, "actor", who)
        monkeypatch.setattr(session, "text", lambda: text("en"))
        return state

    return act_as


def events(store, *steps):
    """Return (step, actor, details) of the history, oldest first; of some steps only if they are given."""
    with store.transaction() as transaction:
        rows = transaction._cursor.execute(
            "select step, actor, details from queue.request_event order by seq"
        ).fetchall()
    return [row for row in rows if not steps or row[0] in steps]


def cases(store):
    """Return (number, kind, action, state) of every case."""
    with store.transaction() as transaction:
        return transaction._cursor.execute(
            """
            select request.case_number, request.kind, request.action, arg_max(event.state, event.version)
            from queue.request_queue as request
            join queue.request_event as event on event.case_id = request.case_id
            group by all
            order by 1
            """
        ).fetchall()


def words(screen):
    """Return everything that stands on a screen as text: Markdown, captions, messages, plain text."""
    kinds = (
        screen.markdown,
        screen.header,
        screen.subheader,
        screen.caption,
        screen.text,
        screen.info,
        screen.warning,
        screen.success,
        screen.error,
    )
    return "\n".join(str(each.value) for kind in kinds for each in kind)
