"""`backup`: queue, policy and keys in one archive, for a stopped dashboard; a running one has a button."""

from pathlib import Path
from typing import Final

import click

from dashboard.commands._standing import standing_store
from dashboard.outputs.backup import back_up
from dashboard.settings import now
from dashboard.vocabulary import Actor, Role

_ACTOR: Final = Actor("command_line", Role.SYSTEM)


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
def backup(target: Path) -> None:
    """Back the queue, the policy and the keys up into TARGET, a new .zip or a folder.

    The archive holds the keys: keep it as safe as they are. A running dashboard makes one a day by itself.
    """
    with standing_store() as store:
        made = back_up(store, target.resolve(), _ACTOR, now())
    click.echo(f"{made.file}: {made.manifest.events} events, up to number {made.manifest.seq}.")
