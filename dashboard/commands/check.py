"""`check`: every control, clause by clause, with its open rows."""

import sys
from collections.abc import Sequence
from typing import Final

import click

from dashboard import settings
from dashboard.clock import helsinki_date
from dashboard.controls import Control, controls, offending
from dashboard.databases import Store, current_snapshot_name
from dashboard.settings import now
from dashboard.vocabulary import SYSTEM, DashboardError, Refused

OPEN: Final = 1
CANNOT_CHECK: Final = 2

Row = dict[str, object]


class _CannotCheck(click.ClickException):
    exit_code = CANNOT_CHECK


@click.command()
@click.option("--rows", default=3, show_default=True, type=click.IntRange(0), help="Rows to print a control.")
def check(rows: int) -> None:
    """Look at every clause of the notice that has a control.

    Exit code 1: rows are open. Exit code 2: nothing could be looked at.
    """
    try:
        found = _look()
    except DashboardError as error:
        raise _CannotCheck(str(error)) from error
    for control, offenders in found:
        click.echo(f"{control.clause:>5}  {len(offenders):>6}  {control.title}")
        _print(offenders, rows)
    if any(offenders for _, offenders in found):
        sys.exit(OPEN)


def _look() -> list[tuple[Control, list[Row]]]:
    chosen = settings.load()
    if current_snapshot_name(chosen) is None:  # before a queue is made: looking makes none
        raise Refused("There is no register yet. Import a Salesforce export first.")
    store = Store(chosen)
    try:
        with store.page(SYSTEM) as page:
            today = helsinki_date(now())
            return [(control, offending(page, control, today)) for control in controls()]
    finally:
        store.close()


def _print(offenders: Sequence[Row], most: int) -> None:
    """Print objects, ids, columns and Salesforce's own values: no names, no addresses."""
    for row in offenders[:most]:
        words = (str(row[name]) for name in ("object", "record_id", "subject") if row[name])
        click.echo(" " * 15 + "  ".join(words))
    if most and len(offenders) > most:
        click.echo(" " * 15 + f"and {len(offenders) - most} more (--rows)")
