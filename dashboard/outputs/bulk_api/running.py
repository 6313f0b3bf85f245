"""A sending in the background: started, watched, stopped.

Should the process end, what was under way is settled by whoever looks next.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Final

from dashboard.databases import Store
from dashboard.outputs.bulk_api.connection import connect
from dashboard.outputs.bulk_api.line import Line
from dashboard.outputs.bulk_api.outcome import Outcome, Progress
from dashboard.outputs.bulk_api.sending import look, send
from dashboard.outputs.under_way import UnderWay
from dashboard.settings import SalesforceAccess, Settings
from dashboard.text import N_
from dashboard.vocabulary import Actor, DashboardError, Permission, Refused, require

_SIGNING_IN: Final = N_("Signing in to Salesforce")
_ALREADY: Final = N_("A sending to Salesforce is running already. Wait for it, or stop it first.")
_STOPPED: Final = N_(
    "The sending was stopped. What Salesforce had begun goes on there: look what came of it before you go on."
)


@dataclass
class Running:
    """One sending: by whom, how far, and in the end its outcome or the fault that broke it off."""

    actor: Actor
    progress: Progress = field(default_factory=lambda: Progress(_SIGNING_IN))
    outcome: Outcome | None = None
    fault: Exception | None = None
    _stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def ended(self) -> bool:
        """Tell whether it is over."""
        return self.outcome is not None or self.fault is not None

    def stop(self) -> None:
        """Let it end before the next sheet, or the next question how a job stands."""
        self._stopping.set()

    def wait(self, seconds: float) -> None:
        """Wait, or raise `Refused` as soon as somebody stops the sending."""
        if self._stopping.wait(seconds):
            raise Refused(_STOPPED)

    def tell(self, progress: Progress) -> None:
        """Keep how far it is."""
        self.wait(0)
        self.progress = progress

    def run(
        self,
        store: Store,
        access: SalesforceAccess,
        case_ids: Sequence[str] | None,
        now: Callable[[], datetime],
    ) -> None:
        """Send the cases, or with None only look; neither an error nor a fault leaves the thread unseen."""
        try:
            line = Line(store, self.actor, connect(access), now, self.wait, self.tell)
            self.outcome = look(line) if case_ids is None else send(line, case_ids)
        except DashboardError as error:
            self.outcome = Outcome(told=[error])
        except Exception as fault:  # noqa: BLE001 - raised again by whoever looks how it ended
            self.fault = fault


_sendings: Final[UnderWay[Running]] = UnderWay("sending", _ALREADY)


def start(
    store: Store,
    actor: Actor,
    access: SalesforceAccess,
    case_ids: Sequence[str] | None,
    *,
    now: Callable[[], datetime],
) -> Running:
    """Begin to send claimed cases, or with None to look what came of interrupted sendings.

    Raises `Denied`, and `Refused` while another sending runs.
    """
    require(actor, Permission.CARRY_OUT)
    running = Running(actor)
    return _sendings.begin(store.settings, running, partial(running.run, store, access, case_ids, now))


def current(settings: Settings) -> Running | None:
    """Return the sending of this data folder that runs, or that nobody has looked at since it ended."""
    return _sendings.current(settings)


def finish(settings: Settings) -> Outcome | None:
    """Take note of a sending that has ended, once; None where there is none. Raises what broke it off."""
    running = _sendings.finish(settings)
    return running.outcome if running else None
