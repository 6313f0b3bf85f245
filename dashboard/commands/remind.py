"""`remind`: today's reminders by e-mail, while the dashboard is stopped; run twice, it sends once."""

import click

from dashboard import settings
from dashboard.clock import helsinki_date
from dashboard.commands._standing import standing_store
from dashboard.outputs.reminders import NO_SERVER, Letter, Told, plain_text, read_letters
from dashboard.outputs.reminders import remind as remind_everybody
from dashboard.settings import now
from dashboard.vocabulary import Actor, Refused, Role
from dashboard.widgets.reminder_words import WORDING

_ACTOR = Actor("command_line", Role.SYSTEM)


@click.command()
@click.option("--dry-run", is_flag=True, help="Print the mails, and send none.")
def remind(*, dry_run: bool) -> None:
    """Tell by e-mail what falls due: to whom a case is assigned, and to the compliance officers.

    Whoever has been told today is not told again. While the dashboard runs, it does this by itself.
    """
    server, address = settings.mail_server(), settings.public_address()
    if server is None and not dry_run:
        raise Refused(NO_SERVER)
    with standing_store() as store:
        if server is None or dry_run:
            _print(read_letters(store, now()), address)
            return
        told = remind_everybody(store, server, WORDING, now, address=address, actor=_ACTOR)
    _report(told)


def _print(letters: list[Letter], address: str | None) -> None:
    for letter in letters:
        if letter.told_today:
            click.echo(f"{letter.user_name} has been reminded today.\n")
        else:
            text = plain_text(letter, WORDING, helsinki_date(now()), address)
            click.echo(f"To: {letter.user_name}\n\n{text}")
    if not letters:
        click.echo("Nothing is to be told today.")


def _report(told: Told) -> None:
    for user_name in told.sent:
        click.echo(f"{user_name} was reminded.")
    for user_name in told.already:
        click.echo(f"{user_name} has been reminded today already.")
    told.check()
    if not (told.sent or told.already):
        click.echo("Nothing is to be told today.")
