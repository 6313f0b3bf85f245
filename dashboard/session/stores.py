"""One store a data folder and process: a second one could not open the queue."""

import threading
from typing import Final

from dashboard import settings
from dashboard.databases import Store
from dashboard.decisions.settings import write_overrides
from dashboard.settings import Settings

_stores: Final[dict[Settings, Store]] = {}
_lock: Final = threading.Lock()


def store() -> Store:
    """Return the store of the data folder in use; raise `Refused` while another process holds its queue."""
    wanted = settings.load()
    with _lock:
        if wanted not in _stores:
            _stores[wanted] = Store(wanted)
            write_overrides(_stores[wanted])
        return _stores[wanted]


def close_stores() -> None:
    """Let go of every database file, when the server stops and after a test."""
    with _lock:
        while _stores:
            _stores.popitem()[1].close()
