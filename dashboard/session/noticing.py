"""The app notices a new snapshot, whoever imported it, and looks what it proves of what was carried out."""

import threading

from dashboard.databases import current_snapshot_name
from dashboard.decisions.verification import verify
from dashboard.session.moment import now
from dashboard.session.stores import store

_lock = threading.Lock()
_verified: dict[str, str | None] = {}


def notice_new_snapshot() -> None:
    """Verify once for each snapshot that this process has not seen; looking twice writes nothing twice."""
    opened = store()
    folder, current = str(opened.settings.data), current_snapshot_name(opened.settings)
    if _verified.get(folder) == current:
        return
    with _lock:
        if _verified.get(folder) != current:
            verify(opened, now())
            _verified[folder] = current
