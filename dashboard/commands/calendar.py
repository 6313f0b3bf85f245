"""`calendar`: every deadline as a file for calendar programs, while the dashboard is stopped."""

from pathlib import Path

import click

from dashboard import settings
from dashboard.commands._standing import standing_store
from dashboard.commands._writing import write
from dashboard.outputs.calendar import make_calendar, record_calendar
from dashboard.text import LANGUAGES
from dashboard.vocabulary import SYSTEM, Actor, Role
from dashboard.widgets.reminder_words import WORDING

_ACTOR = Actor("command_line", Role.SYSTEM)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="fi", show_default=True)
def calendar(file: Path, language: str) -> None:
    """Write every deadline into FILE (.ics), without personal data; an older FILE is replaced."""
    address, now = settings.public_address(), settings.now()
    with standing_store() as store:
        with store.page(SYSTEM) as page:
            made = make_calendar(page, store, WORDING, now, language=language, address=address)
        write(file, made.content)
        record_calendar(store, _ACTOR, made, now)
    click.echo(f"{file}: {made.days} days")
