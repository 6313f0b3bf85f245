"""`breach-due`: count the 72 hours of a personal data breach."""

from datetime import datetime

import click

from dashboard.clock import breach_due as authority_by
from dashboard.clock import read_instant
from dashboard.vocabulary import Refused


@click.command("breach-due")
@click.option("--aware", metavar="TIME", help="When the breach became known, with its offset from UTC.")
def breach_due(aware: str | None) -> None:
    """Print until when the authority must be told, in Helsinki time with its offset."""
    if aware is None:
        raise Refused("Give --aware, as in 2026-10-23T12:00+03:00.")
    click.echo(_written(authority_by(read_instant(aware))))


def _written(instant: datetime) -> str:
    exact = instant.second or instant.microsecond
    return instant.isoformat(timespec="auto" if exact else "minutes")
