"""A copy of the queue in this process's DuckDB, which pages join with the register.

Every row on PostgreSQL carries the number of its last change (`queries/postgresql/`). The copy asks for rows
with higher numbers than it has, in one look at one moment, so it never shows half of a transaction.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from typing import Any, Final

import duckdb
import pyarrow
from psycopg import sql as composing
from psycopg.rows import dict_row

from dashboard import sql
from dashboard.databases.connections import Connection, EngineError, execute
from dashboard.databases.embedded import EmbeddedTransaction
from dashboard.databases.migrations import migrate
from dashboard.databases.places import Places, Written
from dashboard.databases.postgresql.connecting import Connection as PostgresqlConnection
from dashboard.text import N_
from dashboard.vocabulary import Refused

Rows = list[dict[str, Any]]

CHUNK: Final = 50_000
_PACK_AT: Final = 10_000
DELETIONS: Final = composing.SQL("select * from queue.deletion where change_no > %s order by change_no")
# Files are read from PostgreSQL when somebody opens one: a copy need not hold them.
_EMPTY: Final = {"attachment": {"content": composing.SQL("''::bytea as content")}}
_KEYS: Final = {
    "user_account": "user_name",
    "session": "session_id",
    "sign_in_failure": "name_key",
    "case_material": "material_id",
    "attachment": "material_id",
}
_CHANGED: Final = N_(
    "A row of {table} was changed on the database server after it was written, which the dashboard never "
    "does. Nothing is shown until the dashboard is started again; then check the history: it names the first "
    "broken row."
)


class Copy:
    """The tables of the queue in memory, as of change number `last`."""

    def __init__(self, cursor: Callable[[], Connection]) -> None:
        """Attach an empty queue in memory."""
        self._cursor = cursor
        self.last = self._loose = 0
        self.places = Places(cursor)
        self.changed: Counter[str] = Counter()
        with closing(cursor()) as own:
            own.execute("attach ':memory:' as queue")
            own.execute("begin")
            migrate(EmbeddedTransaction(own))
            own.execute("commit")
            self._queries = {table: _newer(own, table) for table in tables()}

    def take(self, connection: PostgresqlConnection) -> set[str]:
        """Take in what is newer; return the cases in which steps were taken. Inside one transaction there.

        Raises `Refused` where a row that is only ever added comes a second time.
        """
        moved = Written()
        last = self.last
        with closing(self._cursor()) as cursor:
            cursor.execute("begin")
            for change in _rows(connection, DELETIONS, self.last):
                _forget(cursor, change["table_name"], [change["key"]])
                last = max(last, change["change_no"])
            for table, newer in self._queries.items():
                for rows in _chunks(connection, newer, self.last):
                    self.changed[table] = rows[-1]["change_no"]
                    last = max(last, rows[-1]["change_no"])
                    _add(cursor, table, rows)
                    _note(moved, table, rows)
            cursor.execute("commit")
            self._pack(cursor, last - self.last)
        self.last = last
        self.places.add(moved)
        return set(moved.events)

    def _pack(self, cursor: Connection, changes: int) -> None:
        """Have what came packed now and then: in memory it takes a tenth of the room then."""
        self._loose += changes
        if self._loose >= _PACK_AT:
            with suppress(EngineError):  # it is done another time
                cursor.execute("checkpoint queue")
                self._loose = 0


def tables() -> list[str]:
    """Return the tables that the copy has: those that rows can be added to."""
    return [name.rpartition("/")[2] for name in sql.names("duckdb/insert")]


def _newer(cursor: Connection, table: str) -> composing.Composed:
    """Return the query for the rows of a table that changed after a number, the first of them."""
    columns = [column[0] for column in cursor.table(f"queue.{table}").description]
    shown = [_EMPTY.get(table, {}).get(name, composing.Identifier(name)) for name in columns]
    return composing.SQL(
        "select change_no, {columns} from {table} where change_no > %s order by change_no limit {chunk}"
    ).format(
        columns=composing.SQL(", ").join(shown),
        table=composing.Identifier("queue", table),
        chunk=composing.Literal(CHUNK),
    )


def _chunks(connection: PostgresqlConnection, newer: composing.Composed, last: int) -> Iterator[Rows]:
    rows = _rows(connection, newer, last)
    while rows:
        yield rows
        if len(rows) < CHUNK:
            return
        rows = _rows(connection, newer, rows[-1]["change_no"])


def _rows(connection: PostgresqlConnection, newer: composing.SQL | composing.Composed, last: int) -> Rows:
    return connection.cursor(row_factory=dict_row).execute(newer, [last]).fetchall()


def _note(moved: Written, table: str, rows: Rows) -> None:
    """Note which cases were opened or moved."""
    if table == "request_queue":
        moved.opened.update((row["case_id"], row["case_number"]) for row in rows)
    if table == "request_event":
        for row in rows:
            if row["case_id"]:
                moved.events.setdefault(row["case_id"], []).append(row["seq"])


def _add(cursor: Connection, table: str, rows: Rows) -> None:
    if table in _KEYS:
        _forget(cursor, table, [row[_KEYS[table]] for row in rows])
    incoming = pyarrow.Table.from_pylist(rows).drop_columns(["change_no"])
    cursor.register("incoming", incoming)
    try:
        execute(cursor, f"duckdb/insert/{table}")
    except duckdb.ConstraintException as error:
        raise Refused(_CHANGED, table=table) from error
    cursor.unregister("incoming")


def _forget(cursor: Connection, table: str, keys: list[str]) -> None:
    cursor.register("gone", pyarrow.table({"key": keys}))
    execute(cursor, f"duckdb/forget/{table}")
    cursor.unregister("gone")
