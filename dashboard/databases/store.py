"""One DuckDB instance a process: snapshots attached read-only by generation, the queue beside them.

Connections shared by threads return other people's rows (engine notes §2.1): the base connection only makes
cursors, every page and every transaction has a cursor of its own, and writers stand in a row.
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from dashboard.databases import overlay
from dashboard.databases.connections import (
    NOT_IN_COPY,
    Connection,
    EngineError,
    attach,
    connect_memory,
    dictionaries,
    execute,
)
from dashboard.databases.copies import Copies
from dashboard.databases.embedded import EmbeddedQueue
from dashboard.databases.faults import opening, room_to_write, writable
from dashboard.databases.generations import Generation
from dashboard.databases.page import Page, Snapshot
from dashboard.databases.pointer import snapshot_path
from dashboard.databases.queue import Queue
from dashboard.databases.scratch import end_scratch
from dashboard.databases.soundness import check_copy
from dashboard.databases.transaction import Ask, Transaction
from dashboard.measuring import Measured, timed
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import Actor, DashboardError, Refused

_OLD: Final = N_(
    "This copy of the register was made by an older version of the program. Start the dashboard once with "
    "`python -m dashboard serve`: it works the copy out anew."
)
_NO_EXTRA: Final = N_('QUEUE_URL needs the extra "postgresql": pip install ".[postgresql]".')

# Rows of cases in memory that wait to be packed (some 10 MB at most): done after a page, or else in between.
_PACK_AT, _MOST_LOOSE = 2_500, 25_000


class OldCopy(Refused):
    """The copy of the register lacks what this version of the program derives from it."""


def needs_postgresql() -> None:
    """Raise `Refused` where the extra for PostgreSQL is not installed."""
    if find_spec("psycopg_pool") is None:
        raise Refused(_NO_EXTRA)


class Store:
    """The databases of one data folder, for as long as the process lives."""

    def __init__(self, settings: Settings) -> None:
        """Open (and on first use make) the queue; raise `Refused` while another process holds it."""
        self.settings = settings
        with writable(settings.data):
            settings.snapshots.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._base = connect_memory(settings.data)
        self._base_lock = threading.Lock()
        self._renewing = threading.RLock()
        self._number = 0
        self._generation: Generation | None = None
        self._live: list[Generation] = []
        self._loose = 0
        self._copies = Copies(settings)
        self._queue = self._open_queue()

    def _open_queue(self) -> Queue:
        if self.settings.queue_url is None:
            return EmbeddedQueue(self.settings, self._cursor)
        needs_postgresql()
        from dashboard.databases.postgresql import PostgresqlQueue  # noqa: PLC0415 - it imports the extra

        return PostgresqlQueue(self.settings.queue_url, self._cursor)

    def close(self) -> None:
        """Let go of every file."""
        self._queue.close()
        self._base.close()
        end_scratch(self.settings.data)

    @contextmanager
    def page(self, actor: Actor) -> Iterator[Page]:
        """Give one render its own view: the current snapshot and all that was decided until now."""
        generation = self._enter()
        try:
            with closing(self._cursor()) as cursor:
                cursor.execute(f"set search_path = '{generation.search_path}'")
                cursor.execute("begin")  # what others decide meanwhile is the next render's
                try:
                    yield Page(cursor, self._queue, actor, generation.snapshot, generation.kept)
                finally:
                    with suppress(EngineError):  # an error has ended it already
                        cursor.execute("rollback")
        finally:
            self._leave(generation)

    @contextmanager
    def transaction(self, *, later: bool = False) -> Iterator[Transaction]:
        """Write to the queue: everything inside stands, or nothing does.

        With `later` other servers may write until `stand_in_row` is called, as adding to the history does:
        for what a version that is written only once decides, not what else was read.
        """
        with timed(Measured.WRITE, told=False) as part, self._queue.transaction(later=later) as transaction:
            yield transaction
            part.told = transaction.last_event > 0

    def looking(self) -> AbstractContextManager[Ask]:
        """Give a way to ask the queue itself (`queue/…`, `duckdb/…`) at one moment, while others write."""
        return self._queue.looking()

    def copy_queue(self, folder: Path) -> None:
        """Write the queue as of this moment into `queue/queue.duckdb` of a folder inside the data folder."""
        self._queue.copy_to(folder)

    def read_copy(self, snapshot_id: str) -> None:
        """Read every table of a snapshot, where pages read it; raise `Refused` where it is damaged."""
        check_copy(self._copies.path(snapshot_id), snapshot_path(self.settings, snapshot_id), aside=True)

    def alone(self, work: str, *, wait: bool = True) -> AbstractContextManager[bool]:
        """Give whether nobody else does some work, on any server; `wait` until nobody does."""
        return self._queue.alone(work, wait=wait)

    def last_change(self, table: str) -> int:
        """Return a number that grows whenever another server has changed a table; 0 where none can."""
        return self._queue.last_change(table)

    def _cursor(self) -> Connection:
        with self._base_lock:
            return self._base.cursor()

    def _enter(self) -> Generation:
        with self._renewing:
            generation, moved = self._generation, self._queue.moved()
            wanted = self._copies.current(generation.snapshot_id if generation else None)
            if generation is None or generation.snapshot_id != wanted:
                generation = self._renew(wanted)
            elif moved:
                self._move(generation, moved)
            generation.readers += 1
            return generation

    def _leave(self, generation: Generation) -> None:
        with self._renewing:
            generation.readers -= 1
            if generation is not self._generation and generation.readers == 0:
                self._drop(generation)
            if self._loose >= _PACK_AT and not any(each.readers for each in self._live):
                self._pack()

    def _pack(self) -> None:
        """Have what changed in memory packed, best where nobody reads: else what was replaced stays."""
        with suppress(EngineError), closing(self._cursor()) as cursor:  # it is done another time
            overlay.pack(cursor)
            self._loose = 0

    def _renew(self, snapshot_id: str | None) -> Generation:
        """Build the overlay of a snapshot; attach this first where it is another than before."""
        old = self._generation
        self._number += 1
        same = next((each for each in self._live if each.snapshot_id == snapshot_id), None)
        alias, snapshot = (same.alias, same.snapshot) if same else self._attach(snapshot_id)
        generation = Generation(snapshot, alias, f"overlay_{self._number}")
        with (
            room_to_write(),
            closing(self._overlaid(generation, anew=True)) as cursor,
            self._undone(cursor, generation, attached=None if same else alias),
        ):
            overlay.build(cursor, register=alias is not None)
        self._generation = generation
        self._live.append(generation)
        self._loose = _PACK_AT
        if old is None:
            self._copies.keep_only(snapshot_id)
        elif old.readers == 0:
            self._drop(old)
        return generation

    @contextmanager
    def _undone(self, cursor: Connection, generation: Generation, *, attached: str | None) -> Iterator[None]:
        """Where an overlay cannot be built, leave nothing of it: the next page begins anew."""
        try:
            yield
        except EngineError as error:
            cursor.execute(f"drop schema memory.{generation.overlay} cascade")
            if attached:
                cursor.execute(f"detach {attached}")
            if isinstance(error, NOT_IN_COPY):
                raise OldCopy(_OLD) from error
            raise

    def _move(self, generation: Generation, moved: set[str]) -> None:
        """Bring the overlay up to date; where that fails, the next page builds another."""
        self._generation = None
        try:
            with room_to_write(), closing(self._overlaid(generation)) as cursor:
                overlay.renew(cursor, self._queue.places(moved), register=generation.alias is not None)
        except BaseException:
            if generation.readers == 0:
                self._drop(generation)
            raise
        self._generation = generation
        self._loose += len(moved)
        if self._loose >= _MOST_LOOSE:
            self._pack()

    def _attach(self, snapshot_id: str | None) -> tuple[str | None, Snapshot | None]:
        if snapshot_id is None:
            return None, None
        alias = f"register_{self._number}"
        with closing(self._cursor()) as cursor:
            path = self._copies.path(snapshot_id)
            attach(cursor, path, alias, read_only=True)
            try:
                with opening(path, copy=True):
                    cursor.execute(f"set search_path = '{alias}.main'")
                    found = dictionaries(execute(cursor, "imports/snapshot"))[0]
            except DashboardError:
                cursor.execute("set search_path = 'memory.main'")
                cursor.execute(f"detach {alias}")
                raise
        return alias, Snapshot(**found)  # type: ignore[arg-type]

    def _overlaid(self, generation: Generation, *, anew: bool = False) -> Connection:
        """Return a cursor that writes into the overlay and reads the snapshot under it."""
        cursor = self._cursor()
        own = f"memory.{generation.overlay}"
        if anew:
            cursor.execute(f"create schema {own}")
        path = f"{own},{generation.alias}.main" if generation.alias else own
        cursor.execute(f"set search_path = '{path}'")
        return cursor

    def _drop(self, generation: Generation) -> None:
        with closing(self._cursor()) as cursor:
            self._live.remove(generation)
            cursor.execute(f"drop schema memory.{generation.overlay} cascade")
            if generation.alias and all(other.alias != generation.alias for other in self._live):
                cursor.execute(f"detach {generation.alias}")
                self._copies.keep_only(self._generation.snapshot_id if self._generation else None)
