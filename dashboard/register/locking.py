"""One import at a time in a data folder, and no litter from one that was killed."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TextIO

from dashboard.databases import keep_on_disk, room_to_write
from dashboard.text import N_
from dashboard.vocabulary import Refused

if sys.platform != "win32":
    import fcntl

_LOCK: Final = "import.lock"
_RUNNING: Final = N_("An import is already running. Wait until it has ended.")
PART: Final = ".part"
WORK: Final = ".work"


@contextmanager
def only_import(folder: Path) -> Iterator[None]:
    """Hold the folder's import lock; raise `Refused` while another import runs, and where the disk fills.

    Litter is cleared first, and at the end whatever has not been put into place. Raises `Refused` as well
    where nothing can be written.
    """
    with only_one(folder, _LOCK, _RUNNING):
        clear_litter(folder)
        try:
            yield
        finally:
            clear_litter(folder)


@contextmanager
def only_one(folder: Path, name: str, running: str) -> Iterator[None]:
    """Hold the lock `name` of a folder; raise `Refused` with the sentence `running` while another holds it.

    Raises `Refused` as well where nothing can be written, and where the disk fills.
    """
    with _opened(folder, name) as file:
        _lock(file.fileno(), running)
        with room_to_write():
            yield


def clear_when_idle(folder: Path, uploads: Path) -> None:
    """Clear litter, with the uploads of an import that has ended; not while one runs: it holds the lock."""
    if folder.exists():
        with suppress(Refused), only_import(folder):
            shutil.rmtree(uploads, ignore_errors=True)


def _opened(folder: Path, name: str) -> TextIO:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return (folder / name).open("w", encoding="utf-8")
    except OSError as problem:
        raise Refused("Nothing can be written into the folder {folder}.", folder=str(folder)) from problem


def _lock(descriptor: int, running: str) -> None:
    if sys.platform == "win32":
        return  # the app keeps imports apart there
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        raise Refused(running) from problem


def clear_litter(folder: Path) -> None:
    """Remove what an import that was killed left behind: unfinished snapshots and their working files."""
    for path in folder.iterdir():
        if path.is_dir() and path.suffix in {WORK, ".tmp"}:
            shutil.rmtree(path, ignore_errors=True)
        elif PART in path.suffixes:
            path.unlink(missing_ok=True)


def into_place(part: Path, target: Path) -> None:
    """Put a finished file under its own name, safely on the disk, for this user's eyes only."""
    part.chmod(0o600)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(target)
    keep_on_disk(target.parent)
