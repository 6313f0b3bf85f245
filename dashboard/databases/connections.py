"""Connections to DuckDB and the one way to run a query file on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard import sql
from dashboard.databases.faults import opening, writable
from dashboard.databases.scratch import begin_scratch, scratch

Connection = duckdb.DuckDBPyConnection
EngineError = duckdb.Error
# A table or column that a snapshot made by an older version of the program does not have.
NOT_IN_COPY = (duckdb.CatalogException, duckdb.BinderException)

# What an import may take of the machine's memory, in GiB: what is more goes to the disk beside the snapshot.
_IMPORT_MEMORY = 3
# Wrong results of ORDER BY … LIMIT after deletes, DuckDB 1.5.x and 2.0.0: see tests/databases/test_engine.py.
_SETTINGS = ("set disabled_optimizers = 'row_group_pruner'", "set TimeZone = 'UTC'")


def execute(connection: Connection, name: str, /, **values: object) -> Connection:
    """Run `queries/<name>.sql` with exactly its declared parameters; return the connection to fetch from."""
    query = sql.load(name)
    query.check(values)
    return connection.execute(query.text, values or None)


def dictionaries(cursor: Connection) -> list[dict[str, object]]:
    """Fetch every row of the last statement as a dictionary."""
    columns = [column[0] for column in cursor.description or []]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def build_snapshot(path: Path) -> Iterator[Connection]:
    """Open a new snapshot file for the import that fills it; closed and checkpointed at the end."""
    connection = duckdb.connect(str(path))
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        _spare_memory(connection)
        yield connection
        connection.execute("checkpoint")
    finally:
        connection.close()


def _spare_memory(connection: Connection) -> None:
    """Lower the limit on memory, which is four fifths of the machine's, to what an import needs."""
    (limit,) = connection.execute("select current_setting('memory_limit')").fetchall()[0]
    size, unit = limit.split()
    if unit == "TiB" or (unit == "GiB" and float(size) > _IMPORT_MEMORY):
        connection.execute(f"set memory_limit = '{_IMPORT_MEMORY}GiB'")


@contextmanager
def open_snapshot(path: Path) -> Iterator[Connection]:
    """Open a finished snapshot for reading, e.g. to compare the next import with it."""
    with opening(path, copy=True):
        connection = duckdb.connect(str(path), read_only=True)
    try:
        yield connection
    finally:
        connection.close()


def connect_memory(folder: Path) -> Connection:
    """Return the base connection of a process: it may attach files of `folder`, and nothing else.

    Raises `Refused` where nothing can be written there.
    """
    with writable(folder):
        begin_scratch(folder)
    connection = duckdb.connect(":memory:")
    for setting in _SETTINGS:
        connection.execute(setting)
    connection.execute(f"set temp_directory = {quoted(str(scratch(folder) / 'spill'))}")
    connection.execute(f"set allowed_directories = [{quoted(f'{folder}/')}]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def attach(connection: Connection, path: Path, alias: str, *, read_only: bool) -> None:
    """Attach a database file under `alias`; `Refused` while another process holds it, or if it is damaged."""
    options = "(read_only)" if read_only else ""
    with opening(path, copy=read_only):
        connection.execute(f"attach {quoted(str(path))} as {alias} {options}")


def quoted(text: str) -> str:
    """Quote a string literal for statements that take no parameter (ATTACH, SET)."""
    return "'" + text.replace("'", "''") + "'"
