"""`due`: count one deadline, with its derivation if asked."""

from datetime import date
from typing import Any, Final

import click

from dashboard.clock import Deadline, Facts, deadline, notice_due, read_day
from dashboard.vocabulary import Refused, Right

NOTICE: Final = "notice_14"
CHOICES: Final = (*(right.value for right in Right if right is not Right.COMPLAINT), NOTICE)
_REASON = "given with the date"  # a date on the command line means that its reason stands in the case


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    return None if text is None else read_day(text)


@click.command()
@click.option("--right", metavar="RIGHT", help=f"One of: {', '.join(CHOICES)}.")
@click.option("--received", callback=_day, metavar="DATE", help="When it came; notice_14: data obtained.")
@click.option("--identity-asked", callback=_day, metavar="DATE", help="When proof was asked, for a doubt.")
@click.option("--identity-verified", callback=_day, metavar="DATE", help="When identity was verified.")
@click.option("--extension-told", callback=_day, metavar="DATE", help="When the person was told of it.")
@click.option("--refused", is_flag=True, help="The answer is a refusal.")
@click.option("--first-contact", callback=_day, metavar="DATE", help="notice_14: first contact, disclosure.")
@click.option("--explain", is_flag=True, help="Print the derivation below the date, a line a step.")
def due(
    *, right: str | None, received: date | None, first_contact: date | None, explain: bool, **facts: Any
) -> None:
    """Print the due date of a request or of an Art. 14 notice.

    DATE is YYYY-MM-DD, or a time with its offset, which counts as its date in Helsinki.
    """
    if right is None or received is None:
        raise Refused("Give both --right and --received.")
    if right == NOTICE and any(facts.values()):
        raise Refused("A notice knows only --received and --first-contact.")
    if right != NOTICE and first_contact:
        raise Refused("--first-contact belongs to --right notice_14.")
    found = notice_due(received, first_contact) if right == NOTICE else _request_due(right, received, facts)
    click.echo(found.due)
    for step in found.steps if explain else ():
        click.echo(step)


def _request_due(right: str, received: date, facts: dict[str, Any]) -> Deadline:
    if right not in CHOICES:
        choices = ", ".join(CHOICES)
        raise Refused("--right cannot be {right}. Choose one of: {choices}.", right=right, choices=choices)
    return deadline(
        Facts(right=Right(right), received=received, doubt_reason=_REASON, extension_reason=_REASON, **facts)
    )
