"""Changes to accounts: adding, roles, passwords. Each is also an event in the history."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions import passwords, sessions
from dashboard.decisions.account import DEMO_NAMES, Account, everybody, find, get
from dashboard.decisions.account_seals import record_account
from dashboard.decisions.ledger import record_act
from dashboard.text import LANGUAGES, N_
from dashboard.vocabulary import SYSTEM, Actor, Blocked, Permission, Refused, Role, require

ROLES: Final = (Role.OFFICER, Role.STAFF, Role.MANAGER, Role.ADMIN)
_USER_NAME: Final = re.compile(r"[a-z0-9åäö][a-z0-9åäö._@-]{1,63}")
# One plain address: nothing that could begin another header or add another recipient.
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LONGEST_EMAIL: Final = 254
_RESERVED: Final = frozenset({"system", "unknown", "command_line"})
_LAST: Final = {
    Role.ADMIN: N_("{user_name} is the only active administrator. Add or enable another one first."),
    Role.OFFICER: N_("{user_name} is the only active compliance officer. Add or enable another one first."),
}


@dataclass(frozen=True)
class NewUser:
    """Whom to add."""

    user_name: str
    name: str
    role: Role
    email: str | None = None


def add(transaction: Transaction, actor: Actor, new: NewUser, now: datetime) -> str:
    """Add an account and return its one-time password, which has to be changed at the first sign-in."""
    require(actor, Permission.MANAGE_USERS)
    check_names(new)
    password = passwords.one_time_password()
    _insert(transaction, actor, new, password, now, must_change=True)
    return password


def check_names(new: NewUser) -> None:
    """Raise `Refused` for names that nobody may have; no database is needed to know."""
    if new.user_name in DEMO_NAMES:
        raise Refused("The user name {name} belongs to the demo. Choose another one.", name=new.user_name)
    if not _USER_NAME.fullmatch(new.user_name) or new.user_name in _RESERVED:
        raise Refused(
            "A user name is 2–64 small letters, digits and . _ - @, not {name}.", name=new.user_name
        )
    if not new.name.strip():
        raise Refused("Give the person's name, too.")
    checked_email(new.email)


def checked_email(email: str | None) -> str | None:
    """Return the address without spaces around it, None for none; raise `Refused` for what is none."""
    address = (email or "").strip()
    if address and (len(address) > _LONGEST_EMAIL or not _EMAIL.fullmatch(address)):
        raise Refused("That is no e-mail address. Write it as in name@company.example.")
    return address or None


def add_demo(transaction: Transaction, new: NewUser, password: str, now: datetime) -> None:
    """Add an account of the demo: a known password that stays. Only for the demo's own data folder."""
    if new.user_name not in DEMO_NAMES:
        raise Refused("{name} is not a user of the demo.", name=new.user_name)
    _insert(transaction, SYSTEM, new, password, now, must_change=False)


def change_role(transaction: Transaction, actor: Actor, user_name: str, role: Role, now: datetime) -> None:
    """Give somebody else another role; it counts from their next click."""
    account = _to_change(transaction, actor, user_name)
    if account.role is role:
        return
    _keep_one(transaction, account)
    transaction.write("queue/account/set_role", user_name=user_name, role=role.value)
    details = {"from": account.role.value, "to": role.value}
    record_account(transaction, actor, "change_role", user_name, now, details)


def change_email(
    transaction: Transaction, actor: Actor, user_name: str, email: str | None, now: datetime
) -> None:
    """Send somebody's reminders to another address, or with None nowhere; the history does not keep it."""
    account, address = _to_change(transaction, actor, user_name), checked_email(email)
    if account.email == address:
        return
    transaction.write("queue/account/set_email", user_name=user_name, email=address)
    details = {"email": "set" if address else "removed"}
    record_account(transaction, actor, "change_email", user_name, now, details)


