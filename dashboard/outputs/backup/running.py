"""A backup as a thread of the app: a long history takes a while to copy, and nobody's click waits for it.

It belongs to the process, not to a browser's session: closing the tab ends no backup.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.databases import Store
from dashboard.outputs.backup.making import Made, Stage, back_up
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import Actor, DashboardError, Permission, Refused, require

_ALREADY: Final = N_("A backup is being made already. Wait for it.")

_lock: Final = threading.Lock()
_running: Final[dict[Path, "Running"]] = {}


@dataclass
class Running:
    """One backup: by whom, at what stage, and in the end what was made or what broke it off."""

    actor: Actor
    stage: Stage = Stage.WAITING
    made: Made | None = None
    error: DashboardError | None = None
    fault: Exception | None = None

    @property
    def ended(self) -> bool:
        """Tell whether it is over."""
        return bool(self.made or self.error or self.fault)

    def tell(self, stage: Stage) -> None:
        """Keep how far it is."""
        self.stage = stage

    def run(self, store: Store, folder: Path, now: Callable[[], datetime]) -> None:
        """Make it; neither an error nor a fault leaves the thread unseen."""
        try:
            self.made = back_up(store, folder, self.actor, now(), self.tell)
        except DashboardError as error:
            self.error = error
        except Exception as fault:  # noqa: BLE001 - raised again by whoever looks how it ended
            self.fault = fault


def start(store: Store, folder: Path, actor: Actor, *, now: Callable[[], datetime]) -> Running:
    """Begin a backup into a folder; `now` gives naive UTC. Raises `Denied`, `Refused` while one is made."""
    require(actor, Permission.CONFIGURE)
    with _lock:
        before = _running.get(store.settings.data)
        if before and not before.ended:
            raise Refused(_ALREADY)
        running = _running[store.settings.data] = Running(actor)
        work = threading.Thread(target=running.run, args=(store, folder, now), name="backup", daemon=True)
    work.start()
    return running


def current(settings: Settings) -> Running | None:
    """Return the backup of this data folder that is being made, or that nobody has looked at since."""
    with _lock:
        return _running.get(settings.data)


def finish(settings: Settings) -> Running | None:
    """Take note of a backup that has ended, once; None where there is none. Raises what broke it off."""
    with _lock:
        running = _running.get(settings.data)
        if running is None or not running.ended:
            return None
        del _running[settings.data]
    if running.fault:
        raise running.fault
    return running
