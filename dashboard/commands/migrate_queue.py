"""`migrate-queue`: moves the queue from its file to PostgreSQL, or back."""

from typing import Final

import click

from dashboard import settings
from dashboard.databases import needs_postgresql
from dashboard.settings import DEMO
from dashboard.vocabulary import Refused

_TO_POSTGRESQL: Final = "postgresql"
_TO_FILE: Final = "file"


@click.command("migrate-queue")
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Choice([_TO_POSTGRESQL, _TO_FILE]),
    help="Where the queue of QUEUE_URL and this data folder is to be from now on.",
)
def migrate_queue(target: str) -> None:
    """Move the queue with its history between this data folder and the PostgreSQL of QUEUE_URL.

    Stop every server first. The history is verified on both sides; the old queue is kept under another name,
    so that nobody goes on with it by mistake.
    """
    own = settings.load_own()
    if own.data == DEMO:
        raise Refused("The demo is moved nowhere. Name a data folder of your own in REKISTERIVAHTI_DATA.")
    if own.queue_url is None:
        raise Refused("Set QUEUE_URL to the PostgreSQL database: postgresql://user@host/database.")
    needs_postgresql()
    from dashboard.databases.postgresql import moving  # noqa: PLC0415 - it imports the extra

    move = moving.move_in if target == _TO_POSTGRESQL else moving.move_out
    moved = move(own, settings.now())
    click.echo(
        f"{moved.events} events moved, and the history is whole. The old queue is kept as {moved.kept}."
    )
    if target == _TO_FILE:
        click.echo("Start the dashboard without QUEUE_URL from now on.")
