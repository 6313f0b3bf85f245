"""Looking at a copy of the register: what it proves, who has come back, and what every control finds.

Importing, the daily work, a button and a visit all look here, so that one copy is looked at once unless
somebody asks for it again.
"""

import threading
from datetime import datetime
from typing import Final

from dashboard import controls
from dashboard.databases import Store, current_snapshot_name
from dashboard.decisions import looking
from dashboard.decisions.looking import Looked
from dashboard.decisions.tasks import NO_HANDS, Hands
from dashboard.session.moment import now
from dashboard.session.stores import store
from dashboard.vocabulary import SYSTEM

_one_at_a_time: Final = threading.Lock()
_NEVER: Final = ""
_looked_at: Final[dict[str, str | None]] = {}


def look(opened: Store, moment: datetime) -> Looked:
    """Verify, watch, and then keep the figures of the controls; `moment` is naive UTC. Safe to do again."""
    with _one_at_a_time:
        return _look(opened, moment)


def notice_new_snapshot() -> None:
    """Look at a copy that this process has not looked at yet; a visit does not wait while somebody does."""
    opened = store()
    if _is_known(opened) or not _one_at_a_time.acquire(blocking=False):
        return
    try:
        if not _is_known(opened):
            _look(opened, now())
    finally:
        _one_at_a_time.release()


def _look(opened: Store, moment: datetime) -> Looked:
    name = current_snapshot_name(opened.settings)
    looked = looking.look(opened, moment, _hands(opened, moment))
    controls.record(opened, moment)
    _looked_at[str(opened.settings.data)] = name
    return looked


def _hands(opened: Store, moment: datetime) -> Hands:
    """Ask the controls whether they still find what was corrected by hand."""
    with opened.page(SYSTEM) as page:
        if page.snapshot is None:
            return NO_HANDS
        stands = controls.standing(page, controls.inputs(opened.settings, moment))
        return Hands(snapshot_id=page.snapshot.snapshot_id, stands=stands)


def _is_known(opened: Store) -> bool:
    return _looked_at.get(str(opened.settings.data), _NEVER) == current_snapshot_name(opened.settings)
