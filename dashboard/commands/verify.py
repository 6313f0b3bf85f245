"""`verify`: whether the history is whole, by its own chain and by what was written down of it elsewhere."""

import sys
from pathlib import Path
from typing import Final

import click

from dashboard import settings
from dashboard.commands._standing import standing_store
from dashboard.decisions.whole_history import Checked, check_history
from dashboard.vocabulary import DashboardError

BROKEN: Final = 1
CANNOT_LOOK: Final = 2


class _CannotLook(click.ClickException):
    exit_code = CANNOT_LOOK


@click.command()
@click.option(
    "--anchor",
    "anchors",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file that heads were written to, e.g. a copy kept elsewhere. May be given several times.",
)
def verify(anchors: tuple[Path, ...]) -> None:
    """Check that no event of the history was changed, left out, put in or cut off, and no row it vouches for.

    The heads that the daily work writes down (REKISTERIVAHTI_ANCHOR) are looked at, and those of --anchor.
    Exit code 1: something is wrong, and the first of it is named. Exit code 2: it could not be looked at.
    """
    try:
        with standing_store() as store:
            checked = check_history(store, [*settings.anchors(store.settings), *anchors])
    except DashboardError as error:
        raise _CannotLook(str(error)) from error
    _report(checked)


def _report(checked: Checked) -> None:
    if checked.fault:
        click.echo(str(checked.fault), err=True)
        sys.exit(BROKEN)
    click.echo(f"The history is whole: {checked.events} events.")
    if checked.last_seq:
        click.echo(f"The last one is {checked.last_seq}, hash {checked.last_hash}.")
    if checked.older:
        click.echo(f"{checked.older} rows are older than seals: they are as they were when these began.")
    if checked.heads:
        click.echo(f"It agrees with {checked.heads} heads that were written down.")
    else:
        click.echo("No head of it was written down yet: that its end was cut off would not be seen.")
