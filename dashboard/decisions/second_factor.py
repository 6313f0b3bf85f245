"""The second factor of an account: turned on by its owner, spent code by code, turned off, reset."""

from datetime import datetime
from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions import one_time_codes, sessions
from dashboard.decisions.account import Account, get
from dashboard.decisions.account_seals import record_account
from dashboard.decisions.one_time_codes import SecondFactor
from dashboard.text import N_
from dashboard.vocabulary import Actor, Blocked, Permission, Refused, require

_OTHER_KEY: Final = N_(
    "No code can be checked: keys/signing.key is not the key that two-step sign-in of this account was set "
    "up with. An administrator restores keys/signing.key from a backup, or resets two-step sign-in of this "
    "account on the screen Users or by python -m dashboard user reset-second-factor."
)


def turn_on(
    transaction: Transaction, key: bytes, user_name: str, secret: str, code: str, now: datetime
) -> list[str]:
    """Ask for codes from now on; return ten recovery codes, and end all sessions of the account.

    Raises `Refused` where `code` is not one of `secret`: then the app would lock its owner out.
    """
    account = get(transaction, user_name)
    if account.second_factor:
        raise Refused("Two-step sign-in is on already.")
    factor = one_time_codes.use(key, SecondFactor(secret), code, now)
    if factor is None:
        raise Refused(
            "This is not the code of the app. Check that the phone's clock is right, and type what it shows "
            "now."
        )
    codes = one_time_codes.new_recovery_codes()
    _keep(transaction, key, user_name, one_time_codes.with_recovery(key, factor, codes))
    sessions.end_all(transaction, user_name, now, "second_factor_on")
    record_account(transaction, account.actor, "turn_on_second_factor", user_name, now)
    return codes


def spend(transaction: Transaction, key: bytes, account: Account | None, code: str, now: datetime) -> bool:
    """Tell whether a code is right for an account, and use it up; the same work for nobody's account."""
    sealed = account.second_factor if account else None
    factor = one_time_codes.unseal(key, account.user_name, sealed) if account and sealed else None
    left = one_time_codes.use(key, factor, code, now)
    if account is None or left is None:
        return False
    _keep(transaction, key, account.user_name, left)
    return True


def recovery_codes_left(key: bytes, account: Account) -> int:
    """Return how many recovery codes an account has left; raise `Refused` as `check_key` does."""
    factor = check_key(key, account)
    return len(factor.recovery) if factor else 0


def check_key(key: bytes, account: Account) -> SecondFactor | None:
    """Return the second factor of an account, if it has one.

    Raises `Refused` where `key` does not open it: then no code is right. Only for whoever has proven to be
    the owner by the password, or is signed in.
    """
    if account.second_factor is None:
        return None
    factor = one_time_codes.unseal(key, account.user_name, account.second_factor)
    if factor is None:
        raise Refused(_OTHER_KEY)
    return factor


def turn_off(transaction: Transaction, account: Account, now: datetime) -> None:
    """Ask for codes no more: of somebody who has just proven to be the owner; end all sessions."""
    _forget(transaction, account.user_name, now)
    record_account(transaction, account.actor, "turn_off_second_factor", account.user_name, now)


def reset(transaction: Transaction, actor: Actor, user_name: str, now: datetime) -> None:
    """Turn it off for somebody who has lost telephone and recovery codes, and end all sessions."""
    require(actor, Permission.MANAGE_USERS)
    if actor.user == user_name:
        raise Blocked("Nobody changes an account of one's own. Ask another administrator.")
    if not get(transaction, user_name).second_factor:
        raise Refused("{user_name} does not use two-step sign-in.", user_name=user_name)
    _forget(transaction, user_name, now)
    record_account(transaction, actor, "reset_second_factor", user_name, now)


def _keep(transaction: Transaction, key: bytes, user_name: str, factor: SecondFactor) -> None:
    sealed = one_time_codes.seal(key, user_name, factor)
    transaction.write("queue/account/set_second_factor", user_name=user_name, second_factor=sealed)


def _forget(transaction: Transaction, user_name: str, now: datetime) -> None:
    transaction.write("queue/account/set_second_factor", user_name=user_name, second_factor=None)
    sessions.end_all(transaction, user_name, now, "second_factor_off")
