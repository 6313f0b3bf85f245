"""The queue on PostgreSQL: written there, read there where it must be of this moment, else from a copy."""

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from psycopg import sql as composing

from dashboard import sql
from dashboard.databases.closed_queues import new_queue
from dashboard.databases.connections import Connection
from dashboard.databases.migrations import migrate
from dashboard.databases.places import Found
from dashboard.databases.postgresql.connecting import Connection as PostgresqlConnection
from dashboard.databases.postgresql.connecting import connect, reaching
from dashboard.databases.postgresql.copying import Copy
from dashboard.databases.postgresql.copying_out import copy_out
from dashboard.databases.postgresql.transaction import PostgresqlTransaction, fetched, own_words, run
from dashboard.databases.row_of_writers import RowOfWriters, Works
from dashboard.databases.transaction import Ask, Transaction


class PostgresqlQueue:
    """The queue of several app servers. Writers stand in one row: the chain has one next link."""

    def __init__(self, url: str, cursor: Callable[[], Connection]) -> None:
        """Connect and make what is missing; raise `Refused` where the server does not answer.

        Nothing is copied before the first page: a command that writes only needs no copy.
        """
        self._pool = connect(url)
        self._following = threading.Lock()
        self._works = Works()
        self._writers = RowOfWriters()  # one connection that waits for the others' lock is enough
        with self.transaction() as transaction:
            _make(transaction)
        self._copy = Copy(cursor)

    @contextmanager
    def transaction(self, *, later: bool = False) -> Iterator[Transaction]:
        """Write: everything inside stands, or nothing does; `later` as in `Store.transaction`."""
        with (
            self._writers.turn(),
            reaching(),
            self._pool.connection() as connection,
            connection.transaction(),
        ):
            transaction = PostgresqlTransaction(connection.cursor())
            if not later:
                transaction.stand_in_row()
            yield transaction
            transaction.finish()

    def moved(self) -> set[str]:
        """Bring the copy up to date; return the cases in which steps were taken since the last call."""
        with self._following, reaching(), self._connected() as connection:
            (newest,) = fetched(run(connection.cursor(), "postgresql/last_change", {}))
            if newest["change_no"] == self._copy.last:
                return set()
        with self._following, self.reading() as connection:
            return self._copy.take(connection)

    def places(self, case_ids: Collection[str]) -> Found:
        """Return where the events of some cases stand in the copy, and the cases themselves."""
        return self._copy.places.of(case_ids)

    @contextmanager
    def alone(self, work: str, *, wait: bool) -> Iterator[bool]:
        """Give whether nobody else does some work, here or on another server."""
        name = "postgresql/work_lock" if wait else "postgresql/work_try_lock"
        with self._works.alone(work, wait=wait) as here:
            if not here:
                yield False
                return
            with reaching(), self._connected() as connection:
                cursor = connection.cursor()
                (found,) = fetched(run(cursor, name, {"work": work}))
                try:
                    yield bool(found["own"])
                finally:
                    run(cursor, "postgresql/work_unlock", {"work": work})

    @contextmanager
    def reading(self) -> Iterator[PostgresqlConnection]:
        """Give a connection that sees the queue as it is at this moment, until it is given back."""
        with reaching(), self._connected() as connection, connection.transaction():
            connection.execute("set transaction isolation level repeatable read, read only")
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Ask]:
        """Give a way to ask the queue as it is at this moment; what is in DuckDB's words is asked in ours."""
        with self.reading() as connection:
            cursor = connection.cursor()
            yield lambda name, **values: fetched(run(cursor, own_words(name), values))

    def copy_to(self, folder: Path) -> None:
        """Write the queue as it is at this moment into a file below `folder`, where a data folder has it."""
        with (
            self.reading() as connection,
            new_queue(folder) as queue,
            queue.transaction() as transaction,
        ):
            copy_out(connection, transaction)

    def others(self) -> int:
        """Return how many other processes of this program are connected."""
        with reaching(), self._connected() as connection:
            return int(str(fetched(run(connection.cursor(), "postgresql/others", {}))[0]["others"]))

    def rename(self, name: str) -> None:
        """Give the queue's schema another name: it is kept, but no server uses it any more."""
        with reaching(), self._connected() as connection:
            connection.execute(
                composing.SQL("alter schema queue rename to {}").format(composing.Identifier(name))
            )

    def take_back(self, name: str) -> None:
        """Put a schema that was renamed in the place of the one that there is."""
        with reaching(), self._connected() as connection, connection.transaction():
            run(connection.cursor(), "postgresql/drop", {})
            connection.execute(
                composing.SQL("alter schema {} rename to queue").format(composing.Identifier(name))
            )

    def last_change(self, table: str) -> int:
        """Return the number of the last change of a table that the copy has."""
        return self._copy.changed[table]

    def rows(self, _cursor: Connection, name: str, values: dict[str, object]) -> list[dict[str, object]]:
        """Return the answer of a query under `queries/queue/`, as it is at this moment."""
        with reaching(), self._connected() as connection:
            return fetched(run(connection.cursor(), name, values))

    def _connected(self) -> AbstractContextManager[PostgresqlConnection]:
        return self._pool.connection()

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


def _make(transaction: Transaction) -> None:
    """Make schema and tables, and have their changes numbered."""
    first, *others = [name for name in sql.names("postgresql") if name[len("postgresql/")].isdigit()]
    transaction.write(first)
    migrate(transaction)
    for name in others:
        transaction.write(name)
