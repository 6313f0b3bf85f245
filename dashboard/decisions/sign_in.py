"""Signing in: one path and one cost for every name, right or wrong, known or not.

A try is counted before the password is looked at, so that guessing in parallel gains nothing, and forgotten
when it succeeds. After five failures a name is paused: one minute, then two, four … an hour. While it is
paused even the right password is refused, in the same words; sessions that are live go on.

Where an account has a second factor, the right password leads half the way. A code is a try like any other,
and only the code makes failures forgotten: else whoever knows a password could guess codes without end.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, cast

from dashboard.databases import Transaction
from dashboard.decisions import second_factor, sessions
from dashboard.decisions.account import DEMO_NAMES, Account, find
from dashboard.decisions.ledger import record_act
from dashboard.vocabulary import SYSTEM

FREE_TRIES: Final = 5
LONGEST_PAUSE: Final = timedelta(hours=1)
CODE_WITHIN: Final = timedelta(minutes=5)
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


@dataclass(frozen=True)
class HalfWay:
    """Somebody whose password was right at `since` (naive UTC), and whose code is still to come."""

    user_name: str
    password_hash: str = field(repr=False)
    since: datetime


def begin(transaction: Transaction, key: bytes, name: str, now: datetime, *, demo: bool) -> Attempt:
    """Count a try by `name`; no account where the name is unknown, disabled, paused or the demo's."""
    transaction.write("queue/account/forget_failures", before=now - FORGOTTEN_AFTER)
    name_key = hmac.new(key, name.encode(), hashlib.sha256).hexdigest()
    row = transaction.row("queue/account/failures", name_key=name_key)
    account = find(transaction, name)
    if row and row["paused_until"] and _is_paused(cast("datetime", row["paused_until"]), now):
        # Written as it was: a try of a paused name takes the same path and time as any other.
        transaction.write("queue/account/set_failure", name_key=name_key, **row)
        return Attempt(name_key, 0, None)
    failures = cast("int", row["failures"]) + 1 if row else 1
    _count(transaction, name_key, failures, now)
    usable = account and account.active and (demo or name not in DEMO_NAMES)
    return Attempt(name_key, failures, account if usable else None)


def _is_paused(until: datetime, now: datetime) -> bool:
    """Tell whether a pause lasts. One that ends later than any can began under a clock that was wrong."""
    return now < until <= now + LONGEST_PAUSE


def finish(transaction: Transaction, attempt: Attempt, now: datetime, *, right: bool) -> str | HalfWay | None:
    """Begin a session and return its cookie, or return who has to give a code, or note the failure."""
    account = with_password(transaction, attempt, now, right=right)
    if account is None:
        return None
    if account.second_factor:
        return HalfWay(account.user_name, account.password_hash, now)
    return sessions.start(transaction, account, now)


def with_password(
    transaction: Transaction, attempt: Attempt, now: datetime, *, right: bool
) -> Account | None:
    """Return the account whose password somebody has, as `right` tells; else note the failure."""
    account = _as_it_stands(transaction, attempt) if right else None
    if account is None:
        _note_failure(transaction, attempt, now)
    elif account.second_factor:
        _take_back(transaction, attempt, now)
    else:
        transaction.write("queue/account/forget_failure", name_key=attempt.name_key)
    return account


def finish_with_code(
    transaction: Transaction, key: bytes, attempt: Attempt, half: HalfWay, code: str, now: datetime
) -> str | None:
    """Begin a session and return its cookie where the code is right, in time and not used before."""
    right = attempt.password_hash == half.password_hash and now - half.since < CODE_WITHIN
    account = proven(transaction, key, attempt, code, now, right=right)
    return sessions.start(transaction, account, now) if account else None


def proven(
    transaction: Transaction, key: bytes, attempt: Attempt, code: str, now: datetime, *, right: bool
) -> Account | None:
    """Return the account whose password (as `right` tells) and code somebody has; else note the failure."""
    account = _as_it_stands(transaction, attempt) if right else None
    if second_factor.spend(transaction, key, account, code, now):
        transaction.write("queue/account/forget_failure", name_key=attempt.name_key)
        return account
    _note_failure(transaction, attempt, now)
    return None


def _note_failure(transaction: Transaction, attempt: Attempt, now: datetime) -> None:
    """Write into the history that a failure has paused a name; it is counted already."""
    if attempt.failures >= FREE_TRIES:
        user = attempt.account.user_name if attempt.account else "unknown"
        details = {"user": user, "failures": attempt.failures}
        record_act(transaction, SYSTEM, "pause_sign_in", now, details)


def _take_back(transaction: Transaction, attempt: Attempt, now: datetime) -> None:
    """Count one failure less, for the password was right; those before it, and others meanwhile, stay."""
    row = transaction.row("queue/account/failures", name_key=attempt.name_key)
    failures = cast("int", row["failures"]) - 1 if row else 0
    if row is None or failures == 0:
        transaction.write("queue/account/forget_failure", name_key=attempt.name_key)
        return
    is_ours = row["failures"] == attempt.failures
    transaction.write(
        "queue/account/set_failure",
        name_key=attempt.name_key,
        failures=failures,
        last_failed_at=now,
        paused_until=None if is_ours else row["paused_until"],
    )


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
