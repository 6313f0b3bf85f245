"""Proving to be the owner of the account signed in: whoever finds a tab open must not make it their own."""

from dashboard.decisions import passwords, sign_in
from dashboard.decisions.account import Account
from dashboard.decisions.keys import signing_key
from dashboard.session.identity import account
from dashboard.session.moment import now
from dashboard.session.stores import store
from dashboard.vocabulary import Refused


def proven_by(password: str) -> Account:
    """Return the account that is signed in, whose password this is.

    Raise `Refused` where it is not, or the name is paused: a try here counts as one on the sign-in page, or
    whoever sits down at an open tab could guess without end.
    """
    key, demo, user_name = signing_key(store().settings), store().settings.demo, account().user_name
    with store().transaction() as transaction:
        attempt = sign_in.begin(transaction, key, user_name, now(), demo=demo)
    right = passwords.matches(password, attempt.password_hash)
    with store().transaction() as transaction:
        proven = sign_in.with_password(transaction, attempt, now(), right=right)
    if proven is None:
        raise Refused("The current password is wrong, or too many tries have failed. Try again in a while.")
    return proven
