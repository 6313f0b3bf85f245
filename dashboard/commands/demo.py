"""`demo`: build the demo register, its cases and its accounts, then end."""

import shutil
from datetime import datetime

import click

from dashboard import demonstration, settings
from dashboard.commands._progress import ProgressBar
from dashboard.settings import DEMO, Settings


@click.command()
def demo() -> None:
    """Build the demo anew: a made-up register of a made-up company, its cases and its accounts."""
    chosen = Settings(data=DEMO, demo=True)
    for folder in (chosen.snapshots, chosen.queue.parent, chosen.keys):
        shutil.rmtree(folder, ignore_errors=True)
    build(chosen, settings.now())
    click.echo("The demo stands. Start it with: python -m dashboard")


def build(chosen: Settings, now: datetime) -> None:
    """Build the demo with a progress bar on the terminal."""
    with ProgressBar("Building the demo") as bar:
        demonstration.build(chosen, now, bar)
