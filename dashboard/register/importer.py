"""An import: files become a new snapshot under a new name, or nothing changes at all.

Everything is read as text, cast with a report, and counted twice. Only `publish` moves the pointer.
"""

import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from dashboard.databases import Connection, build_snapshot, current_snapshot_name, execute, snapshot_path
from dashboard.register.answers import first_row
from dashboard.register.approval import needs_approval
from dashboard.register.columns import Schema
from dashboard.register.differences import find_differences
from dashboard.register.entries import Entry, read_all
from dashboard.register.files import Discovery, discover
from dashboard.register.filling import fill, make_tables, record_files
from dashboard.register.known import record_known
from dashboard.register.labels import LABELS
from dashboard.register.locking import PART, WORK, into_place, only_import
from dashboard.register.names import squash
from dashboard.register.report import Difference, Report
from dashboard.register.slashes import SlashDates
from dashboard.register.workspace import Workspace, workspace
from dashboard.settings import Settings
from dashboard.text import N_

Progress = Callable[[str, int, int], None]
Derive = Callable[[Connection, str, Path | None], None]

FINDING: Final = N_("Looking for files")
COMPARING: Final = N_("Comparing with the previous snapshot")


@dataclass(frozen=True)
class Order:
    """What is to be imported, and how. Moments are naive UTC, `today` is the day in Helsinki.

    `exported_at`: when somebody says that the export was made; without it, see `_exported_at`.
    """

    paths: Sequence[Path]
    imported_at: datetime
    today: date
    slash_dates: SlashDates | None = None
    policy_hash: str | None = None
    derive: Derive | None = None
    exported_at: datetime | None = None
    progress: Progress = lambda _stage, _done, _total: None


def run_import(settings: Settings, order: Order) -> Report:
    """Build a new snapshot from an export and return what happened; it waits for `publish`.

    `order.derive` fills the derived tables, given the connection, the snapshot's id and the previous file.
    Raises `Refused`, and leaves everything as it was, without a Contact or Lead file that can be read, and
    where a record would be lost.
    """
    snapshot_id = f"{order.imported_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    target = snapshot_path(settings, snapshot_id)
    part = target.with_name(target.name + PART)
    with only_import(settings.snapshots), workspace(target.with_suffix(WORK)) as work:
        order.progress(FINDING, 0, 1)
        found = discover(order.paths, work)
        try:
            entries, differences = _build(part, settings, order, snapshot_id, found, work)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        into_place(part, target)
    return Report(
        snapshot_id=snapshot_id,
        files=tuple(entry.report() for entry in entries),
        notes=tuple(found.notes()),
        needs_approval=tuple(needs_approval(settings, snapshot_id)),
        differences=differences,
    )


def _build(
    part: Path, settings: Settings, order: Order, snapshot_id: str, found: Discovery, work: Workspace
) -> tuple[list[Entry], tuple[Difference, ...]]:
    previous_id = current_snapshot_name(settings)
    previous = snapshot_path(settings, previous_id) if previous_id else None
    previous = previous if previous and previous.exists() else None
    with build_snapshot(part) as connection:
        schemas = make_tables(connection)
        entries = read_all(found.files, work, _known_names(schemas.values()), order.progress)
        entries = fill(connection, entries, schemas, work, order.slash_dates, order.progress)
        record_files(connection, entries)
        record_known(
            connection,
            told=order.exported_at,
            imported_at=order.imported_at,
            written_at={each.file_no: each.found.written_at for each in entries if each.found.written_at},
            previous=previous,
        )
        _record_snapshot(connection, order, snapshot_id, found, previous_id if previous else None)
        if order.derive:
            order.derive(connection, snapshot_id, previous)
        order.progress(COMPARING, 0, 1)
        return entries, find_differences(connection, previous)


def _known_names(schemas: Collection[Schema]) -> set[str]:
    return {squash(name) for schema in schemas for name in schema.types} | LABELS


def _record_snapshot(
    connection: Connection, order: Order, snapshot_id: str, found: Discovery, previous_id: str | None
) -> None:
    execute(
        connection,
        "import/record_snapshot",
        snapshot_id=snapshot_id,
        imported_at=order.imported_at,
        exported_at=_exported_at(connection, order, found),
        today=order.today,
        policy_hash=order.policy_hash,
        demo=found.demo,
        previous_snapshot_id=previous_id,
    )


def _exported_at(connection: Connection, order: Order, found: Discovery) -> datetime | None:
    """Return the moment that was told, else the latest in the records or on an archive's members."""
    if order.exported_at:
        return order.exported_at
    (newest,) = first_row(connection, "import/newest_moment", until=order.imported_at)
    written = [
        file.written_at for file in found.files if file.written_at and file.written_at <= order.imported_at
    ]
    moments = [moment for moment in (newest, *written) if moment]
    return max(moments, default=None)
