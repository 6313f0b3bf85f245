"""Which snapshot is current: one line in `snapshots/current`, moved in one step when a new one is whole."""

import os
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
    fresh = pointer.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(snapshot_id + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(pointer)
