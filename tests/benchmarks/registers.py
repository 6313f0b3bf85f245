"""Registers to measure on, made once in the work folder and used by every section."""

import os
from datetime import date, datetime
from pathlib import Path

from dashboard.databases import current_snapshot_name, point_at
from dashboard.register.importing import import_export
from dashboard.settings import Settings
from tests.generator.exports import write
from tests.generator.register import generate

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10)
LARGEST = 10_000_000


def export_of(work: Path, contacts: int) -> Path:
    """Return the folder of an export with so many contacts, and ten activities for each.

    LARGEST has five for each, and leaves out columns of theirs: on a disk of 60 GB there is no room for more.
    """
    folder = work / f"export_{contacts}"
    if not (folder / "whole").exists():
        largest = contacts >= LARGEST
        register = generate(contacts, 1, TODAY, 5 if largest else 10)
        write(register, folder, "lean" if largest else "data_loader", os.cpu_count() or 1)
        (folder / "whole").touch()
    return folder


def register_of(work: Path, contacts: int) -> Settings:
    """Return a data folder whose current snapshot has so many contacts."""
    settings = Settings(data=work / f"data_{contacts}", demo=False)
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    if current_snapshot_name(settings) is None:
        report = import_export(settings, [export_of(work, contacts)], now=NOW)
        point_at(settings, report.snapshot_id)
    return settings
