"""Whether a database file can be trusted, asked before anything is served from it.

DuckDB keeps a checksum for each block of a file and looks at it when the block is read. So every table is
read once; the chain of hashes, which costs more, is followed where the process before was killed.
"""

from pathlib import Path
from typing import Final

from dashboard.databases.connections import NOT_IN_COPY, Connection, dictionaries, execute, open_snapshot
from dashboard.databases.faults import opening
from dashboard.text import N_
from dashboard.vocabulary import Refused

_BROKEN: Final = N_(
    "Event {seq} of the history does not fit the one before: the queue is damaged, or was changed by hand. "
    "Put its newest backup in its place, or tell whoever looks after the server."
)
_MEMORY: Final = "512MiB"
_EVERYTHING: Final = "bit_xor(hash(columns(*)))"


def last_event(cursor: Connection) -> int:
    """Return the number of the newest event of the attached queue, 0 where it has none yet."""
    try:
        found = dictionaries(execute(cursor, "queue/head"))
    except NOT_IN_COPY:
        return 0
    return int(str(found[0]["seq"])) if found else 0


def read_whole(cursor: Connection) -> None:
    """Read every table of the attached queue; DuckDB raises where a block does not fit its checksum."""
    execute(cursor, "duckdb/whole").fetchall()


def check_copy(path: Path, source: Path, *, aside: bool = False) -> None:
    """Read every table of a copy of the register; raise `Refused`, naming its source, where it is damaged.

    `aside`: people are at work meanwhile, who must not be slowed down, nor lose from memory what they read.
    """
    with open_snapshot(path, source) as connection, opening(source, copy=True):
        if aside:
            connection.execute("set threads = 1")
            connection.execute(f"set memory_limit = '{_MEMORY}'")
        for (table,) in execute(connection, "import/tables").fetchall():
            connection.table(table).aggregate(_EVERYTHING).fetchall()


def check_chain(cursor: Connection) -> None:
    """Raise `Refused` where an event of the attached queue does not fit the one before."""
    broken = dictionaries(execute(cursor, "duckdb/chain"))[0]["first_broken"]
    if broken is not None:
        raise Refused(_BROKEN, seq=broken)
