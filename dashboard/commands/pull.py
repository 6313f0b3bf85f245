"""`pull`: bring the register in straight from Salesforce, as a new snapshot; later only what changed."""

from pathlib import Path

import click

from dashboard import settings
from dashboard.commands._concluding import conclude
from dashboard.commands._following import follow_policy
from dashboard.commands._progress import reported
from dashboard.commands._stopping import stoppable
from dashboard.register.pull import PullOrder
from dashboard.register.pull import pull as pull_and_import


@click.command("pull")
@click.option(
    "--full", is_flag=True, help="Pull everything anew: what is gone from the recycle bin goes here."
)
@click.option(
    "--full-after",
    "days",
    type=click.IntRange(min=0),
    default=7,
    show_default=True,
    metavar="DAYS",
    help="Pull everything anew where the last time was so long ago.",
)
@click.option(
    "--also",
    multiple=True,
    metavar="OBJECT",
    help="An object without a table of its own, like Case, for this and later pulls; repeatable.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON and nothing else.")
@click.option(
    "--accept-smaller", is_flag=True, help="Use the snapshot even if it holds less than the last one."
)
@click.option(
    "--progress-file",
    type=click.Path(path_type=Path),
    hidden=True,
    help="Progress as JSON lines, for the app.",
)
def pull(
    *,
    full: bool,
    days: int,
    also: tuple[str, ...],
    as_json: bool,
    accept_smaller: bool,
    progress_file: Path | None,
) -> None:
    """Pull the register straight from Salesforce and import it.

    The first pull takes everything, a later one what was changed or deleted since. One that breaks off goes
    on where it was. The old snapshot stays in use until the new one is whole. Exit code 3: it is whole, but
    holds less than the last one and waits for --accept-smaller or an officer's agreement in the dashboard.
    """
    own = settings.load_own()
    if progress_file is None:  # the app has done so before it begins
        follow_policy(own)
    with stoppable(), reported(progress_file, "Pulling") as tell:
        report, left_out = pull_and_import(own, PullOrder(settings.now, tell, full, days, also))
    told = {**report.as_json(), "left_out": {each.object_name: each.code for each in left_out}}
    conclude(
        own,
        report,
        told if as_json else None,
        accept_smaller=accept_smaller,
        for_app=progress_file is not None,
    )
