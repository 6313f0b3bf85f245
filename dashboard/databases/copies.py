"""Copies of the snapshots that several servers share, kept by each server: fetched beside, read from here."""

import logging
import os
import shutil
import threading
from pathlib import Path
from typing import Final

from dashboard.databases.connections import Connection, attach, dictionaries, execute
from dashboard.databases.faults import opening
from dashboard.databases.page import Snapshot
from dashboard.databases.pointer import current_snapshot_name, snapshot_path
from dashboard.databases.soundness import check_copy
from dashboard.settings import Settings
from dashboard.vocabulary import DashboardError, Refused, described

_PART: Final = ".part"
_log: Final = logging.getLogger("dashboard.snapshots")


class Copies:
    """Where this process reads snapshots from, and which is the newest that is here."""

    def __init__(self, settings: Settings) -> None:
        """Read from the data folder, or keep copies of a shared one in `copies/`."""
        self._settings = settings
        self._folder = settings.data / "copies"
        self._fetching: threading.Thread | None = None
        if settings.shared:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for torn in self._folder.glob(f"*{_PART}"):
                torn.unlink()

    def path(self, snapshot_id: str) -> Path:
        """Return the file to read a snapshot from."""
        if self._settings.shared is None:
            return snapshot_path(self._settings, snapshot_id)
        return self._folder / f"{snapshot_id}.duckdb"

    def current(self, before: str | None) -> str | None:
        """Return the snapshot to read: the current one, or the one `before` while that is being fetched."""
        wanted = current_snapshot_name(self._settings)
        if wanted is None or self._settings.shared is None or self.path(wanted).exists():
            return wanted
        if before is None:
            self._fetch(wanted)
            return wanted
        self._begin(wanted)
        return before

    def keep_only(self, snapshot_id: str | None) -> None:
        """Delete the copies of other snapshots: what is over must not stay on any server."""
        if self._settings.shared:
            for path in self._folder.glob("*.duckdb"):
                if path.stem != snapshot_id:
                    path.unlink()

    def attach(self, cursor: Connection, snapshot_id: str, alias: str) -> Snapshot:
        """Attach a snapshot for pages to read, and return what it says of itself; or leave it detached."""
        path = self.path(snapshot_id)
        attach(cursor, path, alias, read_only=True)
        try:
            with opening(path, copy=True):
                cursor.execute(f"set search_path = '{alias}.main'")
                found = dictionaries(execute(cursor, "imports/snapshot"))[0]
        except DashboardError:
            cursor.execute("set search_path = 'memory.main'")
            cursor.execute(f"detach {alias}")
            raise
        return Snapshot(**found)  # type: ignore[arg-type]

    def _begin(self, snapshot_id: str) -> None:
        if self._fetching is None or not self._fetching.is_alive():
            self._fetching = threading.Thread(target=self._try, args=(snapshot_id,), daemon=True)
            self._fetching.start()

    def _try(self, snapshot_id: str) -> None:
        try:
            self._fetch(snapshot_id)
        except (OSError, Refused) as fault:  # the next page tries again; meanwhile the old snapshot is read
            _log.error("A snapshot could not be fetched: %s", described(fault))

    def _fetch(self, snapshot_id: str) -> None:
        target = self.path(snapshot_id)
        part = target.with_name(f"{target.name}.{os.getpid()}{_PART}")
        source = snapshot_path(self._settings, snapshot_id)
        try:
            shutil.copyfile(source, part)
            part.chmod(0o600)
            check_copy(part, source)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        part.replace(target)
