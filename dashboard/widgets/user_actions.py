"""What an administrator does to an account; each is checked, written and put into the history."""

from collections.abc import Callable
from typing import Final, TypeVar

import streamlit

from dashboard import session
from dashboard.decisions import accounts, second_factor
from dashboard.decisions.accounts import NewUser
from dashboard.vocabulary import Permission, Role
from dashboard.widgets.role_labels import role_label
from dashboard.widgets.safe import safe

ONE_TIME: Final = "one_time_password"
Answer = TypeVar("Answer")


def add(new: NewUser) -> None:
    """Add an account and keep its one-time password for one look."""
    streamlit.session_state[ONE_TIME] = (new.user_name, _do(accounts.add, new))


def reset_password(user_name: str) -> None:
    """Give an account a one-time password and keep it for one look."""
    streamlit.session_state[ONE_TIME] = (user_name, _do(accounts.reset_password, user_name))


def change_role(user_name: str, role: Role) -> str:
    """Give an account another role."""
    _do(accounts.change_role, user_name, role)
    _ = session.text()
    return _("The role of {user} is now: {role}.", user=safe(user_name), role=role_label(_, role))


def change_email(user_name: str, email: str) -> str:
    """Send somebody's reminders to another address; an empty one ends them."""
    _do(accounts.change_email, user_name, email)
    _ = session.text()
    if email.strip():
        return _("Reminders for {user} go to the new address.", user=safe(user_name))
    return _("{user} gets no reminders.", user=safe(user_name))


def disable(user_name: str) -> str:
    """Let an account sign in no more."""
    _do(accounts.disable, user_name)
    _ = session.text()
    return _("{user} can no longer sign in.", user=safe(user_name))


def enable(user_name: str) -> str:
    """Let a disabled account sign in again."""
    _do(accounts.enable, user_name)
    _ = session.text()
    return _("{user} can sign in again.", user=safe(user_name))


def reset_second_factor(user_name: str) -> str:
    """Turn two-step sign-in off for somebody who has lost the phone."""
    _do(second_factor.reset, user_name)
    _ = session.text()
    return _("{user} signs in without a code, until two-step sign-in is set up anew.", user=safe(user_name))


def end_sessions(user_name: str) -> str:
    """Sign somebody out everywhere."""
    _do(accounts.end_sessions, user_name)
    _ = session.text()
    return _("{user} has been signed out everywhere.", user=safe(user_name))


def _do(function: Callable[..., Answer], *values: object) -> Answer:
    actor = session.actor(Permission.MANAGE_USERS)
    with session.store().transaction() as transaction:
        return function(transaction, actor, *values, session.now())
