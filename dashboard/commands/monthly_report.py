"""`monthly-report`: the report of a month as officers or managers read it, while the dashboard is stopped."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from dashboard import policy, settings
from dashboard.commands._standing import standing_store
from dashboard.commands._writing import write
from dashboard.outputs.monthly_report import Format, make_monthly_report, read_month
from dashboard.outputs.paper import handed_out
from dashboard.text import LANGUAGES
from dashboard.vocabulary import Actor, Refused, Role
from dashboard.widgets.monthly_words import monthly_words

_USER: Final = "command_line"
_ACTOR: Final = Actor(_USER, Role.SYSTEM)
_READERS: Final = (Role.OFFICER, Role.MANAGER)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--month", required=True, help="The month, written as 2026-10.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="fi", show_default=True)
@click.option("--role", type=click.Choice([role.value for role in _READERS]), default=Role.MANAGER.value)
def monthly_report(file: Path, month: str, language: str, role: str) -> None:
    """Write the report of a month into FILE (.pdf or .csv); an older FILE is replaced.

    A manager's copy is the default: it can be passed on, as nobody is recognised in it.
    """
    ending, now = _ending(file), settings.now()
    with standing_store() as store:
        rules = policy.load(store.settings.policy, store.settings.overrides)
        reader, words = Actor(_USER, Role(role)), monthly_words(language)
        paper = make_monthly_report(store, reader, rules, read_month(month), words, ending=ending, now=now)
        write(file, paper.content)
        handed_out(store, _ACTOR, replace(paper, told={**paper.told, "role": role}), now)
    click.echo(f"{file}: {month}, {role}")


def _ending(file: Path) -> Format:
    try:
        return Format(file.suffix.removeprefix(".").lower())
    except ValueError:
        raise Refused("A report is written as .pdf or .csv. Give the file such an ending.") from None
