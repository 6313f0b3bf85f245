"""What was taken from accounts since a backup was made, and must not be given back by restoring it.

Carried over is what narrows: an account disabled, a role that lost a right, a password or a second factor
that was changed, because the old one may be known to somebody. Accounts and rights that were given since are
not: they are given again by whoever may.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions import one_time_codes
from dashboard.decisions.account import Account, everybody
from dashboard.decisions.account_seals import record_account
from dashboard.vocabulary import Actor, Permission, Role, allows

CARRY: Final = "carry_account"
# What was changed (disabled, role, password, second_factor), the query that changes it, and its values.
_Change = tuple[str, str, dict[str, object]]


@dataclass(frozen=True)
class Carrying:
    """Accounts of the replaced queue, and how its second factors are read with the restored key.

    `reseal` takes user name and sealed factor; what it cannot read stays as it is, and lets nobody in.
    `goes_on`: the replaced history goes on from the backup's. Otherwise it may be the older one, so that a
    second factor is not turned off by it.
    """

    accounts: Sequence[Account]
    reseal: Callable[[str, str], str]
    goes_on: bool


def carry(transaction: Transaction, carrying: Carrying, actor: Actor, now: datetime) -> int:
    """Bring restored accounts up to what was taken from them since; return how many changes that were.

    Each is an event of the restored history. `now` is naive UTC.
    """
    later = {account.user_name: account for account in carrying.accounts}
    done = 0
    for account in everybody(transaction):
        if account.user_name not in later:
            continue
        for what, query, values in _changes(account, later[account.user_name], carrying):
            transaction.write(query, user_name=account.user_name, **values)
            record_account(transaction, actor, CARRY, account.user_name, now, {"what": what})
            done += 1
    return done


def resealing(before: bytes | None, after: bytes) -> Callable[[str, str], str]:
    """Return what reads a second factor with the replaced key, and seals it with the restored one."""

    def reseal(user_name: str, sealed: str) -> str:
        factor = one_time_codes.unseal(before, user_name, sealed) if before and before != after else None
        return one_time_codes.seal(after, user_name, factor) if factor else sealed

    return reseal


def _changes(account: Account, later: Account, carrying: Carrying) -> Iterator[_Change]:
    if account.active and not later.active:
        yield "disabled", "queue/account/set_active", {"active": False}
    if _rights(account.role) - _rights(later.role):
        yield "role", "queue/account/set_role", {"role": later.role.value}
    if later.password_changed_at > account.password_changed_at:
        yield "password", "queue/account/set_password", _password(later)
    if later.second_factor != account.second_factor and (carrying.goes_on or not account.second_factor):
        sealed = carrying.reseal(later.user_name, later.second_factor) if later.second_factor else None
        yield "second_factor", "queue/account/set_second_factor", {"second_factor": sealed}


def _password(later: Account) -> dict[str, object]:
    names = ("password_hash", "must_change_password", "password_changed_at")
    return {name: getattr(later, name) for name in names}


def _rights(role: Role) -> frozenset[Permission]:
    return frozenset(each for each in Permission if allows(role, each))
