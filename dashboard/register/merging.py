"""The files of one table together: the newest record of an Id wins, column by column; then the types."""

from collections.abc import Mapping

from dashboard.databases import Connection, execute


def settle(connection: Connection, table: str) -> Mapping[int, int]:
    """Merge what is in `incoming` and fill the table; return by file number how many records lost."""
    execute(connection, "import/tell_references_apart")
    execute(connection, "import/repeated")
    duplicates = dict(execute(connection, "import/repeated_counts").fetchall())
    if duplicates:
        execute(connection, "import/merged")
        execute(connection, "import/drop_repeated")
        execute(connection, "import/take_merged")
    execute(connection, f"import/load/{table}")
    execute(connection, "import/drop_incoming")
    execute(connection, "import/drop_stage")
    return duplicates
