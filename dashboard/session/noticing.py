"""What the app notices by itself: a new snapshot, whoever imported it, and a new day."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final

from dashboard.databases import Store, current_snapshot_name
from dashboard.decisions.clearing import clear
from dashboard.decisions.lapsing import lapse
from dashboard.decisions.verification import verify
from dashboard.session.moment import now, today
from dashboard.session.stores import store

_lock: Final = threading.Lock()
_verified: Final[dict[str, object]] = {}
_begun: Final[dict[str, object]] = {}


def notice_new_snapshot() -> None:
    """Verify once for each snapshot that this process has not seen; looking twice writes nothing twice."""
    _once(_verified, current_snapshot_name(store().settings), verify)


def notice_new_day() -> None:
    """Once a day, let lapse what was kept until yesterday, and delete case material whose time is over."""
    _once(_begun, today(), _begin_day)


def _begin_day(opened: Store, moment: datetime) -> None:
    lapse(opened, moment)
    clear(opened, moment)


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
