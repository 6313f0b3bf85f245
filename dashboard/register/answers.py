"""The only row of a query's answer."""

from typing import Any

from dashboard.databases import Connection, execute


def first_row(connection: Connection, name: str, /, **values: object) -> tuple[Any, ...]:
    """Return the only row of `queries/<name>.sql`.

    Everything is fetched: DuckDB 2.0 lets nobody work on beside an answer that is not read to its end.
    """
    (row,) = execute(connection, name, **values).fetchall()
    return tuple(row)
