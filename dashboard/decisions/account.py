"""An account as it stands in the user table, and how it is found."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final, Protocol, cast

from dashboard.demo import DEMO_ACCOUNTS
from dashboard.vocabulary import Actor, NotFound, Role

# They exist in the demo folder only; anywhere else nobody signs in by these names.
DEMO_NAMES: Final = frozenset(DEMO_ACCOUNTS)


class Reader(Protocol):
    """What looks up rows: a transaction, or a page of the system."""

    def row(self, name: str, /, **values: object) -> dict[str, object] | None: ...

    def rows(self, name: str, /, **values: object) -> list[dict[str, object]]: ...


@dataclass(frozen=True)
class Account:
    """One row of `queue.user_account`; moments are naive UTC.

    `language` is None until one is chosen, `email` where no reminders go,
    `calendar_key` (SHA-256) where no calendar is subscribed to, `second_factor` (sealed) where it is off.
    """

    user_name: str
    name: str
    role: Role
    password_hash: str
    must_change_password: bool
    active: bool
    language: str | None
    email: str | None
    calendar_key: str | None
    second_factor: str | None
    password_changed_at: datetime
    created_at: datetime

    @property
    def actor(self) -> Actor:
        """The account as it acts."""
        return Actor(self.user_name, self.role)


def read(row: Mapping[str, object]) -> Account:
    """Make an account of a row that has at least its columns."""
    values: dict[str, Any] = {field.name: row[field.name] for field in fields(Account)}
    return Account(**values | {"role": Role(cast("str", row["role"]))})


def find(reader: Reader, user_name: str) -> Account | None:
    """Return the account of a user name, or None."""
    row = reader.row("queue/account/find", user_name=user_name)
    return read(row) if row else None


def get(reader: Reader, user_name: str) -> Account:
    """Return the account of a user name; raise `NotFound`."""
    account = find(reader, user_name)
    if account is None:
        raise NotFound("There is no user {user_name}.", user_name=user_name)
    return account


def everybody(reader: Reader) -> list[Account]:
    """Return every account, in the order of user names."""
    return [read(row) for row in reader.rows("queue/account/all")]
