"""Which snapshot is current: one line in `snapshots/current`, moved in one step when a new one is whole."""

import os
import re
import secrets
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import Refused

_ID: Final = re.compile(rb"\w[\w-]*")
_RUBBISH: Final = N_(
    "{file} is damaged: it names no copy of the register. Write the name of the newest copy beside it into "
    "it, without .duckdb; or delete it, start again, and import the newest export."
)

_TIME: Final = "%Y%m%dT%H%M%SZ"


def current_snapshot_name(settings: Settings) -> str | None:
    """Return the id of the current snapshot, or None before the first import.

    Raises `Refused` where the pointer holds anything but an id, which is the name of a file beside it.
    """
    pointer = settings.snapshots / "current"
    try:
        written = pointer.read_bytes().strip()
    except FileNotFoundError:
        return None
    if not _ID.fullmatch(written):
        raise Refused(_RUBBISH, file=f"{settings.snapshots.name}/{pointer.name}")
    return written.decode("ascii")


def snapshot_path(settings: Settings, snapshot_id: str) -> Path:
    """Return the file of a snapshot."""
    return settings.snapshots / f"{snapshot_id}.duckdb"


def snapshot_moment(snapshot_id: str) -> datetime | None:
    """Return when a snapshot was made (naive UTC), as its id tells; None for a name that tells nothing."""
    try:
        return datetime.strptime(snapshot_id.split("-", maxsplit=1)[0], _TIME)  # noqa: DTZ007 - UTC by convention
    except ValueError:
        return None


def point_at(settings: Settings, snapshot_id: str) -> None:
    """Make a snapshot the current one. Readers of the old one finish undisturbed."""
    pointer = settings.snapshots / "current"
    fresh = pointer.with_suffix(f".{secrets.token_hex(4)}.part")  # litter, should the process end here
    while not _is_moved(fresh, pointer, snapshot_id):
        pass
    keep_on_disk(settings.snapshots)


def _is_moved(fresh: Path, pointer: Path, snapshot_id: str) -> bool:
    """Write the line and move the pointer; False where an import that begins has cleared it away."""
    with fresh.open("w", encoding="utf-8") as file:
        file.write(snapshot_id + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        fresh.replace(pointer)
    except FileNotFoundError:
        return False
    return True


def keep_on_disk(path: Path) -> None:
    """Have the disk keep what is in a file, or the new names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
