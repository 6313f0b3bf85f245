"""What the app notices by itself: a new snapshot, whoever imported it, and a new day."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final

from dashboard.databases import Store, current_snapshot_name
from dashboard.decisions.lapsing import lapse
from dashboard.decisions.looking import look
from dashboard.session.moment import now, today
from dashboard.session.stores import store

_lock: Final = threading.Lock()
_looked_at: Final[dict[str, object]] = {}
_begun: Final[dict[str, object]] = {}


def notice_new_snapshot() -> None:
    """Look once at each snapshot that this process has not seen; looking twice writes nothing twice."""
    _once(_looked_at, current_snapshot_name(store().settings), look)


def notice_new_day() -> None:
    """Once a day, let lapse what was to be kept until yesterday."""
    _once(_begun, today(), lapse)


def _once(seen: dict[str, object], noticed: object, act: Callable[[Store, datetime], object]) -> None:
    """Act once for each thing noticed of a data folder, however many sessions notice it together."""
    opened = store()
    folder = str(opened.settings.data)
    if seen.get(folder) == noticed:
        return
    with _lock:
        if seen.get(folder) != noticed:
            act(opened, now())
            seen[folder] = noticed
