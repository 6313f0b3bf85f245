"""`encrypt`: writes queue and copies of the register anew under a key, while the dashboard is stopped."""

from typing import Final

import click

from dashboard import settings
from dashboard.outputs.encrypting import encrypt as write_anew
from dashboard.vocabulary import Actor, Refused, Role

_ACTOR: Final = Actor("command_line", Role.SYSTEM)


@click.command()
@click.option("--decrypt", is_flag=True, help="Write plain text: REKISTERIVAHTI_DATABASE_KEY is not set.")
def encrypt(decrypt: bool) -> None:
    """Write queue and copies of the register anew under REKISTERIVAHTI_DATABASE_KEY.

    Where they have a key already, REKISTERIVAHTI_OLD_DATABASE_KEY is that one. Everything is written aside
    and compared before anything is replaced. Should it be interrupted, do it once more: it does the rest.
    """
    new, old = settings.database_key(), settings.old_database_key()
    if (new is None) != decrypt:
        raise Refused(
            "Set REKISTERIVAHTI_DATABASE_KEY to the key to encrypt with; or leave it out and give --decrypt."
        )
    done = write_anew(settings.load_own(), _ACTOR, old, new, settings.now())
    what = "in plain text" if decrypt else "under the key"
    click.echo(f"{done.files} files were written anew {what}, {done.before} were so already.")
    if not decrypt:
        click.echo(
            "What was in plain text may still be read in old backups, in folders replaced-…, in inbox/ and "
            "pulled/, and from blocks of the disk that are free now: delete what nobody needs, make a new "
            "backup, and keep the disk encrypted."
        )
