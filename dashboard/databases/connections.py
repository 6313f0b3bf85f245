"""Connections to DuckDB and the one way to run a query file on them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard import settings, sql
from dashboard.databases.encryption import options, ready_to_write
from dashboard.databases.faults import opening, writable
from dashboard.databases.scratch import begin_scratch, scratch

Connection = duckdb.DuckDBPyConnection
EngineError = duckdb.Error
# A table or column that a snapshot made by an older version of the program does not have.
NOT_IN_COPY = (duckdb.CatalogException, duckdb.BinderException)

# What an import may take of the machine's memory, in GiB: what is more goes to the disk beside the snapshot.
# A register of many millions needs more, for DuckDB keeps some of what it sorts and joins in memory always.
_IMPORT_MEMORY, _LARGE_IMPORT_MEMORY = 3, 6
_LARGE_BYTES = 2 * 1024**3
_SNAPSHOT = "snapshot_file"
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
    connection = duckdb.connect(":memory:")
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        ready_to_write(connection)
        connection.execute(f"set temp_directory = {quoted(f'{path}.tmp')}")
        with opening(path):
            _use(connection, path, read_only=False)
        spare_memory(connection)
        yield connection
        connection.execute("checkpoint")
    finally:
        connection.close()


def spare_memory(connection: Connection) -> None:
    """Limit the memory to what an import of so many records needs, and to half of the machine's."""
    connection.execute("checkpoint")
    (size,) = execute(connection, "import/size").fetchall()[0]
    wanted = _LARGE_IMPORT_MEMORY if size > _LARGE_BYTES else _IMPORT_MEMORY
    pages, page_bytes = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    most = pages * page_bytes // 2 // 1024**2
    connection.execute(f"set memory_limit = '{min(wanted * 1024, most)}MiB'")


@contextmanager
def open_snapshot(path: Path, source: Path | None = None) -> Iterator[Connection]:
    """Open a finished snapshot for reading, e.g. to compare the next import with it.

    Of a copy of it, `source` is what a sentence names that tells of damage.
    """
    connection = duckdb.connect(":memory:")
    try:
        with opening(source or path, copy=True):
            _use(connection, path, read_only=True)
        yield connection
    finally:
        connection.close()


def connect_memory(folder: Path) -> Connection:
    """Return the base connection of a process: it may attach files of `folder`, and nothing else.

    It takes no more memory than is set: what is more is read again, or spilled into `folder`. Raises
    `Refused` where nothing can be written there.
    """
    with writable(folder):
        begin_scratch(folder)
    connection = duckdb.connect(":memory:")
    for setting in _SETTINGS:
        connection.execute(setting)
    ready_to_write(connection)
    connection.execute(f"set temp_directory = {quoted(str(scratch(folder) / 'spill'))}")
    connection.execute(f"set allowed_directories = [{quoted(f'{folder}/')}]")
    memory = settings.engine_memory()
    if memory:
        connection.execute(f"set memory_limit = '{memory}MiB'")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def attach(connection: Connection, path: Path, alias: str, *, read_only: bool) -> None:
    """Attach a database file under `alias`; `Refused` while another process holds it, or if it is damaged."""
    with opening(path, copy=read_only):
        _attach(connection, path, alias, read_only=read_only)


def _attach(connection: Connection, path: Path, alias: str, *, read_only: bool) -> None:
    connection.execute(f"attach {quoted(str(path))} as {alias} {options(read_only=read_only)}")


def _use(connection: Connection, path: Path, *, read_only: bool) -> None:
    """Have a connection speak of one file without naming it."""
    _attach(connection, path, _SNAPSHOT, read_only=read_only)
    connection.execute(f"use {_SNAPSHOT}")


def quoted(text: str) -> str:
    """Quote a string literal for statements that take no parameter (ATTACH, SET)."""
    return "'" + text.replace("'", "''") + "'"
