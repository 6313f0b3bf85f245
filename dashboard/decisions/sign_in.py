"""Signing in: one path and one cost for every name, right or wrong, known or not.

A try is counted before the password is looked at, so that guessing in parallel gains nothing, and forgotten
when it succeeds. After five failures a name is paused: one minute, then two, four … an hour. While it is
paused even the right password is refused, in the same words; sessions that are live go on.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast

from dashboard.databases import Transaction
from dashboard.decisions import sessions
from dashboard.decisions.account import DEMO_NAMES, Account, find
from dashboard.decisions.ledger import record_act
from dashboard.vocabulary import SYSTEM

FREE_TRIES: Final = 5
LONGEST_PAUSE: Final = timedelta(hours=1)
FORGOTTEN_AFTER: Final = timedelta(days=1)
# bcrypt, cost 12, of a random text that nobody kept: a name that may not sign in costs as much as any other.
DUMMY_HASH: Final = "$2b$12$2USnGQjNSEE.27OJl4RAOegc/vdDQU/ETsGqJg4f1X2m0I3sDRFDq"


@dataclass(frozen=True)
class Attempt:
    """A try that has been counted: what to compare the password with, and who it would sign in."""

    name_key: str
    failures: int
    account: Account | None

    @property
    def password_hash(self) -> str:
        """The hash to compare with."""
        return self.account.password_hash if self.account else DUMMY_HASH


def begin(transaction: Transaction, key: bytes, name: str, now: datetime, *, demo: bool) -> Attempt:
    """Count a try by `name`; no account where the name is unknown, disabled, paused or the demo's."""
    transaction.write("queue/account/forget_failures", before=now - FORGOTTEN_AFTER)
    name_key = hmac.new(key, name.encode(), hashlib.sha256).hexdigest()
    row = transaction.row("queue/account/failures", name_key=name_key)
    account = find(transaction, name)
    if row and row["paused_until"] and _is_paused(cast("datetime", row["paused_until"]), now):
        return Attempt(name_key, 0, None)
    failures = cast("int", row["failures"]) + 1 if row else 1
    _count(transaction, name_key, failures, now)
    usable = account and account.active and (demo or name not in DEMO_NAMES)
    return Attempt(name_key, failures, account if usable else None)


def _is_paused(until: datetime, now: datetime) -> bool:
    """Tell whether a pause lasts. One that ends later than any can began under a clock that was wrong."""
    return now < until <= now + LONGEST_PAUSE


def finish(transaction: Transaction, attempt: Attempt, now: datetime, *, right: bool) -> str | None:
    """Begin a session and return its cookie, or note the pause that the failure has caused."""
    account = _as_it_stands(transaction, attempt) if right else None
    if account:
        transaction.write("queue/account/forget_failure", name_key=attempt.name_key)
        return sessions.start(transaction, account, now)
    if attempt.failures >= FREE_TRIES:
        user = attempt.account.user_name if attempt.account else "unknown"
        details = {"user": user, "failures": attempt.failures}
        record_act(transaction, SYSTEM, "pause_sign_in", now, details)
    return None


def _as_it_stands(transaction: Transaction, attempt: Attempt) -> Account | None:
    """Return the account of now: while the password was compared, it may have been reset or disabled."""
    account = find(transaction, attempt.account.user_name) if attempt.account else None
    usable = account and account.active and account.password_hash == attempt.password_hash
    return account if usable else None


def pause_after(failures: int) -> timedelta:
    """Return how long a name is paused after so many failures in a row."""
    if failures < FREE_TRIES:
        return timedelta(0)
    doublings = min(failures - FREE_TRIES, 10)
    return min(timedelta(minutes=2**doublings), LONGEST_PAUSE)


def _count(transaction: Transaction, name_key: str, failures: int, now: datetime) -> None:
    pause = pause_after(failures)
    transaction.write(
        "queue/account/add_failure" if failures == 1 else "queue/account/set_failure",
        name_key=name_key,
        failures=failures,
        last_failed_at=now,
        paused_until=now + pause if pause else None,
    )
