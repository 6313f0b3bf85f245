"""Writing a database's file anew under another key, or none: aside, and compared row by row."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from dashboard.databases.connections import Connection, execute, quoted
from dashboard.databases.encryption import load_cipher, options_of
from dashboard.databases.faults import OtherKey, opening
from dashboard.databases.pointer import keep_on_disk
from dashboard.text import N_
from dashboard.vocabulary import Refused

_DIFFERS: Final = N_("{file} could not be written anew without a difference. Nothing was changed.")
_COPY: Final = "copy from database old to new"
# Of every column, with the row's place: pages of the copies of a register find rows by their places.
_PLACED: Final = "row_number() over () as place_in_file, *"
# Hashed twice: DuckDB joins two hashes by XOR, which would come to the same for rows in another order.
_EVERYTHING: Final = "count(*), bit_xor(hash(hash(place_in_file, columns(*))))"


def has_key(path: Path, key: str | None) -> bool:
    """Tell whether a file is read with `key`, with None whether in plain text.

    Raises `Refused` where it is held by another process or damaged.
    """
    connection = duckdb.connect(":memory:")
    try:
        with opening(path):
            _attach(connection, path, "old", key, read_only=True)
    except OtherKey:
        return False
    finally:
        connection.close()
    return True


@contextmanager
def rewritten(path: Path, fresh: Path, old: str | None, new: str | None) -> Iterator[None]:
    """Write `path`, whose key is `old`, anew as `fresh` under `new`; hold `path` until the block ends.

    What stands in `fresh` is whole, on the disk, and the same row by row. Raises `Refused` where another
    process holds `path`, where it is damaged, or where encrypted files cannot be written here.
    """
    connection = duckdb.connect(":memory:")
    try:
        if old or new:
            load_cipher(connection)
        connection.execute(f"set temp_directory = {quoted(f'{fresh}.tmp')}")
        with opening(path):
            _attach(connection, path, "old", old, read_only=False)
            connection.execute("checkpoint old")  # so there is no log beside it any more
            _attach(connection, fresh, "new", new, read_only=False)
            connection.execute(_COPY)
            connection.execute("checkpoint new")
            if _content(connection, "old") != _content(connection, "new"):
                raise Refused(_DIFFERS, file=path.name)
        connection.execute("detach new")
        fresh.chmod(0o600)
        keep_on_disk(fresh)
        yield
    finally:
        connection.close()


def _attach(connection: Connection, path: Path, alias: str, key: str | None, *, read_only: bool) -> None:
    connection.execute(f"attach {quoted(str(path))} as {alias} {options_of(key, read_only=read_only)}")


def _content(connection: Connection, database: str) -> dict[str, object]:
    tables = [name for (name,) in execute(connection, "duckdb/tables", database=database).fetchall()]
    return {
        name: connection.table(f"{database}.{name}").project(_PLACED).aggregate(_EVERYTHING).fetchall()
        for name in tables
    }
