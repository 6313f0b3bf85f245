"""The queue as a DuckDB file of this process, attached beside the snapshots: a full disk spares these."""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import Final

import duckdb
import pyarrow

from dashboard.databases.connections import Connection, EngineError, attach, dictionaries, execute
from dashboard.databases.faults import opening, room_to_write
from dashboard.databases.migrations import migrate
from dashboard.databases.places import Found, Places
from dashboard.databases.queue_file import QueueFile
from dashboard.databases.row_of_writers import RowOfWriters, Works
from dashboard.databases.transaction import Ask, Taken, Transaction
from dashboard.settings import Settings

_CASE_EVENTS: Final = "queue/case_events"
# One transaction, so one moment; the engine makes four statements of it.
_COPY: Final = "copy from database queue to backup"


class EmbeddedTransaction(Transaction):
    """A transaction on the queue's file."""

    def __init__(
        self,
        cursor: Connection,
        places: Places | None = None,
        before_write: Callable[[], None] = lambda: None,
    ) -> None:
        """Take a cursor inside BEGIN … COMMIT; `places` are those of the events that are committed."""
        super().__init__()
        self._cursor = cursor
        self._places = places
        self._before_write = before_write

    def stand_in_row(self) -> None:
        """Do nothing: the one process that has the file stands in row from the beginning."""

    def rows(self, name: str, /, **values: object) -> list[dict[str, object]]:
        if name == _CASE_EVENTS and self._places:
            return self._events(values["case_ids"])  # type: ignore[arg-type]
        return dictionaries(execute(self._cursor, name, **values))

    def _events(self, case_ids: Sequence[str]) -> list[dict[str, object]]:
        """Return the events of some cases by their places, those that this transaction wrote included."""
        seqs = self._places.of(case_ids).events.tolist() if self._places else []
        seqs += [seq for case_id in case_ids for seq in self.moved.events.get(case_id, ())]
        wanted, found = set(case_ids), dictionaries(execute(self._cursor, "duckdb/case_events", seqs=seqs))
        return [row for row in found if row["case_id"] in wanted]

    def write(self, name: str, /, **values: object) -> int:
        self._before_write()
        touched = execute(self._cursor, name, **values).fetchone()
        return int(touched[0]) if touched else 0

    def _add_one(self, name: str, row: Mapping[str, object]) -> None:
        self._before_write()
        try:
            execute(self._cursor, name, **row)
        except duckdb.ConstraintException as error:
            raise Taken(name) from error

    def _add(self, table: str, rows: pyarrow.Table) -> None:
        """Have `queries/duckdb/insert/<table>.sql` read the frame."""
        self._before_write()
        self._cursor.register("incoming", rows)
        try:
            execute(self._cursor, f"duckdb/insert/{table}")
        except duckdb.ConstraintException as error:
            raise Taken(table) from error
        self._cursor.unregister("incoming")


class EmbeddedQueue:
    """The queue's file, for as long as the process lives; one lock keeps writers in a row."""

    def __init__(self, settings: Settings, cursor: Callable[[], Connection]) -> None:
        """Open (and on first use make) the file; raise `Refused` while another process holds it.

        Raises `Refused` as well where nothing can be written, and where the file is damaged or was cut short.
        """
        self._cursor = cursor
        self._file = QueueFile(settings.queue, cursor)
        self._writers = RowOfWriters()
        self._works = Works()
        self._places = Places(cursor)
        # Number and hash of the last event, where this process has written it: nobody else writes.
        self._head: tuple[int, str] | None = None
        self._moving = threading.Lock()
        self._moved: set[str] = set()
        self._file.open()
        with opening(settings.queue), self._transaction() as transaction:
            migrate(transaction)
        self._file.check()

    def transaction(self, *, later: bool = False) -> AbstractContextManager[Transaction]:  # noqa: ARG002 - one process
        """Write: everything inside stands, or nothing does. `Refused` at the first word on a full disk."""
        return self._transaction(self._file.check_room)

    @contextmanager
    def _transaction(self, before_write: Callable[[], None] = lambda: None) -> Iterator[Transaction]:
        with self._writers.turn(), room_to_write(), self._file.kept(), closing(self._cursor()) as cursor:
            cursor.execute("begin")
            try:
                transaction = EmbeddedTransaction(cursor, self._places, before_write)
                transaction.head, self._head = self._head, None
                yield transaction
                transaction.finish()
                cursor.execute("commit")
            except BaseException:
                with suppress(EngineError):  # after a commit that failed there is nothing to roll back
                    cursor.execute("rollback")
                raise
            self._head = transaction.head
            self._file.note(transaction.last_event)
            self._places.add(transaction.moved)
            with self._moving:
                self._moved.update(transaction.moved.events)

    def moved(self) -> set[str]:
        """Return the cases in which steps were taken since the last call."""
        self._file.take_back()
        with self._moving:  # not the writers' lock: whoever writes may open a page inside
            moved, self._moved = self._moved, set()
            return moved

    def places(self, case_ids: Collection[str]) -> Found:
        """Return where the events of some cases stand, and the cases themselves."""
        return self._places.of(case_ids)

    def alone(self, work: str, *, wait: bool) -> AbstractContextManager[bool]:
        """Give whether nobody else does some work: in this process, as no other has the queue."""
        return self._works.alone(work, wait=wait)

    def last_change(self, _table: str) -> int:
        """Return 0: there is no other server."""
        return 0

    def rows(self, cursor: Connection, name: str, values: dict[str, object]) -> list[dict[str, object]]:
        """Return the answer of a query under `queries/queue/` for a page that has this cursor."""
        with room_to_write():
            return dictionaries(execute(cursor, name, **values))

    @contextmanager
    def looking(self) -> Iterator[Ask]:
        """Give a way to ask the queue as it is at this moment, while others write."""
        with room_to_write(), closing(self._cursor()) as cursor:
            cursor.execute("begin")
            yield lambda name, **values: dictionaries(execute(cursor, name, **values))

    def copy_to(self, folder: Path) -> None:
        """Write the queue as it is at this moment into a file below `folder`, where a data folder has it.

        `folder` is inside the data folder: this instance may write nowhere else. One caller at a time.
        """
        path = Settings(data=folder, demo=False).queue
        path.parent.mkdir(mode=0o700)
        with room_to_write(), closing(self._cursor()) as cursor:
            attach(cursor, path, "backup", read_only=False)
            try:
                cursor.execute(_COPY)
            except EngineError:
                with suppress(EngineError):  # what the engine has ended by itself
                    cursor.execute("rollback")
                raise
            finally:
                cursor.execute("detach backup")
        path.chmod(0o600)

    def close(self) -> None:
        """Leave the file to the instance that attached it."""
