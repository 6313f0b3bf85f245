"""What the app notices by itself: a new snapshot, whoever imported it, and a new day."""

import threading
from datetime import date

from dashboard.databases import current_snapshot_name
from dashboard.decisions.lapsing import lapse
from dashboard.decisions.verification import verify
from dashboard.session.moment import now, today
from dashboard.session.stores import store

_lock = threading.Lock()
_verified: dict[str, str | None] = {}
_begun: dict[str, date] = {}


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


def notice_new_day() -> None:
    """Once a day, let lapse what was to be kept until yesterday."""
    opened, day = store(), today()
    folder = str(opened.settings.data)
    if _begun.get(folder) == day:
        return
    with _lock:
        if _begun.get(folder) != day:
            lapse(opened, now())
            _begun[folder] = day
