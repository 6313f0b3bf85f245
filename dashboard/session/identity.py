"""Who is signed in: looked up afresh from the tables each time it is asked.

Callbacks, fragments and dialogs run past the gate in app.py, so each of them asks here for itself. Nothing
about roles is kept in Streamlit's session state: it holds only which session the tab belongs to.
"""

from typing import Final

import streamlit

from dashboard.decisions import sessions
from dashboard.decisions.account import Account
from dashboard.decisions.sessions import Session
from dashboard.session.moment import now
from dashboard.session.stores import store
from dashboard.vocabulary import Actor, Denied, Permission, Role, require

COOKIE: Final = "rekisterivahti"
SYSTEM: Final = Actor("system", Role.SYSTEM)
_SESSION_ID: Final = "session_id"
_LANGUAGE: Final = "language"


def actor(permission: Permission | None = None) -> Actor:
    """Return who acts, with the role of this very moment.

    Raise `Denied` where nobody is signed in, the password has to be changed first, or the role may not.
    """
    found = account()
    if found.must_change_password:
        raise Denied("Change your password first.")
    if permission:
        require(found.actor, permission)
    return found.actor


def account() -> Account:
    """Return the account that is signed in; raise `Denied` where none is."""
    session = live()
    if session is None:
        raise Denied("You have been signed out. Sign in again.")
    return session.account


def signed_in() -> Account | None:
    """Return the account that is signed in, or None, and note that somebody is at work (app.py's gate)."""
    session = live()
    if session is None:
        return None
    if sessions.needs_touch(session, now()):
        with store().transaction() as transaction:
            sessions.touch(transaction, session, now())
    if session.account.language and _LANGUAGE not in streamlit.session_state:
        streamlit.session_state[_LANGUAGE] = session.account.language
    return session.account


def live() -> Session | None:
    """Return the live session of this tab, or else of the browser's cookie."""
    session_id = streamlit.session_state.get(_SESSION_ID)
    if session_id is None:
        cookie = streamlit.context.cookies.get(COOKIE)
        session_id = sessions.session_id_of(cookie) if cookie else None
    if session_id is None:
        return None
    with store().page(SYSTEM) as page:
        return sessions.find(page, session_id, now())


def belong_to(cookie: str, language: str | None) -> None:
    """Make this tab belong to a session that has just begun."""
    streamlit.session_state[_SESSION_ID] = sessions.session_id_of(cookie)
    if language:
        streamlit.session_state[_LANGUAGE] = language
