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

from dashboard.databases.connections import Connection, EngineError, connect_memory
from dashboard.databases.copies import Copies
from dashboard.databases.embedded import EmbeddedQueue
from dashboard.databases.faults import writable
from dashboard.databases.generations import Generations
from dashboard.databases.page import Page
from dashboard.databases.pointer import snapshot_path
from dashboard.databases.queue import Queue
from dashboard.databases.scratch import end_scratch
from dashboard.databases.soundness import check_copy
from dashboard.databases.transaction import Ask, Transaction
from dashboard.measuring import Measured, timed
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import Actor, Refused

_NO_EXTRA: Final = N_('QUEUE_URL needs the extra "postgresql": pip install ".[postgresql]".')


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
        self._copies = Copies(settings)
        self._queue = self._open_queue()
        self._generations = Generations(self._copies, self._queue, self._cursor)

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
        with self._generations.current() as generation, closing(self._cursor()) as cursor:
            cursor.execute(f"set search_path = '{generation.search_path}'")
            cursor.execute("begin")  # what others decide meanwhile is the next render's
            try:
                yield Page(cursor, self._queue, actor, generation.snapshot, generation.kept)
            finally:
                with suppress(EngineError):  # an error has ended it already
                    cursor.execute("rollback")

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
