"""One DuckDB instance a process: snapshots attached read-only by generation, the queue beside them.

Connections shared by threads return other people's rows (engine notes §2.1): the base connection only makes
cursors, every page and every transaction has a cursor of its own, and one lock keeps writers in a row.
"""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from dashboard import sql
from dashboard.databases.connections import (
    Connection,
    EngineError,
    attach,
    connect_memory,
    dictionaries,
    execute,
)
from dashboard.databases.faults import opening, room_to_write
from dashboard.databases.generations import Generation
from dashboard.databases.migrations import migrate
from dashboard.databases.page import Page, Snapshot
from dashboard.databases.pointer import current_snapshot_name, snapshot_path
from dashboard.databases.transaction import Transaction
from dashboard.settings import Settings
from dashboard.vocabulary import Actor


class Store:
    """The databases of one data folder, for as long as the process lives."""

    def __init__(self, settings: Settings) -> None:
        """Open (and on first use make) the queue; raise `Refused` while another process holds it."""
        self.settings = settings
        settings.queue.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        settings.snapshots.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._base = connect_memory(settings.data)
        self._lock = threading.RLock()
        self._writing = threading.RLock()
        self._number = 0
        self._writes = 0
        self._built_for: tuple[str | None, int] | None = None
        self._generation: Generation | None = None
        self._live: list[Generation] = []
        attach(self._base, settings.queue, "queue", read_only=False)
        settings.queue.chmod(0o600)
        with opening(settings.queue):
            migrate(self._cursor())

    def close(self) -> None:
        """Let go of every file."""
        self._base.close()

    @contextmanager
    def page(self, actor: Actor) -> Iterator[Page]:
        """Give one render its own view: the current snapshot and all that was decided since."""
        generation = self._enter()
        cursor = self._cursor()
        try:
            cursor.execute(f"set search_path = '{generation.search_path}'")
            yield Page(cursor, actor, generation.snapshot)
        finally:
            cursor.close()
            self._leave(generation)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write to the queue: everything inside stands, or nothing does."""
        with self._writing, room_to_write(), closing(self._cursor()) as cursor:
            cursor.execute("begin")
            try:
                transaction = Transaction(cursor)
                yield transaction
                cursor.execute("commit")
            except BaseException:
                with suppress(EngineError):  # after a commit that failed there is nothing to roll back
                    cursor.execute("rollback")
                raise
            if transaction.moved_cases:
                self._writes += 1

    def _cursor(self) -> Connection:
        with self._lock:
            return self._base.cursor()

    def _enter(self) -> Generation:
        with self._lock:
            wanted = (current_snapshot_name(self.settings), self._writes)
            if self._generation is None or self._built_for != wanted:
                self._renew(*wanted)
            assert self._generation is not None
            self._generation.readers += 1
            return self._generation

    def _leave(self, generation: Generation) -> None:
        with self._lock:
            generation.readers -= 1
            if generation is not self._generation and generation.readers == 0:
                self._drop(generation)

    def _renew(self, snapshot_id: str | None, writes: int) -> None:
        """Build the overlay anew; attach the snapshot first if it is another than before."""
        old = self._generation
        self._number += 1
        same = old is not None and (old.snapshot.snapshot_id if old.snapshot else None) == snapshot_id
        alias, snapshot = (old.alias, old.snapshot) if old and same else self._attach(snapshot_id)
        generation = Generation(snapshot, alias, f"overlay_{self._number}")
        self._build_overlay(generation)
        self._generation, self._built_for = generation, (snapshot_id, writes)
        self._live.append(generation)
        if old is not None and old.readers == 0:
            self._drop(old)

    def _attach(self, snapshot_id: str | None) -> tuple[str | None, Snapshot | None]:
        if snapshot_id is None:
            return None, None
        alias = f"register_{self._number}"
        cursor = self._base.cursor()
        attach(cursor, snapshot_path(self.settings, snapshot_id), alias, read_only=True)
        cursor.execute(f"set search_path = '{alias}.main'")
        found = dictionaries(execute(cursor, "imports/snapshot"))[0]
        cursor.close()
        return alias, Snapshot(**found)  # type: ignore[arg-type]

    def _build_overlay(self, generation: Generation) -> None:
        cursor = self._base.cursor()
        cursor.execute(f"create schema memory.{generation.overlay}")
        own = f"memory.{generation.overlay}"
        cursor.execute(
            f"set search_path = '{own},{generation.alias}.main'"
            if generation.alias
            else f"set search_path = '{own}'"
        )
        for name in sql.names("overlay/queue") + (sql.names("overlay/person") if generation.alias else []):
            execute(cursor, name)
        cursor.close()

    def _drop(self, generation: Generation) -> None:
        cursor = self._base.cursor()
        self._live.remove(generation)
        cursor.execute(f"drop schema memory.{generation.overlay} cascade")
        if generation.alias and all(other.alias != generation.alias for other in self._live):
            cursor.execute(f"detach {generation.alias}")
        cursor.close()
