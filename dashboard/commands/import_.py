"""`import`: bring a Salesforce export in as a new snapshot and, if it is no smaller than the last, use it."""

from pathlib import Path

import click

from dashboard import settings
from dashboard.clock import read_instant
from dashboard.commands._concluding import conclude
from dashboard.commands._following import follow_policy
from dashboard.commands._progress import reported
from dashboard.commands._stopping import stoppable
from dashboard.register import SlashDates, import_export


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON and nothing else.")
@click.option(
    "--accept-smaller", is_flag=True, help="Use the snapshot even if it holds less than the last one."
)
@click.option(
    "--slash-dates",
    type=click.Choice([order.value for order in SlashDates]),
    help="What 7/2/2023 means where the file itself does not prove it.",
)
@click.option(
    "--exported-at",
    "exported",
    metavar="MOMENT",
    help="When the export was made, e.g. 2026-11-23T09:00+02:00; else the newest moment in each file.",
)
@click.option(
    "--progress-file",
    type=click.Path(path_type=Path),
    hidden=True,
    help="Progress as JSON lines, for the app.",
)
def import_(
    paths: tuple[Path, ...],
    *,
    as_json: bool,
    accept_smaller: bool,
    slash_dates: str | None,
    exported: str | None,
    progress_file: Path | None,
) -> None:
    """Import a Salesforce export: CSV, JSON or Excel files, folders, ZIP archives.

    The old snapshot stays in use until the new one is whole. Exit code 3: it is whole, but holds less than
    the last one and waits for --accept-smaller or an officer's agreement in the dashboard.
    """
    own = settings.load_own()
    if progress_file is None:  # the app has done so before it begins
        follow_policy(own)
    with stoppable(), reported(progress_file) as tell:
        report = import_export(
            own,
            paths,
            now=settings.now(),
            slash_dates=SlashDates(slash_dates) if slash_dates else None,
            exported_at=read_instant(exported).replace(tzinfo=None) if exported else None,
            progress=tell,
        )
    conclude(
        own,
        report,
        report.as_json() if as_json else None,
        accept_smaller=accept_smaller,
        for_app=progress_file is not None,
    )
