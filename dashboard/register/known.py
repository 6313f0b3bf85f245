"""What is known of the objects of an export: when each was exported, and what earlier exports had of it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from dashboard.databases import Connection, execute
from dashboard.databases.connections import attach
from dashboard.register.answers import first_row


def record_known(
    connection: Connection,
    *,
    told: datetime | None,
    imported_at: datetime,
    written_at: Mapping[int, datetime],
    previous: Path | None,
) -> None:
    """Fill `known_object` and `known_column`; moments are naive UTC.

    `told`: when somebody says that all was exported; `written_at`: when files (by number) went into archives.
    """
    execute(
        connection,
        "import/record_objects",
        told=told,
        until=imported_at,
        file_nos=list(written_at),
        written=list(written_at.values()),
    )
    execute(connection, "import/record_columns")
    if previous is not None:
        attach(connection, previous, "previous", read_only=True)
        _compare(connection, imported_at)
        connection.execute("detach previous")


def _compare(connection: Connection, imported_at: datetime) -> None:
    (knows,) = first_row(connection, "import/previous_knows")
    if knows:
        execute(connection, "import/compare_objects")
        execute(connection, "import/compare_columns", imported_at=imported_at)