def disable(transaction: Transaction, actor: Actor, user_name: str, now: datetime) -> None:
    """Let an account sign in no more, and end its sessions."""
    account = _to_change(transaction, actor, user_name)
    if not account.active:
        return
    _keep_one(transaction, account)
    transaction.write("queue/account/set_active", user_name=user_name, active=False)
    sessions.end_all(transaction, user_name, now, "disabled")
    record_account(transaction, actor, "disable_user", user_name, now)


def enable(transaction: Transaction, actor: Actor, user_name: str, now: datetime) -> None:
    """Let a disabled account sign in again."""
    if _to_change(transaction, actor, user_name).active:
        return
    transaction.write("queue/account/set_active", user_name=user_name, active=True)
    record_account(transaction, actor, "enable_user", user_name, now)


def reset_password(transaction: Transaction, actor: Actor, user_name: str, now: datetime) -> str:
    """Give an account a one-time password and return it; end the account's sessions."""
    require(actor, Permission.MANAGE_USERS)
    get(transaction, user_name)
    password = passwords.one_time_password()
    _set_password(transaction, user_name, password, now, must_change=True)
    record_account(transaction, actor, "reset_password", user_name, now)
    return password


def end_sessions(transaction: Transaction, actor: Actor, user_name: str, now: datetime) -> int:
    """Sign somebody out everywhere; return how many sessions that ended."""
    require(actor, Permission.MANAGE_USERS)
    get(transaction, user_name)
    ended = sessions.end_all(transaction, user_name, now, "ended_by_admin")
    record_act(transaction, actor, "end_sessions", now, {"user": user_name, "sessions": ended})
    return ended


def change_own_password(
    transaction: Transaction, account: Account, current: str, fresh: str, now: datetime
) -> None:
    """Change one's own password, and end all of one's sessions; raise `Refused` where `current` is wrong."""
    if not passwords.matches(current, account.password_hash):
        raise Refused("The current password is wrong.")
    if passwords.matches(fresh, account.password_hash):
        raise Refused("The new password is the old one. Choose another.")
    passwords.check_new(fresh, account.user_name)
    _set_password(transaction, account.user_name, fresh, now, must_change=False)
    record_account(transaction, account.actor, "change_password", account.user_name, now)


def set_language(transaction: Transaction, account: Account, language: str) -> None:
    """Remember the language that somebody reads the dashboard in."""
    if language not in LANGUAGES:
        raise Refused("There is no language {language}.", language=language)
    transaction.write("queue/account/set_language", user_name=account.user_name, language=language)


def _insert(
    transaction: Transaction, actor: Actor, new: NewUser, password: str, now: datetime, *, must_change: bool
) -> None:
    if find(transaction, new.user_name):
        raise Refused("There is a user {name} already.", name=new.user_name)
    transaction.write(
        "queue/account/add",
        user_name=new.user_name,
        name=new.name.strip(),
        role=new.role.value,
        email=checked_email(new.email),
        password_hash=passwords.hash_password(password),
        must_change_password=must_change,
        created_at=now,
        created_by=actor.user,
    )
    record_account(transaction, actor, "add_user", new.user_name, now, {"role": new.role.value})


def _to_change(transaction: Transaction, actor: Actor, user_name: str) -> Account:
    require(actor, Permission.MANAGE_USERS)
    if actor.user == user_name:
        raise Blocked("Nobody changes an account of one's own. Ask another administrator.")
    return get(transaction, user_name)


def _keep_one(transaction: Transaction, account: Account) -> None:
    """Raise `Blocked` where nobody would be left who may manage users, or who may decide."""
    others = [
        other
        for other in everybody(transaction)
        if other.active and other.role is account.role and other.user_name != account.user_name
    ]
    if account.active and account.role in _LAST and not others:
        raise Blocked(_LAST[account.role], user_name=account.user_name)


def _set_password(
    transaction: Transaction, user_name: str, password: str, now: datetime, *, must_change: bool
) -> None:
    transaction.write(
        "queue/account/set_password",
        user_name=user_name,
        password_hash=passwords.hash_password(password),
        must_change_password=must_change,
        password_changed_at=now,
    )
    sessions.end_all(transaction, user_name, now, "password_changed")
