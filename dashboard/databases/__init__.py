"""The only place that opens a database."""

from dashboard.databases.closed_queues import closed_queue, forget_newest
from dashboard.databases.connections import (
    NOT_IN_COPY,
    Connection,
    EngineError,
    build_snapshot,
    execute,
    open_snapshot,
    spare_memory,
)
from dashboard.databases.faults import Held, check_room, room_to_write, writable
from dashboard.databases.generations import OldCopy
from dashboard.databases.page import Page, Snapshot
from dashboard.databases.pointer import (
    current_snapshot_name,
    keep_on_disk,
    point_at,
    snapshot_moment,
    snapshot_path,
)
from dashboard.databases.rewriting import has_key, rewritten
from dashboard.databases.scratch import scratch
from dashboard.databases.store import Store, needs_postgresql
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
    "check_room",
    "closed_queue",
    "current_snapshot_name",
    "execute",
    "forget_newest",
    "has_key",
    "keep_on_disk",
    "needs_postgresql",
    "open_snapshot",
    "point_at",
    "rewritten",
    "room_to_write",
    "scratch",
    "snapshot_moment",
    "snapshot_path",
    "spare_memory",
    "writable",
]
