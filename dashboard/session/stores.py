"""One store a data folder and process: a second one could not open the queue."""

import logging
import threading
from datetime import datetime
from typing import Final

from dashboard import settings
from dashboard.databases import Store
from dashboard.decisions.settings import write_overrides
from dashboard.decisions.shared_keys import open_store
from dashboard.decisions.wrong_clock import clock_fault, newest_event
from dashboard.settings import Settings

_stores: Final[dict[Settings, Store]] = {}
# Up to which change of the table `setting` each store's policy has been overlaid.
_followed: Final[dict[Settings, int]] = {}
_newest_at_start: Final[dict[Settings, datetime | None]] = {}
_lock: Final = threading.Lock()
_log: Final = logging.getLogger("dashboard.clock")


def store() -> Store:
    """Return the store of the data folder in use; raise `Refused` while another process holds its queue."""
    wanted = settings.load()
    with _lock:
        if wanted not in _stores:
            _stores[wanted] = open_store(wanted, settings.now())
            write_overrides(_stores[wanted])
            _note_clock(_stores[wanted])
        return _stores[wanted]


def _note_clock(opened: Store) -> None:
    """Keep what the history said of the time before this process wrote into it; log a clock that is wrong.

    A demo is as old as it is.
    """
    newest = None if opened.settings.demo else newest_event(opened)
    _newest_at_start[opened.settings] = newest
    if fault := clock_fault(newest, settings.now()):
        _log.error("%s", str(fault))


def newest_at_start() -> datetime | None:
    """Return when the newest event had happened that was there when the store was opened (naive UTC)."""
    return _newest_at_start.get(store().settings)


def follow_settings() -> None:
    """Lay over the policy what another server has changed. Not inside of a transaction."""
    opened = store()
    newest = opened.last_change("setting")
    if _followed.get(opened.settings, 0) < newest:
        write_overrides(opened)
        _followed[opened.settings] = newest


def close_stores() -> None:
    """Let go of every database file, when the server stops and after a test."""
    with _lock:
        while _stores:
            _stores.popitem()[1].close()
