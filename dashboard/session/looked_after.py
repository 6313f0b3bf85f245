"""What this server has noticed since it started, for an officer to see: a wrong clock, a damaged copy."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from dashboard.databases import Store, current_snapshot_name
from dashboard.decisions.wrong_clock import clock_fault
from dashboard.session.moment import now
from dashboard.session.stores import newest_at_start, store
from dashboard.vocabulary import Refused

_ENOUGH_FOR: Final = timedelta(days=7)
_log: Final = logging.getLogger("dashboard.snapshots")
_read: Final[dict[str, "ReadCopy"]] = {}


@dataclass(frozen=True)
class ReadCopy:
    """A copy of the register that was read from end to end, when (naive UTC), and what is wrong with it."""

    snapshot_id: str
    moment: datetime
    fault: Refused | None

    def is_sound(self, snapshot_id: str, moment: datetime) -> bool:
        """Tell whether this is what was found of a copy not long before a moment, and nothing was wrong."""
        return self.fault is None and self.snapshot_id == snapshot_id and moment - self.moment < _ENOUGH_FOR


def wrong_clock() -> Refused | None:
    """Return what to say of the clock, as long as it does not fit the history that this server began with."""
    return clock_fault(newest_at_start(), now())


def read_copy(opened: Store, moment: datetime) -> None:
    """Read every block of the copy in use, which DuckDB holds against its checksum; once a week is enough.

    `moment` is naive UTC. What comes of it is kept to be shown. Raises `Refused` where the copy is damaged.
    """
    name, before = current_snapshot_name(opened.settings), _read.get(str(opened.settings.data))
    if name is None or (before and before.is_sound(name, moment)):
        return
    fault = None
    try:
        opened.read_copy(name)
    except Refused as error:
        fault = error
    _read[str(opened.settings.data)] = ReadCopy(name, moment, fault)
    if fault:
        raise fault
    _log.info("Every block of copy %s was read and is sound.", name)


def copy_read() -> ReadCopy | None:
    """Return what came of reading the copy in use; None where this server has not done so yet."""
    own = store().settings
    found = _read.get(str(own.data))
    return found if found and found.snapshot_id == current_snapshot_name(own) else None
