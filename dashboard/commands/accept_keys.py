"""`accept-keys`: lets the queue go on with other keys, where one was lost and no backup has it."""

from typing import Final

import click

from dashboard import settings
from dashboard.decisions.shared_keys import accept_keys as accept
from dashboard.vocabulary import Actor, Refused, Role

_ACTOR: Final = Actor("command_line", Role.SYSTEM)


@click.command("accept-keys")
@click.confirmation_option(
    prompt="Who was erased or has objected, and codes of two-step sign-in, will not be recognised. Go on?"
)
def accept_keys() -> None:
    """Let the queue go on with the keys in keys/, where one was lost and no backup has it.

    What was hashed or sealed with the lost key is not recognised any more.
    """
    own = settings.load_own()
    if not own.has_queue:
        raise Refused("There is no queue yet: the keys that are made at the first start are its keys.")
    for name in accept(own, _ACTOR, settings.now()):
        click.echo(f"keys/{name}: the queue goes on with the key that is there now.")
    click.echo("The queue goes with the keys in keys/. Make a backup.")
