"""What the app notices by itself when somebody visits: a new snapshot, whoever imported it."""

import threading
from typing import Final

from dashboard.databases import current_snapshot_name
from dashboard.session.looking import look
from dashboard.session.moment import now
from dashboard.session.stores import store

_lock: Final = threading.Lock()
_looked_at: Final[dict[str, str | None]] = {}


def notice_new_snapshot() -> None:
    """Look once at each snapshot that this process has not seen, however many sessions notice it together."""
    opened = store()
    folder, name = str(opened.settings.data), current_snapshot_name(opened.settings)
    if folder in _looked_at and _looked_at[folder] == name:
        return
    with _lock:
        if folder not in _looked_at or _looked_at[folder] != name:
            look(opened, now())
            _looked_at[folder] = name
