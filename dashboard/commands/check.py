"""`check`: every control, clause by clause, with its open rows."""

import sys

import click

from dashboard import settings
from dashboard.clock import helsinki_date
from dashboard.controls import controls, offending
from dashboard.databases import Store
from dashboard.decisions.steps import SYSTEM
from dashboard.settings import now
from dashboard.vocabulary import Refused

OPEN = 1


@click.command()
def check() -> None:
    """Look at every clause of the notice that has a control; exit 1 if any row is open."""
    store = Store(settings.load())
    try:
        with store.page(SYSTEM) as page:
            if page.snapshot is None:
                raise Refused("There is no register yet. Import a Salesforce export first.")
            today = helsinki_date(now())
            rows = [(control, len(offending(page, control, today))) for control in controls()]
    finally:
        store.close()
    for control, count in rows:
        click.echo(f"{control.clause:>5}  {count:>6}  {control.title}")
    if any(count for _, count in rows):
        sys.exit(OPEN)
