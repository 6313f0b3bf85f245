"""The only place that opens a database."""

from dashboard.databases.connections import (
    NOT_IN_COPY,
    Connection,
    EngineError,
    build_snapshot,
    execute,
    open_snapshot,
)
from dashboard.databases.faults import Held, room_to_write
from dashboard.databases.page import Page, Snapshot
from dashboard.databases.pointer import current_snapshot_name, point_at, snapshot_path
from dashboard.databases.queue_files import queue_file
from dashboard.databases.store import OldCopy, Store, needs_postgresql
from dashboard.databases.transaction import Ask, Taken, Transaction

__all__ = [
    "NOT_IN_COPY",
    "Ask",
    "Connection",
    "EngineError",
    "Held",
    "OldCopy",
    "Page",
    "Snapshot",
    "Store",
    "Taken",
    "Transaction",
    "build_snapshot",
    "current_snapshot_name",
    "execute",
    "needs_postgresql",
    "open_snapshot",
    "point_at",
    "queue_file",
    "room_to_write",
    "snapshot_path",
]
