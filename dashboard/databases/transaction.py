"""The write side of the queue: one transaction at a time, under one lock."""

from collections.abc import Mapping, Sequence
from typing import Final

import pyarrow

from dashboard.databases.connections import Connection, dictionaries, execute

# What the overlay is made of. A sign-in or an export is an event, too, but of no case: nothing to build anew.
_OVERLAID: Final = frozenset({"request_queue", "request_event"})


class Transaction:
    """Statements that stand or fall together. Permissions are the callers' to check."""

    def __init__(self, cursor: Connection) -> None:
        """Take a cursor inside BEGIN … COMMIT."""
        self._cursor = cursor
        self.moved_cases = False

    def rows(self, name: str, /, **values: object) -> list[dict[str, object]]:
        """Return the answer of a query as dictionaries."""
        return dictionaries(execute(self._cursor, name, **values))

    def row(self, name: str, /, **values: object) -> dict[str, object] | None:
        """Return the only row of the answer, or None."""
        found = self.rows(name, **values)
        return found[0] if found else None

    def write(self, name: str, /, **values: object) -> int:
        """Run a statement that writes; return how many rows it touched."""
        touched = execute(self._cursor, name, **values).fetchone()
        return int(touched[0]) if touched else 0

    def insert(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows to a queue table in one statement."""
        if not rows:
            return
        if table in _OVERLAID and any(row.get("case_id") for row in rows):
            self.moved_cases = True
        self.insert_table(table, pyarrow.Table.from_pylist([dict(row) for row in rows]))

    def insert_table(self, table: str, rows: pyarrow.Table) -> None:
        """Add many rows to a queue table: `queries/duckdb/insert/<table>.sql` reads the frame."""
        self._cursor.register("incoming", rows)
        execute(self._cursor, f"duckdb/insert/{table}")
        self._cursor.unregister("incoming")
