"""A transaction of the queue on PostgreSQL."""

from collections.abc import Mapping
from typing import Any, Final

import psycopg
import pyarrow
from psycopg import sql as composing

from dashboard import sql
from dashboard.databases.postgresql.statements import statement
from dashboard.databases.transaction import Taken, Transaction

_LOCK: Final = int.from_bytes(b"rekister")

Cursor = psycopg.Cursor[tuple[Any, ...]]


def run(cursor: Cursor, name: str, values: dict[str, object]) -> Cursor:
    """Run `queries/<name>.sql` with exactly its declared parameters; return the cursor to fetch from."""
    sql.load(name).check(values)
    return cursor.execute(statement(name), values or None)


def own_words(name: str) -> str:
    """Return the name of the query that says in PostgreSQL's words what one says in DuckDB's."""
    return name.replace("duckdb/", "postgresql/", 1)


def fetched(cursor: Cursor) -> list[dict[str, object]]:
    """Fetch every row of the last statement as a dictionary."""
    columns = [column.name for column in cursor.description or []]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


class PostgresqlTransaction(Transaction):
    """Statements between BEGIN and COMMIT; no other process writes once this one stands in row."""

    def __init__(self, cursor: Cursor) -> None:
        """Take a cursor inside a transaction that does not hold the writers' lock yet."""
        super().__init__()
        self._cursor = cursor
        self._in_row = False

    def stand_in_row(self) -> None:
        if not self._in_row:
            run(self._cursor, "postgresql/lock", {"lock": _LOCK})
            self._in_row = True

    def rows(self, name: str, /, **values: object) -> list[dict[str, object]]:
        return fetched(run(self._cursor, own_words(name), values))

    def write(self, name: str, /, **values: object) -> int:
        return max(run(self._cursor, name, values).rowcount, 0)

    def _add_one(self, name: str, row: Mapping[str, object]) -> None:
        try:
            run(self._cursor, name, dict(row))
        except psycopg.errors.UniqueViolation as error:
            raise Taken(name) from error

    def _add(self, table: str, rows: pyarrow.Table) -> None:
        """Have the rows copied in, many or few."""
        into = composing.SQL("copy {table} ({columns}) from stdin").format(
            table=composing.Identifier("queue", table),
            columns=composing.SQL(", ").join(map(composing.Identifier, rows.column_names)),
        )
        try:
            with self._cursor.copy(into) as copy:
                for row in zip(*(column.to_pylist() for column in rows.columns), strict=True):
                    copy.write_row(row)
        except psycopg.errors.UniqueViolation as error:
            raise Taken(table) from error
