"""Who is signed in: looked up afresh from the tables by every run, and by whatever runs past app.py.

Callbacks, fragments and dialogs run past the gate in app.py, so each of them asks here for itself. Nothing
about roles is kept in Streamlit's session state: it holds only which session the tab belongs to.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Final

import streamlit

from dashboard import settings
from dashboard.decisions import accounts, sessions
from dashboard.decisions.account import Account
from dashboard.decisions.sessions import Session
from dashboard.session import tickets
from dashboard.session.moment import now
from dashboard.session.stores import follow_settings, store
from dashboard.vocabulary import SYSTEM, Actor, Denied, Permission, Refused, require

_SESSION_ID: Final = "session_id"
_LANGUAGE: Final = "language"
_CHOSEN: Final = "chosen_language"
_TICKET: Final = "ticket"
# Sessions that the run of the whole script has looked up; None outside of one, where every question is asked.
_known: Final[ContextVar[dict[str, Session | None] | None]] = ContextVar("known", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """Let the run of the whole script look up who is there once, however many of its parts ask."""
    before = _known.set({})
    try:
        yield
    finally:
        _known.reset(before)


def actor(permission: Permission | None = None) -> Actor:
    """Return who acts, with the role of this very moment.

    Raise `Denied` where nobody is signed in, something has to be done first, or the role may not.
    """
    found = account()
    if found.must_change_password:
        raise Denied("Change your password first.")
    if lacks_second_factor(found):
        raise Denied("Set up two-step sign-in first.")
    if permission:
        require(found.actor, permission)
    return found.actor


def lacks_second_factor(found: Account) -> bool:
    """Tell whether two-step sign-in is demanded of an account that does not use it."""
    return not found.second_factor and is_second_factor_demanded(found)


def is_second_factor_demanded(found: Account) -> bool:
    """Tell whether two-step sign-in is demanded of everybody with the role of an account."""
    return found.role in settings.second_factor_demanded_of()


def account() -> Account:
    """Return the account that is signed in; raise `Denied` where none is."""
    session = live()
    if session is None:
        raise Denied("You have been signed out. Sign in again.")
    return session.account


def signed_in() -> Account | None:
    """Return the account that is signed in, or None, and note that somebody is at work (app.py's gate)."""
    follow_settings()
    session = live()
    if session is None:
        return None
    if sessions.needs_touch(session, now()):
        with suppress(Refused), store().transaction() as transaction:  # on a full disk, reading goes on
            sessions.touch(transaction, session, now())
    if session.account.language:
        streamlit.session_state.setdefault(_LANGUAGE, session.account.language)
    return session.account


def live() -> Session | None:
    """Return the live session of this tab, or else of the browser's cookie."""
    own = streamlit.session_state.get(_SESSION_ID)
    cookie = None if own else browsers_cookie()
    return _find(own or (cookie and sessions.session_id_of(cookie)))


def browsers_cookie(name: str = tickets.COOKIE) -> str | None:
    """Return a cookie of ours that the browser sent when it opened this tab."""
    return streamlit.context.cookies.get(name)


def is_live_cookie(cookie: str | None) -> bool:
    """Tell whether a cookie names a live session; for requests that no script run belongs to."""
    return _find(cookie and sessions.session_id_of(cookie)) is not None


def language_of(cookie: str | None) -> str | None:
    """Return the language chosen by whoever a cookie names, or None; for requests of no script run."""
    session = _find(cookie and sessions.session_id_of(cookie))
    return session.account.language if session else None


def _find(session_id: str | None) -> Session | None:
    if not session_id:
        return None
    known = _known.get()
    if known is None:
        return _look_up(session_id)
    if session_id not in known:
        known[session_id] = _look_up(session_id)
    return known[session_id]


def _look_up(session_id: str) -> Session | None:
    with store().page(SYSTEM) as page:
        return sessions.find(page, session_id, now())


def sign_out() -> None:
    """End the session of this tab, and with it every tab and every copy of its cookie."""
    session = live()
    if session:
        with store().transaction() as transaction:
            sessions.sign_out(transaction, session, now())
    forget_tab()
    streamlit.session_state[_TICKET] = tickets.issue("")
    if streamlit.user.get("is_logged_in"):
        streamlit.logout()  # at the identity provider, too, where it offers that


def forget_tab() -> None:
    """Forget what was chosen and typed in this tab: the next to sign in here may be somebody else."""
    state = streamlit.session_state
    kept = {name: state[name] for name in (_LANGUAGE, _CHOSEN) if name in state}
    state.clear()
    for name, language in kept.items():
        state[name] = language


def belong_to(cookie: str) -> None:
    """Make this tab belong to a session that has just begun, and have the browser told its cookie."""
    streamlit.session_state[_SESSION_ID] = sessions.session_id_of(cookie)
    streamlit.session_state[_TICKET] = tickets.issue(cookie)
    found = account()
    chosen = streamlit.session_state.pop(_CHOSEN, None)
    if chosen:
        with store().transaction() as transaction:
            accounts.set_language(transaction, found, chosen)
    if chosen or found.language:
        streamlit.session_state[_LANGUAGE] = chosen or found.language


def hand_over_cookie() -> None:
    """Draw the invisible image that fetches the cookie, until the browser has done so."""
    draw_ticket(streamlit.session_state.get(_TICKET))


def draw_ticket(ticket: str | None) -> None:
    """Draw the invisible image that redeems a ticket, until that is done."""
    if ticket and tickets.is_waiting(ticket):
        streamlit.html(f'<img src=".{tickets.PATH}?ticket={ticket}" alt="" width="1" height="1">')
