"""What is new, gone or other than in the snapshot before, record by record."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dashboard.databases import Connection, execute
from dashboard.databases.connections import attach
from dashboard.register.objects import table_of
from dashboard.register.report import Difference

_ALWAYS: Final = {"Id"}
_VOLATILE: Final = {
    "LastViewedDate",
    "LastReferencedDate",
    "SystemModstamp",
}  # looking at a record changes them


def find_differences(connection: Connection, previous: Path | None) -> tuple[Difference, ...]:
    """Fill `difference` and `changed_record` of the new snapshot; nothing without a previous one."""
    if previous is None:
        return ()
    attach(connection, previous, "previous", read_only=True)
    new = _columns(connection, "import/object_counts")
    old = _columns(connection, "import/previous_object_counts")
    shared = sorted(set(new) & set(old))
    for name in shared:
        table = table_of(name)
        execute(
            connection,
            "import/changed",
            object=name,
            table=table,
            previous=f"previous.{table}",
            columns=_compared(connection, table, new[name] & old[name]),
        )
    execute(connection, "import/differences", objects=shared)
    connection.execute("detach previous")
    return tuple(Difference(*row) for row in execute(connection, "import/difference_rows").fetchall())


def _columns(connection: Connection, query: str) -> Mapping[str, set[str]]:
    return {row[0]: set(row[2]) for row in execute(connection, query).fetchall()}


def _compared(connection: Connection, table: str, shared: set[str]) -> list[str]:
    """Return the columns that both exports had, and where the others are kept."""
    columns = _names(connection, table)
    both = set(columns) & set(_names(connection, f"previous.{table}"))
    wanted = shared | _ALWAYS | ({"data"} if "data" in both else {"extra"})
    return [name for name in columns if name in both & wanted and name not in _VOLATILE]


def _names(connection: Connection, table: str) -> list[str]:
    return [row[0] for row in execute(connection, "import/table_columns", table=table).fetchall()]
