"""Accounts are changed in place: the last event about each carries the hash of what its row then was.

The hash of the password is bcrypt's, with a salt of its own, so that nobody finds out an e-mail address by
trying. Left out is what changes without an event: the language, and which one-time codes are spent.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from dashboard.databases import Ask, Transaction
from dashboard.decisions.account import Account, get, read
from dashboard.decisions.ledger import canonical, record_act
from dashboard.text import N_
from dashboard.vocabulary import Actor, Refused

ACCOUNT: Final = "account_hash"
ACCOUNTS: Final = "account_hashes"
_CHANGED: Final = N_("The account {user} was changed: it is not what event {seq} of the history made it.")
_PUT_IN: Final = N_("The account {user} was put in: no event of the history tells of it.")
_MISSING: Final = N_("The account {user} is missing, of which event {seq} of the history tells.")


def record_account(
    transaction: Transaction,
    actor: Actor,
    step: str,
    user_name: str,
    now: datetime,
    details: Mapping[str, object] | None = None,
) -> None:
    """Write down an act that has changed an account, with the hash of what it is from now on."""
    account = get(transaction, user_name)
    told = {"user": user_name, **(details or {}), ACCOUNT: account_hash(account)}
    record_act(transaction, actor, step, now, told)


def account_hash(account: Account) -> str:
    """Return the hash of what must not change without an event."""
    told = [
        *(account.user_name, account.name, account.role.value, account.active, account.password_hash),
        *(account.must_change_password, account.second_factor is not None),
        *(account.email, account.calendar_key),
    ]
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def account_fault(ask: Ask) -> Refused | None:
    """Return what is wrong with the first account that is not as the history says."""
    events = ask("queue/chain/accounts")
    if not events:
        return None  # older than these hashes
    told = last_told(events)
    accounts = {account.user_name: account for account in map(read, ask("queue/account/all"))}
    for user in sorted({*accounts, *told}):
        if user not in told:
            return Refused(_PUT_IN, user=user)
        seq, sealed = told[user]
        if user not in accounts:
            return Refused(_MISSING, user=user, seq=seq)
        if account_hash(accounts[user]) != sealed:
            return Refused(_CHANGED, user=user, seq=seq)
    return None


def last_told(events: Iterable[Mapping[str, object]]) -> dict[str, tuple[int, str]]:
    """Return of each user the last event (its number) that tells of the account, and the hash in it."""
    found: dict[str, tuple[int, str]] = {}
    for event in events:
        details = json.loads(str(event["details"]))
        hashes = details[ACCOUNTS] if ACCOUNTS in details else {details["user"]: details[ACCOUNT]}
        found |= {user: (int(str(event["seq"])), sealed) for user, sealed in hashes.items()}
    return found
