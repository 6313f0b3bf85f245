"""`restore`: puts a backup in the place of queue, policy and keys, while the dashboard is stopped."""

from pathlib import Path
from typing import Final

import click

from dashboard import settings
from dashboard.outputs.backup import restore as restore_backup
from dashboard.vocabulary import Actor, Role

_ACTOR: Final = Actor("command_line", Role.SYSTEM)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Restore the backup FILE into this data folder.

    Everything is checked before anything is replaced, and what stood before is kept in a folder beside.
    Who was erased since the backup stays erased; everybody is signed out.
    """
    own = settings.load_own()
    done = restore_backup(own, file, _ACTOR, settings.anchor_file(own), settings.now())
    click.echo(f"Restored: {done.manifest.events} events, up to number {done.manifest.seq}.")
    click.echo(
        f"Done again: {done.replayed.remembered} hashes of forgotten people remembered, "
        f"{done.replayed.deleted} pieces of case material deleted, "
        f"{done.replayed.carried} changes of accounts made."
    )
    if done.schema:
        click.echo(f"The queue that stood on the server is kept in its schema {done.schema}.")
    if done.kept:
        click.echo(f"What stood before is kept in {done.kept}: delete it when nobody needs it any more.")
