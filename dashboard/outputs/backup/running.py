"""A backup in the background: a long history takes a while to copy, and nobody's click waits for it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from dashboard.databases import Store
from dashboard.outputs.backup.making import Made, Stage, back_up
from dashboard.outputs.under_way import UnderWay
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import Actor, DashboardError, Permission, require

_ALREADY: Final = N_("A backup is being made already. Wait for it.")


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

    def run(self, store: Store, folder: Path, now: datetime) -> None:
        """Make it; neither an error nor a fault leaves the thread unseen."""
        try:
            self.made = back_up(store, folder, self.actor, now, self.tell)
        except DashboardError as error:
            self.error = error
        except Exception as fault:  # noqa: BLE001 - raised again by whoever looks how it ended
            self.fault = fault


_backups: Final[UnderWay[Running]] = UnderWay("backup", _ALREADY)


def start(store: Store, folder: Path, actor: Actor, now: datetime) -> Running:
    """Begin a backup into a folder; `now` is naive UTC. Raises `Denied`, `Refused` while one is made."""
    require(actor, Permission.CONFIGURE)
    running = Running(actor)
    return _backups.begin(store.settings, running, partial(running.run, store, folder, now))


def current(settings: Settings) -> Running | None:
    """Return the backup of this data folder that is being made, or that nobody has looked at since."""
    return _backups.current(settings)


def finish(settings: Settings) -> Running | None:
    """Take note of a backup that has ended, once; None where there is none. Raises what broke it off."""
    return _backups.finish(settings)
