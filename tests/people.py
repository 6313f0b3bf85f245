"""Accounts and sessions for tests, made without the cost of a real password."""

import bcrypt

from dashboard.decisions import sessions
from dashboard.decisions.account import get
from dashboard.vocabulary import Role

PASSWORD = "kahdeksan valkoista hevosta"
_HASH = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()


def add_user(store, user_name, role, now, *, name=None, must_change=False, email=None):
    """Add an account with PASSWORD; in a test's own folder the demo's names would be refused at sign-in."""
    with store.transaction() as transaction:
        transaction.write(
            "queue/account/add",
            user_name=user_name,
            name=name or user_name.title(),
            role=Role(role).value,
            email=email,
            password_hash=_HASH,
            must_change_password=must_change,
            created_at=now,
            created_by="test",
        )


def sign_in(store, user_name, now):
    """Begin a session and return its cookie."""
    with store.transaction() as transaction:
        return sessions.start(transaction, get(transaction, user_name), now)
