"""Which snapshot is current: one line in `snapshots/current`, moved in one step when a new one is whole."""

import os
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.settings import Settings

_TIME: Final = "%Y%m%dT%H%M%SZ"


def current_snapshot_name(settings: Settings) -> str | None:
    """Return the id of the current snapshot, or None before the first import."""
    pointer = settings.snapshots / "current"
    return pointer.read_text(encoding="utf-8").strip() if pointer.exists() else None


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
    fresh = pointer.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(snapshot_id + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(pointer)
