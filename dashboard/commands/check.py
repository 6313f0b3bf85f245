"""`check`: every control, clause by clause, with its open rows."""

import sys
from typing import Final

import click

from dashboard import settings
from dashboard.controls import Control, Found, Values, controls, find, inputs
from dashboard.databases import NOT_IN_COPY, Page, current_snapshot_name
from dashboard.decisions.shared_keys import open_store
from dashboard.settings import now
from dashboard.vocabulary import SYSTEM, DashboardError, Refused

OPEN: Final = 1
CANNOT_CHECK: Final = 2


class _CannotCheck(click.ClickException):
    exit_code = CANNOT_CHECK


@click.command()
@click.option("--rows", default=3, show_default=True, type=click.IntRange(0), help="Rows to print a control.")
def check(rows: int) -> None:
    """Look at every clause of the notice that has a control.

    Exit code 1: rows are open. Exit code 2: nothing is open, but not everything could be looked at.
    """
    try:
        found = _look()
    except DashboardError as error:
        raise _CannotCheck(str(error)) from error
    for control, rows_found in found:
        count = rows_found.open.num_rows if rows_found and rows_found.is_known else "?"
        click.echo(f"{control.clause:>5}  {count:>6}  {control.title}")
        if rows_found:
            _print(rows_found, rows)
    if any(each and each.open.num_rows for _, each in found):
        sys.exit(OPEN)
    if any(each is None or not each.is_known for _, each in found):
        raise _CannotCheck("Not everything could be looked at: ? marks what the copy of the register lacks.")


def _look() -> list[tuple[Control, Found | None]]:
    chosen = settings.load()
    if current_snapshot_name(chosen) is None:  # before a queue is made: looking makes none
        raise Refused("There is no register yet. Import a Salesforce export first.")
    store = open_store(chosen, now())
    try:
        with store.page(SYSTEM) as page:
            values = inputs(chosen, now())
            return [(control, _found(page, control, values)) for control in controls()]
    finally:
        store.close()


def _found(page: Page, control: Control, values: Values) -> Found | None:
    """Return what a control finds; None where the copy lacks what it reads."""
    try:
        return find(page, control, values)
    except NOT_IN_COPY:
        return None


def _print(found: Found, most: int) -> None:
    """Print objects, ids, columns and Salesforce's own values: no names, no addresses."""
    for row in found.open.slice(0, most).to_pylist():
        words = (str(row[name]) for name in ("object", "record_id", "subject") if row[name])
        click.echo(" " * 15 + "  ".join(words))
    if found.lacking:
        click.echo(" " * 15 + f"not looked at, for the export lacks: {', '.join(found.lacking)}")
    if most and found.open.num_rows > most:
        click.echo(" " * 15 + f"and {found.open.num_rows - most} more (--rows)")
    if found.accepted.num_rows:
        click.echo(" " * 15 + f"{found.accepted.num_rows} accepted for now")
