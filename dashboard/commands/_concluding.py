"""How an import ends on the command line: in use or waiting, its report printed."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Final

import click

from dashboard.register import Difference, FileReport, Report, publish
from dashboard.settings import Settings

WAITS: Final = 3  # exit code: the snapshot is whole, but an officer has to agree to use it
_COUNTS: Final = ("read", "loaded", "rejected", "duplicates")


def conclude(
    own: Settings,
    report: Report,
    as_json: Mapping[str, object] | None,
    *,
    accept_smaller: bool,
    for_app: bool = False,
) -> None:
    """Use the snapshot unless an officer has to agree first (exit code 3); print the report, or `as_json`.

    `for_app`: it says itself why, and what is said here would come into its log, with the names of files.
    """
    waits = bool(report.needs_approval) and not accept_smaller
    if not waits:
        publish(own, report.snapshot_id)
    click.echo(_table(report) if as_json is None else json.dumps(as_json, ensure_ascii=False))
    if waits:
        if not for_app:
            _say_why(report)
        sys.exit(WAITS)


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
