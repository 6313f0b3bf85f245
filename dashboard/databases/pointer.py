"""Which snapshot is current: one line in `snapshots/current`, moved in one step when a new one is whole."""

import os
import secrets
from pathlib import Path

from dashboard.settings import Settings


def current_snapshot_name(settings: Settings) -> str | None:
    """Return the id of the current snapshot, or None before the first import."""
    pointer = settings.snapshots / "current"
    return pointer.read_text(encoding="utf-8").strip() if pointer.exists() else None


def snapshot_path(settings: Settings, snapshot_id: str) -> Path:
    """Return the file of a snapshot."""
    return settings.snapshots / f"{snapshot_id}.duckdb"


def point_at(settings: Settings, snapshot_id: str) -> None:
    """Make a snapshot the current one. Readers of the old one finish undisturbed."""
    pointer = settings.snapshots / "current"
    fresh = pointer.with_suffix(f".{secrets.token_hex(4)}.part")  # litter, should the process end here
    while not _is_moved(fresh, pointer, snapshot_id):
        pass
    keep_name(settings.snapshots)


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


def keep_name(folder: Path) -> None:
    """Have the disk keep a new name in a folder, as it keeps what is in the file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
