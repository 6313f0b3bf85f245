"""What DuckDB's errors mean for people: each becomes one sentence that says what to do."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from dashboard.text import N_
from dashboard.vocabulary import Refused

FULL: Final = N_("The disk is full, so nothing was written: make room, then try again.")
_HELD: Final = N_("The dashboard is running and holds the queue. Do this in the dashboard, or stop it first.")
_DAMAGED: Final = N_(
    "{file} is damaged or cannot be read here: put its newest backup in its place, or tell whoever looks "
    "after the server."
)
# The second: what does not fit into memory goes to the disk, as long as there is room.
_FULL_WORDS: Final = (os.strerror(errno.ENOSPC), "max_temp_directory_size")
# An IOException for another process; for this one a BinderException or, in 2.0, a ResourceInUseException.
_HELD_WORDS: Final = ("Could not set lock", "Conflicting lock", "already attached")


class Held(Refused):
    """Another process has the file open."""


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Raise `Held` where another process has the file, `Refused` where it is damaged or may not be read."""
    try:
        yield
    except duckdb.Error as error:
        _refuse_full(error)
        if any(words in str(error) for words in _HELD_WORDS):
            raise Held(_HELD) from error
        if isinstance(error, duckdb.ProgrammingError):  # a fault of ours, not of the file
            raise
        raise Refused(_DAMAGED, file=path.name) from error


@contextmanager
def room_to_write() -> Iterator[None]:
    """Raise `Refused` where the disk is full, whoever notices it: DuckDB or the system."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        _refuse_full(error)
        raise


def _refuse_full(error: Exception) -> None:
    if any(words in str(error) for words in _FULL_WORDS):
        raise Refused(FULL) from error
