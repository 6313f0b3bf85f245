"""`user`: accounts without the dashboard, for the first one and for emergencies; the dashboard is stopped."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from dashboard import settings
from dashboard.databases import Transaction
from dashboard.decisions import accounts, second_factor
from dashboard.decisions.account import everybody
from dashboard.decisions.accounts import ROLES, NewUser
from dashboard.decisions.shared_keys import open_store
from dashboard.vocabulary import Actor, Refused, Role

_ACTOR: Final = Actor("command_line", Role.ADMIN)
# User names are small letters: what is typed in capitals means the same account in every command.
_user_name: Final = click.argument("user_name", callback=lambda _context, _argument, typed: typed.lower())


@click.group()
def user() -> None:
    """Add, list and disable users of this office's own data folder."""


@user.command()
@_user_name
@click.option("--role", type=click.Choice([role.value for role in ROLES]), required=True)
@click.option("--name", help="The person's name; the user name where it is not given.")
@click.option("--email", help="Where reminders go; without it the user gets none.")
def add(user_name: str, role: str, name: str | None, email: str | None) -> None:
    """Add a user and print a one-time password."""
    new = NewUser(user_name, name or user_name, Role(role), email)
    accounts.check_names(new)  # before a queue is made: whoever has one is no longer shown the demo
    with _transaction() as transaction:
        password = accounts.add(transaction, _ACTOR, new, settings.now())
    click.echo(f"{password}\nThis password is shown once. It has to be changed at the first sign-in.")


@user.command("list")
def list_() -> None:
    """Print every user: user name, role, state, name."""
    with _standing() as transaction:
        users = everybody(transaction)
    for each in users:
        click.echo(f"{each.user_name:<20} {each.role:<8} {_state(each.active):<8} {each.name}")


@user.command()
@_user_name
def disable(user_name: str) -> None:
    """Let a user sign in no more."""
    with _standing() as transaction:
        accounts.disable(transaction, _ACTOR, user_name, settings.now())
    click.echo(f"{user_name} can no longer sign in.")


@user.command()
@_user_name
def enable(user_name: str) -> None:
    """Let a disabled user sign in again."""
    with _standing() as transaction:
        accounts.enable(transaction, _ACTOR, user_name, settings.now())
    click.echo(f"{user_name} can sign in again.")


@user.command("reset-password")
@_user_name
def reset_password(user_name: str) -> None:
    """Print a new one-time password for a user."""
    with _standing() as transaction:
        password = accounts.reset_password(transaction, _ACTOR, user_name, settings.now())
    click.echo(f"{password}\nThis password is shown once. It has to be changed at the first sign-in.")


@user.command("reset-second-factor")
@_user_name
def reset_second_factor(user_name: str) -> None:
    """Turn two-step sign-in off for a user who has lost the phone and the recovery codes."""
    with _standing() as transaction:
        second_factor.reset(transaction, _ACTOR, user_name, settings.now())
    click.echo(f"{user_name} signs in without a code, until two-step sign-in is set up anew.")


def _state(active: bool) -> str:
    return "active" if active else "disabled"


@contextmanager
def _transaction() -> Iterator[Transaction]:
    store = open_store(settings.load_own(), settings.now())
    try:
        with store.transaction() as transaction:
            yield transaction
    finally:
        store.close()


@contextmanager
def _standing() -> Iterator[Transaction]:
    """Open a queue that is there already: looking at users or changing one makes none."""
    if not settings.load_own().has_queue:
        raise Refused("There are no users yet. Add one: python -m dashboard user add NAME --role admin")
    with _transaction() as transaction:
        yield transaction
