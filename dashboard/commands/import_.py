"""`import`: bring a Salesforce export in as a new snapshot and, if it is no smaller than the last, use it."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any, Final, TextIO

import click

from dashboard import settings
from dashboard.clock import read_instant
from dashboard.commands._progress import ProgressBar
from dashboard.commands._stopping import stoppable
from dashboard.decisions.settings import write_overrides
from dashboard.decisions.shared_keys import open_store
from dashboard.register import Difference, FileReport, Report, SlashDates, import_export, publish
from dashboard.vocabulary import DashboardError

WAITS: Final = 3  # exit code: the snapshot is whole, but an officer has to agree to use it
_COUNTS: Final = ("read", "loaded", "rejected", "duplicates")

Progress = Callable[[str, int, int], None]


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
    if own.queue_url and progress_file is None:  # the app does so itself before it begins an import
        _follow_policy(own)
    with stoppable(), _progress(progress_file) as tell:
        report = import_export(
            own,
            paths,
            now=settings.now(),
            slash_dates=SlashDates(slash_dates) if slash_dates else None,
            exported_at=read_instant(exported).replace(tzinfo=None) if exported else None,
            progress=tell,
        )
    waits = bool(report.needs_approval) and not accept_smaller
    if not waits:
        publish(own, report.snapshot_id)
    click.echo(json.dumps(report.as_json(), ensure_ascii=False) if as_json else _table(report))
    if waits:
        _say_why(report)
        sys.exit(WAITS)


def _follow_policy(own: settings.Settings) -> None:
    """Import under the policy as officers have changed it, on whichever server."""
    store = open_store(own, settings.now())
    try:
        write_overrides(store)
    finally:
        store.close()


def _say_why(report: Report) -> None:
    reasons = " ".join(reason.sentence for reason in report.needs_approval)
    click.echo(
        f"Not in use yet, the old snapshot stays: {reasons} "
        "If that is right, import again with --accept-smaller or agree in the dashboard.",
        err=True,
    )


def _table(report: Report) -> str:
    head = ("file", "object", *_COUNTS)
    rows = [_cells(file) for file in report.files]
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    lines = [_line(head, widths)]
    for file, row in zip(report.files, rows, strict=True):
        said = [*(file.error or "").splitlines(), *(file.note or "").splitlines()]
        lines += [_line(row, widths), *(f"    {sentence}" for sentence in said)]
    lines += [message.sentence for message in report.notes]
    lines += [_difference(each) for each in report.differences if each.added or each.removed or each.changed]
    return "\n".join([*lines, f"Snapshot {report.snapshot_id}"])


def _cells(file: FileReport) -> tuple[str, ...]:
    return file.file, file.object_name or "–", *(str(getattr(file, name)) for name in _COUNTS)


def _difference(each: Difference) -> str:
    return (
        f"{each.object_name} since the last snapshot: "
        f"{each.added} new, {each.removed} gone, {each.changed} changed"
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    texts = [cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True)]
    numbers = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
    return "  ".join([*texts, *numbers]).rstrip()


def _progress(file: Path | None) -> AbstractContextManager[Progress]:
    return _ProgressFile(file) if file else ProgressBar("Importing")


class _ProgressFile(ExitStack):
    """Writes every step, and an error for people, as a line of JSON: what the waiting app shows."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file: TextIO = self.enter_context(path.open("a", encoding="utf-8"))

    def __enter__(self) -> Progress:  # type: ignore[override]
        return self._tell

    def __exit__(self, *raised: Any) -> bool | None:  # noqa: PYI036 - as ExitStack has it
        if isinstance(raised[1], DashboardError):
            self._write({"error": raised[1].message, "values": raised[1].values})
        return super().__exit__(*raised)

    def _tell(self, stage: str, done: int, total: int) -> None:
        self._write({"stage": stage, "done": done, "total": total})

    def _write(self, line: Mapping[str, object]) -> None:
        self._file.write(json.dumps(line, default=str) + "\n")
        self._file.flush()
