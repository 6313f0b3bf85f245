"""Looking at a copy of the register: what it proves, who has come back, and what every control finds.

Importing, the daily work, a button and a visit all look here, so that one copy is looked at once, on one
server, unless somebody asks for it again. A large copy takes minutes: a visit begins that, and goes on.
"""

import logging
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
from dashboard.vocabulary import SYSTEM, described

_WORK: Final = "looking"
# As long as a visit waits: a small copy has been looked at by then, and the page shows what came of it.
GRACE_SECONDS = 2.0
_NEVER: Final = ""
_log: Final = logging.getLogger("dashboard.looking")
_looked_at: Final[dict[str, str | None]] = {}
_one_visit: Final = threading.Lock()


def look(opened: Store, moment: datetime) -> Looked:
    """Verify, watch, and then keep what the controls find; `moment` is naive UTC. Safe to do again."""
    with opened.alone(_WORK):
        return _look(opened, moment)


def notice_new_snapshot() -> bool:
    """Have a copy looked at that nobody has looked at yet; return whether somebody still does.

    A visit waits for a moment only.
    """
    opened = store()
    if _is_known(opened):
        return False
    if _one_visit.acquire(blocking=False):
        visit = threading.Thread(target=_visit, args=(opened, now()), name=_WORK, daemon=True)
        visit.start()
        visit.join(GRACE_SECONDS)
    return not _is_known(opened)


def _visit(opened: Store, moment: datetime) -> None:
    try:
        with opened.alone(_WORK, wait=False) as own:
            if own and not _is_known(opened):
                _look(opened, moment)
    except Exception as fault:  # noqa: BLE001 - no visit fails for it; the next one, and the daily work, try again
        _log.error("A copy of the register was not looked at: %s", described(fault))
    finally:
        _one_visit.release()


def _look(opened: Store, moment: datetime) -> Looked:
    name = current_snapshot_name(opened.settings)
    looked = looking.look(opened, moment, _hands(opened, moment))
    controls.record(opened, moment)
    controls.keep(opened, moment)
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
    """Tell whether this server has looked at the current copy, or any server has kept its figures."""
    name = current_snapshot_name(opened.settings)
    if _looked_at.get(str(opened.settings.data), _NEVER) == name:
        return True
    if name is None or not controls.are_recorded(opened, name):
        return False
    _looked_at[str(opened.settings.data)] = name
    return True
