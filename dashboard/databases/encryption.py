"""DuckDB's own encryption of database files (AES-256-GCM), where a key is configured.

Reading needs the key only. Writing needs the engine's module `httpfs`, for its OpenSSL; it is not in the
Python package, and is never fetched: where it is not installed nothing is written, rather than in plain text.
"""

from typing import Final

import duckdb

from dashboard.settings import database_key
from dashboard.text import N_
from dashboard.vocabulary import Refused

_NO_MODULE: Final = N_(
    "REKISTERIVAHTI_DATABASE_KEY asks for encrypted files, but DuckDB's module httpfs is not installed here, "
    "so nothing is written. Install it as the README says, or leave the key out and encrypt the disk."
)
# Never from the network: what is loaded is what whoever looks after the server has put there.
_LOAD: Final = ("set autoinstall_known_extensions = false", "load httpfs", "set temp_file_encryption = true")


def ready_to_write(connection: duckdb.DuckDBPyConnection) -> None:
    """Load what writing encrypted files needs, where they are; raise `Refused` where it cannot be loaded."""
    if database_key() is not None:
        load_cipher(connection)


def load_cipher(connection: duckdb.DuckDBPyConnection) -> None:
    """Load what opening encrypted files for writing needs, whatever their key; raise `Refused` likewise."""
    try:
        for statement in _LOAD:
            connection.execute(statement)
    except duckdb.Error as error:
        raise Refused(_NO_MODULE) from error


def options(*, read_only: bool) -> str:
    """Return what ATTACH is told of a file: whether it is only read, and its key."""
    return options_of(database_key(), read_only=read_only)


def options_of(key: str | None, *, read_only: bool) -> str:
    """Return the same for a file that has another key than the one in use."""
    told = [*(["read_only"] if read_only else []), *([f"encryption_key '{key}'"] if key else [])]
    return f"({', '.join(told)})" if told else ""
