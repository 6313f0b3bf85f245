"""The write side of the queue: one transaction at a time, under one lock."""

from collections.abc import Mapping, Sequence

import pyarrow

from dashboard.databases.connections import Connection, dictionaries, execute


class Transaction:
    """Statements that stand or fall together. Permissions are the callers' to check."""

    def __init__(self, cursor: Connection) -> None:
        """Take a cursor inside BEGIN … COMMIT."""
        self._cursor = cursor
        self.wrote = False

    def rows(self, name: str, /, **values: object) -> list[dict[str, object]]:
        """Return the answer of a query as dictionaries."""
        return dictionaries(execute(self._cursor, name, **values))

    def row(self, name: str, /, **values: object) -> dict[str, object] | None:
        """Return the only row of the answer, or None."""
        found = self.rows(name, **values)
        return found[0] if found else None

    def write(self, name: str, /, **values: object) -> int:
        """Run a statement that writes; return how many rows it touched."""
        self.wrote = True
        touched = execute(self._cursor, name, **values).fetchone()
        return int(touched[0]) if touched else 0

    def insert(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows to a queue table in one statement: `queries/duckdb/insert/<table>.sql` reads the frame."""
        if not rows:
            return
        self.wrote = True
        self._cursor.register("incoming", pyarrow.Table.from_pylist([dict(row) for row in rows]))
        execute(self._cursor, f"duckdb/insert/{table}")
        self._cursor.unregister("incoming")
