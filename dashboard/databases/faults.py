"""What DuckDB's errors mean for people: each becomes one sentence that says what to do."""

import errno
import os
import shutil
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
_WRONG_KEY: Final = N_(
    "{file} cannot be read with this REKISTERIVAHTI_DATABASE_KEY, or none is set. Set the key that it was "
    "written with."
)
_NOT_ENCRYPTED: Final = N_(
    "{file} is not encrypted, but REKISTERIVAHTI_DATABASE_KEY is set. Leave the key out to use it, or write "
    "queue and copies anew under the key: python -m dashboard encrypt"
)
_KEY_WORDS: Final = ("Wrong encryption key", "Cannot open encrypted database")
_PLAIN_WORDS: Final = ("is not encrypted",)
_DAMAGED_COPY: Final = N_(
    "{file}, a copy of the register, is damaged or cannot be read here: put its backup in its place. Or "
    "delete the file current beside it, start again, and import the newest export."
)
_SOME_DAMAGED: Final = N_(
    "A file of the data folder is damaged, so nothing was read from it or written. Start the dashboard "
    "again: a damaged queue is named then. If none is named, it is the copy of the register: delete "
    "snapshots/current, and import the newest export."
)
READ_ONLY: Final = N_(
    "Nothing can be written into {folder}: let the user that runs the dashboard write there, or name another "
    "data folder (REKISTERIVAHTI_DATA)."
)
_NO_WRITING: Final = N_(
    "The disk takes nothing any more, so nothing was written: tell whoever looks after the server, and try "
    "again when it has been looked at."
)
_NO_MEMORY: Final = N_(
    "There is not enough memory for this, so nothing was done. Try again in a moment. If it stays so, tell "
    "whoever looks after the server: the database needs more of it (REKISTERIVAHTI_MEMORY)."
)
# The second: what does not fit into memory goes to the disk, as long as there is room.
_FULL_WORDS: Final = (os.strerror(errno.ENOSPC), "max_temp_directory_size")
# An IOException for another process; for this one a BinderException or, in 2.0, a ResourceInUseException.
_HELD_WORDS: Final = ("Could not set lock", "Conflicting lock", "already attached")
_READ_ONLY_WORDS: Final = tuple(os.strerror(each) for each in (errno.EROFS, errno.EACCES, errno.EPERM))
# What Linux answers once a disk has failed.
_BROKEN_DISK_WORDS: Final = tuple(os.strerror(each) for each in (errno.EROFS, errno.EIO))
_DAMAGED_WORDS: Final = ("Corrupt", "Could not read enough bytes", "not a valid DuckDB")
# A checkpoint of the write-ahead log (up to 16 MiB) needs room: without it DuckDB lets go of the file.
ROOM: Final = 64 * 2**20


class Held(Refused):
    """Another process has the file open."""


class NoMemory(Refused):
    """The engine needs more memory than it may take."""


class OtherKey(Refused):
    """The file is encrypted with another key than the one given, or not at all, or with one where none is."""


@contextmanager
def opening(path: Path, *, copy: bool = False) -> Iterator[None]:
    """Raise `Held` where another process has the file, `Refused` where it is damaged or cannot be used.

    Raises `NoMemory` where the file is not to blame. `copy`: it is a copy of the register.
    """
    try:
        yield
    except duckdb.Error as error:
        _refuse_no_room(error)
        if _says(error, _HELD_WORDS):
            raise Held(_HELD) from error
        if _says(error, _KEY_WORDS):
            raise OtherKey(_WRONG_KEY, file=path.name) from error
        if _says(error, _PLAIN_WORDS):
            raise OtherKey(_NOT_ENCRYPTED, file=path.name) from error
        if _says(error, _READ_ONLY_WORDS) and not copy:
            raise Refused(READ_ONLY, folder=str(path.parent)) from error
        if isinstance(error, duckdb.ProgrammingError):  # a fault of ours, not of the file
            raise
        raise Refused(_DAMAGED_COPY if copy else _DAMAGED, file=path.name) from error


@contextmanager
def room_to_write() -> Iterator[None]:
    """Raise `Refused` where the disk is full or damaged, whoever notices it, or `NoMemory`."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        refuse(error)
        raise


def refuse(error: Exception) -> None:
    """Raise `Refused` where an error means a full disk, one that has failed or a damaged file; `NoMemory`."""
    _refuse_no_room(error)
    if _says(error, _BROKEN_DISK_WORDS):
        raise Refused(_NO_WRITING) from error
    if isinstance(error, duckdb.Error) and _says(error, _DAMAGED_WORDS):
        raise Refused(_SOME_DAMAGED) from error


def check_room(folder: Path) -> None:
    """Raise `Refused` where the disk has so little room left that DuckDB might let go of a file there."""
    if shutil.disk_usage(folder).free < ROOM:
        raise Refused(FULL)


def is_let_go(error: Exception) -> bool:
    """Tell whether DuckDB has let go of a file: it has to be attached anew."""
    return isinstance(error, duckdb.Error) and "has been invalidated" in str(error)


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Raise `Refused` where a folder cannot be made, or nothing may be written into it."""
    try:
        yield
    except OSError as error:
        _refuse_no_room(error)
        raise Refused(READ_ONLY, folder=str(folder)) from error


def _refuse_no_room(error: Exception) -> None:
    if _says(error, _FULL_WORDS):
        raise Refused(FULL) from error
    if isinstance(error, duckdb.OutOfMemoryException):
        raise NoMemory(_NO_MEMORY) from error


def _says(error: Exception, words: tuple[str, ...]) -> bool:
    return any(each in str(error) for each in words)
