"""Subscriptions to the calendar: an address with a secret in it, one a user, which its owner can end.

A calendar program cannot sign in. The table keeps only the SHA-256 of the secret: whoever copies the queue
can read no calendar with it. Reading is not written into the history, programs do it every hour.
"""

import hashlib
import secrets
from datetime import datetime
from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions.account import Account, Reader, read
from dashboard.decisions.account_seals import record_account
from dashboard.vocabulary import Permission, allows, require

ROUTE: Final = "/calendar/{secret}.ics"


def subscribe(transaction: Transaction, account: Account, now: datetime) -> str:
    """Return the path of the account's calendar, shown this once; an older one ends. `now` is naive UTC."""
    require(account.actor, Permission.SEE_QUEUE)
    secret = secrets.token_urlsafe(32)
    _set(transaction, account, _key_of(secret))
    record_account(transaction, account.actor, "subscribe_calendar", account.user_name, now)
    return ROUTE.format(secret=secret)


def end(transaction: Transaction, account: Account, now: datetime) -> None:
    """End the account's subscription, if there is one."""
    if account.calendar_key is None:
        return
    _set(transaction, account, None)
    record_account(transaction, account.actor, "end_calendar", account.user_name, now)


def subscriber(reader: Reader, secret: str) -> Account | None:
    """Return whose calendar an address is; None where it has ended, or its owner may see no cases."""
    row = reader.row("queue/account/find_by_calendar_key", calendar_key=_key_of(secret))
    account = read(row) if row else None
    return account if account and account.active and allows(account.role, Permission.SEE_QUEUE) else None


def _set(transaction: Transaction, account: Account, key: str | None) -> None:
    transaction.write("queue/account/set_calendar_key", user_name=account.user_name, calendar_key=key)


def _key_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
